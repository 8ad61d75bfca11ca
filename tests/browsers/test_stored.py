"""A look at the library that leaves its file as it is, whatever it is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from smallprint.browsers import stored
from smallprint.library.database import Database

from .computer import everything_in
from .setups import keep_policies

_KILLED = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("INSERT INTO policies (address, language) VALUES ('https://late.example/', 'en')")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_nothing_is_there_and_nothing_is_made(home: Path) -> None:
    assert stored.look(home / "library.db") == ("empty", 0)
    assert everything_in(home) == set()


def test_a_sound_library_is_left_as_it_was(home: Path) -> None:
    file = keep_policies(home, 7)
    before = everything_in(home), file.stat().st_mtime_ns, file.read_bytes()
    assert stored.look(file) == ("sound", 7)
    assert before == (everything_in(home), file.stat().st_mtime_ns, file.read_bytes())


def test_what_waits_in_the_log_of_a_killed_host_is_counted(home: Path) -> None:
    file = keep_policies(home, 2)
    subprocess.run([sys.executable, "-c", _KILLED, file], check=False)
    assert file.with_name("library.db-wal").stat().st_size
    assert stored.look(file) == ("sound", 3)


def test_a_host_that_comes_while_the_file_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read then may be half of the old state and half of the new: damage that there is not."""
    file = keep_policies(home, 2)
    read = stored._read

    def torn(file: Path, how: str, patience: float) -> tuple[stored.State, int]:
        if "immutable" not in how:
            return read(file, how, patience)
        subprocess.run([sys.executable, "-c", _KILLED, file], check=False)
        return "damaged", 0

    monkeypatch.setattr(stored, "_read", torn)
    assert stored.look(file) == ("sound", 3)


def test_bytes_in_its_path_that_are_no_text(home: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(home) + b"/zo\xeb"))
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk has text only")
    file = keep_policies(folder)
    assert stored.look(file) == ("sound", 3)


def test_while_another_host_writes(home: Path) -> None:
    file = keep_policies(home, 2)
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM policies")
        assert stored.look(file) == ("sound", 2)


def test_one_of_a_newer_version_is_not_judged(home: Path) -> None:
    file = keep_policies(home)
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA user_version = 99")
    assert stored.look(file) == ("newer", 0)


def test_damage_in_the_middle_is_found(home: Path) -> None:
    file = keep_policies(home, 2000)
    data = bytearray(file.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = os.urandom(4096)
    file.write_bytes(data)
    assert stored.look(file)[0] == "damaged"


def test_damage_at_the_start_is_found(home: Path) -> None:
    file = keep_policies(home)
    for data in (b"SQLite format 3\0" + b"\xff" * 5000, b"x", b"\0" * 100_000):
        file.write_bytes(data)
        assert stored.look(file)[0] == "damaged"


def test_another_kind_of_file_of_sqlite_is_damaged(home: Path) -> None:
    file = home / "library.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE other (x)")
    assert stored.look(file)[0] == "damaged"


def test_a_folder_in_its_place(home: Path) -> None:
    (home / "library.db").mkdir()
    assert stored.look(home / "library.db") == ("closed", 0)


def test_a_large_one_is_looked_at_for_so_long_only(home: Path) -> None:
    file = keep_policies(home, 20_000)
    assert stored.look(file, patience=-1) == ("unfinished", 20_000)
    assert stored.look(file, patience=60) == ("sound", 20_000)


def test_odd_characters_in_its_path(home: Path) -> None:
    folder = home / "50%?mode=rw#x"
    Database(folder / "library.db").read(lambda _: None)
    assert stored.look(folder / "library.db") == ("sound", 0)


def test_this_python_can_search() -> None:
    assert stored.can_search()
