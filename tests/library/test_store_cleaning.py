"""What was removed is nowhere in the file, however its overwriting is disturbed; and it is in nobody's way."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest

from smallprint.errors import CancelledError, LibraryError
from smallprint.library import cleaning, database, removing
from smallprint.library.store import Store, Stored

from .storing import moment, record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GONE = "Zanzibarquux"
LATE = "2027-03-01T00:00:00.000+00:00"

REMOVALS: dict[str, Callable[[Store], int]] = {
    "remove": lambda store: store.remove([1]),
    "remove_all": lambda store: store.remove_all(),
    "sweep": lambda store: store.sweep(LATE),
}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a policy full of a word that is nowhere else, to be cleaned in many steps."""
    monkeypatch.setattr(cleaning, "VERSIONS", 1)
    monkeypatch.setattr(cleaning, "PAGES", 1)
    path = tmp_path / "library.db"
    store = Store(path)
    for number in range(4):
        words = " ".join(f"{GONE}{each}" for each in range(900))
        made = record(GONE, f"{words} {number}", cards=GONE, policy=GONE.encode() * 3000)
        store.keep(made, moment(number), sites=[f"{GONE}.example"], show=True)
    for number in range(30):
        text = " ".join(f"word{number}x{each}" for each in range(200))
        store.keep(record(f"Birch{number}", text), "2027-02-01T00:00:00.000+00:00", show=False)
    store.retain(100)
    return path


def is_held(path: Path) -> bool:
    """Whether anything of it is in any file of the library."""
    # The index has the word in pieces: what it shares with the one before is left out.
    return any(b"anzibarquu" in file.read_bytes().lower() for file in path.parent.iterdir())


def is_sound(path: Path, policies: int = 30) -> bool:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM leaving").fetchone() == (0,)
    found = Store(path).entries(search="word", practices=frozenset(), sort="name", start=0, count=99)
    return found[1] == policies and Store(path).set_aside() == ""


def stop() -> None:
    raise CancelledError


def test_it_is_gone_when_the_removal_returns(path: Path) -> None:
    assert is_held(path)
    assert Store(path).remove([1]) == 1
    assert not is_held(path)
    assert is_sound(path)


def test_a_removal_is_one_quick_transaction(path: Path) -> None:
    store = Store(path)
    kept = store.version(1)
    assert kept is not None
    with pytest.raises(CancelledError):
        store.remove([1], stop)
    assert store.version(1) is None
    assert store.words([1]) == {}
    with pytest.raises(LibraryError):
        store.packed_policy(1)
    assert store.entries(search=GONE, practices=frozenset(), sort="read", start=0, count=5) == ([], 0)
    assert is_held(path)  # the rest comes after it
    store.clean()
    assert not is_held(path)
    assert is_sound(path)


@pytest.mark.parametrize("later", ["remove", "sweep"])
def test_the_next_removal_finishes_it(later: str, path: Path) -> None:
    with pytest.raises(CancelledError):
        Store(path).remove([1], stop)
    REMOVALS[later](Store(path))
    assert not is_held(path)
    assert is_sound(path)


def test_others_write_between_its_steps(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    other, steps = Store(path), count()

    def watch() -> None:
        step = next(steps)
        other.keep(record(f"Elm{step}", f"Leaves {step}."), moment(step), show=True)

    Store(path).remove([1], watch)
    assert next(steps) > 20
    assert not is_held(path)
    Store(path).clean()
    assert is_sound(path, 30)


def test_an_index_in_one_piece_is_merged_though_others_add_to_it(path: Path) -> None:
    store, other = Store(path), Store(path)
    policy = store.keep(record("Second", f"{GONE} second " * 99), LATE, show=True).policy
    store.remove([1])  # which leaves the index in one piece, with the second in it
    assert is_held(path)
    added: list[Stored] = []

    def watch() -> None:
        if not added and store._database.read(cleaning._stage) == cleaning.WORDS:
            added.extend(other.keep(record(f"Elm{each}"), moment(each), show=True) for each in range(3))

    store.remove([policy], watch)
    assert len(added) == 3
    assert not is_held(path)
    assert is_sound(path)


def test_a_removal_while_another_is_cleaned(path: Path) -> None:
    """At any step: what a second host removes is gone as well, though it leaves the cleaning to the first."""
    for at in range(0, 60, 12):
        store, steps = Store(path), count()
        first = store.keep(record("First", f"{GONE} first"), LATE, show=True).policy
        second = store.keep(record("Second", f"{GONE} second " * 99), LATE, show=True).policy

        def watch(at: int = at, second: int = second, steps: count[int] = steps) -> None:
            if next(steps) == at:
                with pytest.raises(CancelledError):
                    Store(path).remove([second], stop)

        store.remove([1, first], watch)
        store.remove([second])  # where there were fewer steps
        assert not is_held(path)
        assert is_sound(path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_host_that_is_killed_at_any_step_is_followed_by_one_that_finishes(path: Path) -> None:
    for at in count(0, 7):
        policy = Store(path).keep(record(GONE, f"{GONE} {at} " * 3000), moment(at), show=True).policy
        child = os.fork()
        if child == 0:
            _remove_and_die(path, policy, at)
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        Store(path).clean()
        assert not is_held(path)
        assert is_sound(path)
        if not killed:
            break
    assert at > 5


def _remove_and_die(path: Path, policy: int, at: int) -> None:
    steps = count()

    def watch() -> None:
        if next(steps) == at:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        Store(path).remove([policy], watch)
    finally:
        os._exit(0)  # never back into the tests


def test_a_killed_removal_of_everything_is_finished_when_it_is_opened_next(path: Path) -> None:
    store = Store(path)
    store._database.write(removing.remove_all)  # and killed
    assert is_held(path)
    store = Store(path)
    assert store.look_up("x.example", []) is None
    assert not is_held(path)
    assert is_sound(path, 0)


def test_a_removal_does_not_hide_that_everything_was_removed(path: Path) -> None:
    database = Store(path)._database
    database.write(removing.remove_all)
    database.write(lambda db: cleaning.require(db, cleaning.ROWS))  # what a host does that was open before
    assert Store(path).look_up("x.example", []) is None
    assert not is_held(path)


@pytest.mark.parametrize("removal", REMOVALS)
def test_what_others_still_read_stays_due(removal: str, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM versions").fetchone()
        assert REMOVALS[removal](Store(path)) > 0
        assert is_held(path)
        Store(path).clean()
        assert is_held(path)
        reader.execute("ROLLBACK")
        Store(path).clean()  # the reader is still connected: nothing else empties the log
        assert not is_held(path)
    assert is_sound(path, 0 if removal == "remove_all" else 30)


@pytest.mark.parametrize("removal", REMOVALS)
def test_damaged_files_are_copies_of_what_is_removed(removal: str, path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"garbage" + content[7:])
    store = Store(path)
    assert store.set_aside() != ""
    kept = store.keep(record(GONE), moment(1), show=True)
    store.retain(100)
    assert store.remove([kept.policy + 1]) == 0
    assert is_held(path)
    assert store.set_aside() != ""  # nothing was removed
    assert REMOVALS[removal](store) == 1
    assert store.set_aside() == ""
    assert not is_held(path)
    assert [file.name for file in path.parent.iterdir() if "damaged" in file.name] == []


def test_nothing_is_merged_where_nothing_was_removed(path: Path) -> None:
    def never() -> None:
        raise AssertionError

    store = Store(path)
    store.clean(never)
    store.sweep(moment(9), never)
    assert store.remove([99], never) == 0
