"""What an uninstall leaves: nothing of ours, everything of others, and the library unless it is asked for."""

from __future__ import annotations

from pathlib import Path

from smallprint.browsers.leftovers import clear
from smallprint.browsers.machine import Files

from .computer import everything_in, files_of
from .setups import keep_policies


def wrote(files: Files) -> None:
    """Leave what a host leaves."""
    assert files.log is not None
    assert files.cache is not None
    for file in (
        files.log,
        files.log.with_name("host.log.1"),
        files.cache / "knowledge-en-0123.json",
        files.cache / "tmpx1y2z3",
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
    planned = clear(files, library=False, dry_run=True)
    assert everything_in(home) == left
    assert clear(files, library=False, dry_run=False) == planned
    assert labels([*planned]) == ["Log", "Cache"]
    assert everything_in(home) == before
    assert clear(files, library=False, dry_run=False) == []


def test_the_library_goes_if_asked_with_all_that_is_beside_it(home: Path) -> None:
    file = keep_policies(home)
    for name in (
        "library.db-wal",
        "library.db-shm",
        "library-damaged-2026.db",
        "library-damaged-2026.db-wal",
    ):
        (file.parent / name).write_bytes(b"?")
    (file.parent / "notes.txt").write_text("mine", "utf-8")
    wrote(files_of(home))
    assert labels([*clear(files_of(home), library=False, dry_run=False)]) == ["Log", "Cache"]
    assert file.exists()
    assert labels([*clear(files_of(home), library=True, dry_run=False)]) == ["Library"]
    assert [path.name for path in file.parent.iterdir()] == ["notes.txt"]


def test_on_windows_all_of_it_is_in_one_folder(home: Path) -> None:
    ours = home / "AppData/Local/smallprint"
    files = Files(log=ours / "Logs/host.log", cache=ours / "Cache", library=ours / "library.db")
    wrote(files)
    (ours / "library.db").write_bytes(b"?")
    (ours / "library.db-lock").write_bytes(b"")
    clear(files, library=False, dry_run=False)
    assert sorted(path.name for path in ours.iterdir()) == ["library.db", "library.db-lock"]
    clear(files, library=True, dry_run=False)
    assert everything_in(home) == {"AppData", "AppData/Local"}


def test_links_are_removed_and_not_followed(home: Path) -> None:
    files = files_of(home)
    assert files.cache is not None
    precious = home / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("keep me", "utf-8")
    files.cache.mkdir(parents=True)
    (files.cache / "link.json").symlink_to(precious / "letter.txt")
    (files.cache / "folder").symlink_to(precious)
    clear(files, library=True, dry_run=False)
    assert (precious / "letter.txt").read_text("utf-8") == "keep me"
    assert not files.cache.exists()


def test_without_a_home_there_is_nothing(home: Path) -> None:
    assert clear(Files(None, None, None), library=True, dry_run=False) == []
    assert clear(Files(Path("log"), Path("cache"), Path("library.db")), library=True, dry_run=False) == []
    assert everything_in(home) == set()
