"""What an uninstall leaves: nothing of ours, everything of others, and the library unless it is asked for."""

from __future__ import annotations

from pathlib import Path

from smallprint.browsers.leftovers import clear
from smallprint.browsers.machine import Files

from .computer import everything_in, files_of
from .setups import keep_policies

ASIDE = "library-damaged-20260101T000000000000Z.db"


def wrote(files: Files) -> None:
    """Leave what a host leaves."""
    for file in (
        files.log,
        files.log.with_name("host.log.1"),
        files.cache / "knowledge-en-0123.json",
        files.cache / "tmpx1y2z3_4",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", "utf-8")


def labels(results: list[object]) -> list[str]:
    return [getattr(result, "label", "") for result in results]


def test_log_and_cache_go_with_their_folders(home: Path) -> None:
    (home / ".cache/other").mkdir(parents=True)
    (home / ".local/state").mkdir(parents=True)
    before = everything_in(home)
    files = files_of(home)
    wrote(files)
    left = everything_in(home)
    planned = clear(files, traces=True, library=False, dry_run=True)
    assert everything_in(home) == left
    assert clear(files, traces=True, library=False, dry_run=False) == planned
    assert labels([*planned]) == ["Log", "Cache"]
    assert everything_in(home) == before
    assert clear(files, traces=True, library=False, dry_run=False) == []


def test_the_library_goes_if_asked_with_all_that_is_beside_it(home: Path) -> None:
    file = keep_policies(home)
    for name in (
        "library.db-wal",
        "library.db-shm",
        "library.db-journal",
        ASIDE,
        f"{ASIDE}-wal",
    ):
        (file.parent / name).write_bytes(b"?")
    mine = {
        "notes.txt",
        "library.db.bak-2025",
        "library.db (my copy).zip",
        "library-damaged-rescued-by-me.db",
    }
    for name in mine:
        (file.parent / name).write_text("mine", "utf-8")
    wrote(files_of(home))
    assert labels([*clear(files_of(home), traces=True, library=False, dry_run=False)]) == ["Log", "Cache"]
    assert file.exists()
    assert labels([*clear(files_of(home), traces=True, library=True, dry_run=False)]) == ["Library"]
    assert {path.name for path in file.parent.iterdir()} == mine


def test_on_windows_all_of_it_is_in_one_folder(home: Path) -> None:
    ours = home / "AppData/Local/smallprint"
    files = Files(log=ours / "Logs/host.log", cache=ours / "Cache", library=ours / "library.db")
    wrote(files)
    (ours / "library.db").write_bytes(b"?")
    (ours / "library.db-lock").write_bytes(b"")
    clear(files, traces=True, library=False, dry_run=False)
    assert sorted(path.name for path in ours.iterdir()) == ["library.db", "library.db-lock"]
    clear(files, traces=True, library=True, dry_run=False)
    assert everything_in(home) == {"AppData", "AppData/Local"}


def test_links_are_removed_and_not_followed(home: Path) -> None:
    files = files_of(home)
    precious = home / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("keep me", "utf-8")
    files.cache.mkdir(parents=True)
    (files.cache / "knowledge-en.json").symlink_to(precious / "letter.txt")
    clear(files, traces=True, library=True, dry_run=False)
    assert (precious / "letter.txt").read_text("utf-8") == "keep me"
    assert not files.cache.exists()


def test_a_cache_that_is_a_link_is_unlinked_and_what_others_have_there_stays(home: Path) -> None:
    files = files_of(home)
    documents = home / "Documents"
    documents.mkdir()
    (documents / "thesis.txt").write_text("mine", "utf-8")
    files.cache.parent.mkdir()
    files.cache.symlink_to(documents)
    wrote(files)
    clear(files, traces=True, library=False, dry_run=False)
    assert everything_in(home / "Documents") == {"thesis.txt"}
    assert not files.cache.is_symlink()


def test_what_another_installation_uses_stays(home: Path) -> None:
    wrote(files_of(home))
    before = everything_in(home)
    assert clear(files_of(home), traces=False, library=False, dry_run=False) == []
    assert everything_in(home) == before


def test_without_a_place_of_its_own_there_is_nothing(home: Path) -> None:
    nowhere = Files(Path("log"), Path("cache"), Path("library.db"))
    assert clear(nowhere, traces=True, library=True, dry_run=False) == []
    assert everything_in(home) == set()
