"""Files that are damaged, of another Smallprint or out of reach: named, set aside or left alone, never a crash."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.errors import LibraryError
from smallprint.library import database, schema
from smallprint.library.store import Store

from .storing import moment, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = range(12)

METHODS: dict[str, Callable[[Store], object]] = {
    "keep": lambda store: store.keep(record("Aster"), moment(9), sites=["aster.example"], show=True),
    "look_up": lambda store: store.look_up("birch1.example/privacy", ["birch2.example"]),
    "find_text": lambda store: store.find_text("birch1.example/privacy", "en", record().sha256),
    "stored_by_hash": lambda store: store.stored_by_hash(record().sha256),
    "version": lambda store: store.version(2),
    "versions": lambda store: store.versions(2),
    "words": lambda store: store.words([1, 2, 3]),
    "see": lambda store: store.see(1, 2),
    "show": lambda store: store.show(1, moment(9)),
    "replace": lambda store: store.replace(1, record("Birch0", engine="2")),
    "list": lambda store: store.entries(
        search="birch share", practices=frozenset({"sells"}), sort="changed", start=0, count=50
    ),
    "counts": lambda store: store.counts({"sells": frozenset({"sells"})}),
    "everything": lambda store: list(store.everything()),
    "retain": lambda store: store.retain(9),
    "restore": lambda store: store.restore(list(store.everything())),
    "sweep": lambda store: store.sweep(moment(9)),
    "clean": lambda store: store.clean(),
    "size": lambda store: store.size(),
    "set_aside": lambda store: store.set_aside(),
    "remove": lambda store: store.remove([1]),
    "remove_all": lambda store: store.remove_all(),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of some pages, to be damaged."""
    path = tmp_path_factory.mktemp("sound") / "library.db"
    store = Store(path)
    for number in range(40):
        text = f"Text {number}. " + "We share it with partners. " * 60
        practices = frozenset({"sells", f"practice_{number}"})
        made = record(f"Birch{number % 20}", text, practices=practices, report=os.urandom(3000))
        store.keep(made, moment(number), sites=[f"birch{number}.example"], show=number % 2 == 0)
    return path


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "library.db"))


def aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("library-damaged-*.db"))


def works(store: Store) -> None:
    kept = store.keep(record("Works"), moment(10), show=True)
    found = store.look_up("works.example/privacy", [])
    assert found is not None
    assert found.version == kept.version


@pytest.mark.parametrize("method", METHODS)
def test_garbage_is_set_aside_whatever_meets_it(method: str, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"no database at all " * 500)
    store = Store(path)
    METHODS[method](store)
    works(store)
    if method == "remove_all":  # what was set aside holds policies, too
        assert aside(path) == []
        return
    [found] = aside(path)
    assert found.read_bytes() == b"no database at all " * 500
    assert store.set_aside() == str(found)
    store.forget_set_aside()
    assert store.set_aside() == ""


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "table", ["policies", "versions", "documents", "says", "leaving", "settings", "search"]
)
def test_a_missing_table_is_damage(table: str, method: str, damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as db:
        db.execute(f"DROP TABLE {table}")
        db.commit()
    store = Store(damaged)
    METHODS[method](store)
    METHODS["list"](store)
    store.keep(record("Aster"), moment(1), show=False)
    store.set_aside()
    store.see(1, 1)
    store.remove([0])
    list(store.everything())
    works(store)
    assert len(aside(damaged)) == 1 or method == "remove_all"


@pytest.mark.parametrize("seed", SEEDS)
def test_flipped_bytes(seed: int, damaged: Path) -> None:
    """Some are found out at once, some late, some never; no method fails for it."""
    chance = random.Random(seed)  # noqa: S311 - places, no secrets
    content = bytearray(damaged.read_bytes())
    for _ in range(60):
        # Not the header's version, which makes it the library of a newer Smallprint.
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    damaged.write_bytes(content)
    store = Store(damaged)
    for method in METHODS.values():
        method(store)
        works(store)


@pytest.mark.parametrize("kept", [0, 1, 99, 3000, 4096, 50_000])
def test_truncated_files(kept: int, damaged: Path) -> None:
    os.truncate(damaged, kept)
    store = Store(damaged)
    for method in METHODS.values():
        method(store)
        works(store)


def test_a_log_of_garbage_is_no_damage(damaged: Path) -> None:
    Path(f"{damaged}-wal").write_bytes(os.urandom(50_000))
    Path(f"{damaged}-shm").write_bytes(os.urandom(32_768))
    store = Store(damaged)
    assert store.entries(search="", practices=frozenset(), sort="read", start=0, count=5)[1] == 20
    works(store)
    assert aside(damaged) == []


@pytest.mark.parametrize("wrong", ["x'00ff'", "'words'", "9.5", "-3", "''"])
def test_values_of_the_wrong_type(wrong: str, damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as db:
        for column in (
            "url",
            "service",
            "title",
            "words",
            "updated",
            "watch_outs",
            "engine",
            "read_at",
            "shown_at",
        ):
            db.execute(f"UPDATE versions SET {column} = {wrong}")  # noqa: S608 - from the lists above
        db.execute(f"UPDATE documents SET policy = {wrong}, report = {wrong}")  # noqa: S608
        db.execute(f"INSERT INTO settings VALUES ('retention', {wrong})")  # noqa: S608
        db.commit()
    store = Store(damaged)
    for method in METHODS.values():
        method(store)
    works(store)
    assert aside(damaged) == []


def test_words_that_are_no_text(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as db:
        db.execute("UPDATE versions SET service = CAST(x'ff41c328' AS TEXT)")
        db.commit()
    rows, _ = Store(damaged).entries(search="", practices=frozenset(), sort="name", start=0, count=1)
    assert rows[0].service == "\ufffdA\ufffd("


def test_a_mistake_of_ours_is_told_and_a_sound_file_stays(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as db:
        db.execute("ANALYZE")  # adds a table of SQLite's own
        db.commit()
    store = Store(damaged)
    with pytest.raises(LibraryError) as caught:
        store._database.write(lambda db: db.execute("SELECT nothing FROM nowhere"))
    assert caught.value.code == "library_failed"
    with pytest.raises(LibraryError) as caught:
        store._database.write(lambda db: db.execute("SELECT ?"))  # Python's module refuses it
    assert caught.value.code == "library_failed"
    assert aside(damaged) == []
    assert len(list(store.everything())) == 40


def test_a_missing_column_is_damage(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as db:
        db.execute("ALTER TABLE versions DROP COLUMN watch_outs")
        db.commit()
    works(Store(damaged))
    assert len(aside(damaged)) == 1


@pytest.mark.parametrize("garbage", [b"no database at all " * 500, b"SQLite format 3\0" + b"x" * 9000])
def test_a_damaged_lock_is_made_anew(garbage: bytes, damaged: Path) -> None:
    lock = Path(f"{damaged}-lock")
    lock.write_bytes(garbage)
    store = Store(damaged)
    assert store.entries(search="", practices=frozenset(), sort="read", start=0, count=5)[1] == 20
    works(store)
    assert lock.read_bytes() != garbage
    assert aside(damaged) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are always text there")
def test_a_path_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff")) / "library.db"
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 1000)
    store = Store(path)
    works(store)
    assert store.set_aside().endswith(".db")
    store.set_aside().encode()
    path.unlink()
    Path(f"{path}-lock").unlink()
    Path(f"{path}-lock").mkdir()
    with pytest.raises(LibraryError) as caught:
        works(store)
    caught.value.hint.encode()


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    (path / "inside").mkdir(parents=True)
    store = Store(path)
    works(store)
    assert (aside(path)[0] / "inside").is_dir()
    store.remove_all()
    assert (aside(path)[0] / "inside").is_dir()  # it was never ours


def test_the_log_goes_with_the_file(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as other:
        other.execute("DROP TABLE settings")
        other.commit()  # into the log, which is there as long as this host is
        works(Store(damaged))
        assert Store(damaged).set_aside() != ""
        [found] = aside(damaged)
        assert Path(f"{found}-wal").stat().st_size > 0
    works(Store(damaged))
    assert len(aside(damaged)) == 1


def test_hosts_that_meet_the_damage_at_once_set_one_file_aside(tmp_path: Path) -> None:
    for turn in range(5):
        path = tmp_path / str(turn) / "library.db"
        path.parent.mkdir()
        path.write_bytes(b"garbage" * 1000)
        gate = threading.Barrier(6)
        failed: list[BaseException] = []

        def host(
            number: int,
            path: Path = path,
            gate: threading.Barrier = gate,
            failed: list[BaseException] = failed,
        ) -> None:
            try:
                gate.wait()
                Store(path).keep(record(f"Host{number}"), moment(1), show=True)
            except BaseException as error:  # for the thread that looks
                failed.append(error)

        hosts = [threading.Thread(target=host, args=(number,)) for number in range(6)]
        for each in hosts:
            each.start()
        for each in hosts:
            each.join()
        assert failed == []
        assert len(aside(path)) == 1
        assert len(list(Store(path).everything())) == 6


def test_the_library_of_a_newer_smallprint_is_left_alone(damaged: Path) -> None:
    with closing(sqlite3.connect(damaged)) as db:
        db.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    before = damaged.read_bytes()
    for name, method in METHODS.items():
        if name != "size":
            with pytest.raises(LibraryError) as caught:
                method(Store(damaged))
            assert caught.value.code == "library_newer"
    assert damaged.read_bytes() == before
    assert aside(damaged) == []


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder of an ordinary user, whom the tests then are: for root nothing is read-only."""
    with tempfile.TemporaryDirectory() as name:
        user = 65534 if os.geteuid() == 0 else os.geteuid()
        before = os.geteuid()
        os.chown(name, user, -1)
        os.seteuid(user)
        try:
            yield Path(name)
        finally:
            Path(name).chmod(0o700)
            os.seteuid(before)


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
def test_no_right_to_write_is_told(sound: Path) -> None:
    content = sound.read_bytes()
    with nobody() as folder:
        path = folder / "deep" / "library.db"
        store = Store(path)
        works(store)
        path.write_bytes(content)
        path.chmod(0o400)
        with pytest.raises(LibraryError, match="cannot be opened") as caught:
            store.keep(record(), moment(1), show=False)
        assert caught.value.code == "library_failed"
        assert str(path) in caught.value.hint
        folder.chmod(0o500)
        with pytest.raises(LibraryError, match="cannot be opened"):
            Store(folder / "other" / "library.db").look_up("x", [])
        folder.chmod(0o700)
        assert aside(path) == []
        assert path.read_bytes() == content


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Store(tmp_path / "file" / "library.db").set_aside()


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
def test_no_space_is_told_and_nothing_is_lost(damaged: Path) -> None:
    store = Store(damaged)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(LibraryError) as caught:
            store.keep(record("Aster", "Much. " * 200_000), moment(1), show=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code == "library_failed"
    assert aside(damaged) == []
    assert len(list(store.everything())) == 40
    works(store)


def test_a_full_file_is_told(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = database.Database._connect

    def narrow(self: database.Database) -> sqlite3.Connection:
        db = connect(self)
        db.execute("PRAGMA max_page_count = 1")  # as many as there are
        return db

    monkeypatch.setattr(database.Database, "_connect", narrow)
    with pytest.raises(LibraryError, match="no space"):
        Store(damaged).keep(record("Aster", "Much. " * 20_000), moment(1), show=False)
    assert aside(damaged) == []
