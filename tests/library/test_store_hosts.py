"""More than one host at once, and hosts that are killed at any moment."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.errors import LibraryError
from smallprint.library import database
from smallprint.library.store import Store

from .storing import moment, record
from .writer import numbered

if TYPE_CHECKING:
    from tests.conftest import Effort

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200


def start(path: Path, name: str, first: int = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.library.writer", str(path), name, str(first)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def told(writer: subprocess.Popen[bytes]) -> int:
    assert writer.stdout is not None
    return int(writer.stdout.readline())


def end(writer: subprocess.Popen[bytes]) -> list[int]:
    writer.kill()
    rest, _ = writer.communicate()
    return [int(line) for line in rest.splitlines() if line]


def kept(store: Store, name: str, number: int) -> bool:
    """Whether a record is there and whole, or has been written over by the next engine."""
    asked = numbered(name, number)
    stored = store.find_text(asked.address, asked.language, asked.sha256)
    return (
        stored is not None
        and len(stored.report) == 3000
        and len(set(stored.report)) == 1
        and store.packed_policy(stored.version) == asked.policy
        and [stored.version] == [v.version for v in store.versions(stored.policy) if v.sha256 == asked.sha256]
    )


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def test_two_hosts_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    writers = {name: start(path, name) for name in ("Birch", "Cedar", "Dune")}
    done: dict[str, list[int]] = {name: [] for name in writers}
    try:
        for _ in range(40):
            for name, writer in writers.items():
                done[name].append(told(writer))
    finally:
        for name, writer in writers.items():
            done[name] += end(writer)
    store = Store(path)
    assert_sound(path)
    assert all(kept(store, name, number) for name, numbers in done.items() for number in numbers)
    assert all(len(numbers) >= 40 for numbers in done.values())
    assert store.set_aside() == ""
    assert [file for file in tmp_path.iterdir() if "damaged" in file.name] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, effort: Effort) -> None:
    """The writers are forked, which is quick: each begins with nothing open, as a new process does."""
    path = tmp_path / "library.db"
    store = Store(path)
    moments = random.Random(7)  # noqa: S311 - moments, no secrets
    number, killed_at_work, kills = 0, 0, effort(KILLS // 4, KILLS)
    for _ in range(kills):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _write_for_ever(path, number, writing)
        os.close(writing)
        select.select([reading], [], [], 10)  # its first record is kept
        time.sleep(moments.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            acknowledged = [int(line) for line in pipe.read().splitlines()]
        assert acknowledged, "the writer came to nothing"
        killed_at_work += Path(f"{path}-wal").exists()
        assert_sound(path)
        assert all(kept(store, "Birch", each) for each in acknowledged)
        number = acknowledged[-1] + 1
    assert killed_at_work > kills / 4, "too few were killed while they wrote"
    assert all(kept(store, "Birch", each) for each in range(number))
    assert store.set_aside() == ""


def _write_for_ever(path: Path, number: int, pipe: int) -> None:
    try:
        store = Store(path)
        while True:
            store.keep(numbered("Birch", number), moment(number % 1400), sites=["birch.example"], show=True)
            os.write(pipe, f"{number}\n".encode())
            number += 1
    finally:
        os._exit(1)  # never back into the tests


def test_a_killed_first_start_is_no_damage(tmp_path: Path) -> None:
    moments = random.Random(8)  # noqa: S311 - moments, no secrets
    for turn in range(8):
        path = tmp_path / str(turn) / "library.db"
        writer = start(path, "Birch")
        deadline = time.monotonic() + 10
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(moments.random() * 0.01)
        done = end(writer)
        store = Store(path)
        assert all(kept(store, "Birch", number) for number in done)
        store.keep(record(), moment(1), show=False)
        assert store.set_aside() == ""
        assert_sound(path)


def test_a_host_that_never_ends_writing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    path = tmp_path / "library.db"
    store = Store(path)
    version = store.keep(record(), moment(1), show=False).version
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.version(version) is not None  # reading goes on
        with pytest.raises(LibraryError, match="busy") as caught:
            store.show(version, moment(2))
    assert caught.value.code == "library_failed"
    store.show(version, moment(2))
    assert store.set_aside() == ""
