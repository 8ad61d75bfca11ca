"""All that Smallprint writes is for its owner only, in an account whose umask leaves every right to everybody."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

from tests.browsers.computer import use_browser
from tests.policies import POLICIES

from .conversation import page

if TYPE_CHECKING:
    from pathlib import Path

    from .account import Account

FOLDER, FILE = 0o700, 0o600
LUMORA = (POLICIES / "lumora" / "source.html").read_text(encoding="utf-8")


def summarize(account: Account, words: str = "") -> None:
    """Have a host read and keep a policy."""
    seen = page("https://www.lumora.example/privacy", LUMORA.replace("</main>", f"<p>{words}</main>"))
    with account.host(watched=False) as host:
        assert host.result(1, "summarize", page=seen, keep=True)["unkept"] == ""
        host.result(2, "list")  # by its answer, what the first one says is in the log
        assert host.close()[0] == 0


def too_wide(paths: set[Path]) -> dict[str, str]:
    """Those that anybody but their owner may use, with their rights."""
    rights = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    return {
        str(path): f"{mode:o}" for path, mode in rights.items() if mode & ~(FOLDER if path.is_dir() else FILE)
    }


def test_hosts_and_commands_write_for_their_owner_only(account: Account) -> None:
    library, *_ = account.own
    summarize(account)
    with closing(sqlite3.connect(library / "library.db")) as reader:
        reader.execute("SELECT * FROM sqlite_master").fetchall()  # as another host that is at work
        summarize(account, "We sell your shoe size.")
        assert {path.name.removeprefix("library.db") for path in library.iterdir()} == {
            "", "-lock", "-shm", "-wal"
        }  # fmt: skip
        assert too_wide(account.files()) == {}
    account.run("library", "export", "--format", "html", account.home / "pages", watched=False)
    written = account.files()
    assert account.home / "pages/index.html" in written
    assert {path for folder in account.own for path in folder.iterdir()} < written
    assert too_wide(written) == {}


def test_what_a_browser_is_told_can_be_read_by_all_and_written_by_its_owner(account: Account) -> None:
    use_browser(account.home / ".config/chromium").chmod(FOLDER)
    before = account.files()
    account.run("install", watched=False)
    made = account.files() - before
    assert {path.name for path in made if path.is_file()} == {"org.smallprint.host.json"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} <= {0o755, 0o644}


def test_what_is_open_to_others_is_closed_and_not_relied_on(account: Account) -> None:
    summarize(account)
    own = [path for folder in account.own for path in (folder, *folder.iterdir())]
    for path in own:
        path.chmod(0o777 if path.is_dir() else 0o666)
    [cache] = account.own[-1].iterdir()
    cache.write_text("{}")
    summarize(account, "We sell your shoe size.")
    assert too_wide(set(own)) == {}
    assert cache.stat().st_size > 100_000  # worked out anew
