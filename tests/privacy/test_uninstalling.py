"""What remains of a Smallprint that was used: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browsers.computer import use_browser

from .conversation import page
from .test_rights import LUMORA, summarize

if TYPE_CHECKING:
    from .account import Account


def test_nothing_remains_if_the_library_is_removed_too(account: Account) -> None:
    """Neither of a damaged library, nor of a host that was killed, nor of the registration."""
    for name in (".cache", ".local/share", ".local/state"):
        (account.home / name).mkdir(parents=True)
    use_browser(account.home / ".config/chromium")
    before = account.files()
    library, *_ = account.own
    summarize(account)
    (library / "library.db").write_bytes(b"damage" * 1000)
    with account.host(watched=False) as host:
        seen = page("https://www.lumora.example/privacy", LUMORA)
        assert host.result(1, "summarize", page=seen, keep=True)["unkept"] == ""
        host.process.kill()
    account.run("install", watched=False)
    assert (
        len({path.name for path in account.files() - before if path.name.startswith("library-damaged")}) >= 1
    )
    assert (account.home / ".config/chromium/NativeMessagingHosts/org.smallprint.host.json").exists()
    account.run("uninstall", "--library", "--yes", watched=False)
    assert account.files() == before
