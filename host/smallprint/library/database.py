"""The file of the library: how it is opened, and how a damaged one is set aside.

Each piece of work opens the file, does one transaction and closes it: no handle is held in between, so that any host
can set a damaged file aside. With WAL and `synchronous = NORMAL`, what was committed outlives a killed process.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from smallprint import private
from smallprint.library import failures, schema, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")
Identity = tuple[int, int] | None

PATIENCE = 5.0
"""Seconds to wait for another host to finish writing."""

_HEADER, _FORMAT = 19, 18
"""Bytes of the header up to the format for writing, and where that is; see https://www.sqlite.org/fileformat.html."""
_NEWEST_FORMAT = b"\x02"

_ATTEMPTS = 5  # once more on a fresh file, and more if other hosts begin one at the same moment
_TOGETHER = ("BEGIN", "SELECT * FROM sqlite_master")
_ALONE = ("BEGIN EXCLUSIVE",)
_making = threading.Lock()


class Database:
    """The library's file at `path`. Every method raises LibraryError `library_failed` and `library_newer`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do what changes nothing, on one state of the library."""
        return self._do("BEGIN", work)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something wholly or, where it fails, not at all. It is done again where it met a damaged file."""
        return self._do("BEGIN IMMEDIATE", work)

    def shrink(self, pages: int) -> bool:
        """Give so many pages that are not used back to the disk. Returns whether there are more."""

        def work(db: sqlite3.Connection) -> bool:
            free = _number(db, "PRAGMA freelist_count")
            db.executescript(f"PRAGMA incremental_vacuum({pages})")  # `execute` would take one step: one page
            return 0 < _number(db, "PRAGMA freelist_count") < free

        return self._do("", work)

    def empty_log(self) -> bool:
        """Write the log of what was written into the file. Returns False where another connection still reads it."""
        return self._do("", _empty_log)

    def rewrite(self) -> bool:
        """Write the file anew with nothing in it but what is kept: quick where little is. See `empty_log`."""

        def work(db: sqlite3.Connection) -> bool:
            db.execute("VACUUM")
            return _empty_log(db)

        return self._do("", work)

    def size(self) -> int:
        """Bytes that the library takes, with those that wait to be written into it."""
        total = 0
        for end in ("", "-wal"):
            with failures.told(self.path), suppress(FileNotFoundError):
                total += self._beside(end).stat().st_size
        return total

    def remove_set_aside(self) -> None:
        """Remove the damaged files in whose place this one was begun."""
        with failures.told(self.path):
            for file in self.path.parent.iterdir():
                if file.name.startswith(f"{self.path.stem}-damaged-") and file.is_file():
                    file.unlink(missing_ok=True)

    def _do(self, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        aside: Path | None = None
        with failures.told(self.path):
            for _ in range(_ATTEMPTS):
                self._make_folder()
                with self._held(_TOGETHER):
                    identity = self._make_file()
                    try:
                        return self._once(begin, work, aside)
                    except (sqlite3.Error, UnicodeDecodeError) as error:
                        if failures.is_passing(error):
                            continue
                        self._judge(error)
                aside = self._set_aside(identity) or aside
        raise failures.unusable(self.path)

    def _once(self, begin: str, work: Callable[[sqlite3.Connection], T], aside: Path | None) -> T:
        with closing(self._connect()) as db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA synchronous = NORMAL")
            if schema.version_of(db) < len(schema.STEPS):
                db.execute("PRAGMA auto_vacuum = INCREMENTAL")  # has an effect before the first page only
                _patiently(db, "PRAGMA journal_mode = WAL")
                schema.migrate(db)
            if aside:
                settings.put(db, settings.SET_ASIDE, str(aside))
            if begin:
                db.execute(begin)
            with db:
                return work(db)

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        db.execute("PRAGMA temp_store = MEMORY")  # or what it sorts and rewrites may lie in /tmp meanwhile
        db.row_factory = sqlite3.Row
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")  # a damaged file holds any bytes
        return db

    def _make_folder(self) -> None:
        private.make_folders(self.path.parent)
        private.narrow(self.path.parent, private.FOLDER)

    def _make_file(self) -> Identity:
        _make(self.path)
        return _identity(self.path)

    def _judge(self, error: failures.Error) -> None:
        """Raise an error of which the file is not the cause."""
        if failures.is_damage(error) or self.path.is_dir() or self._forbids_itself(error):
            return
        if not failures.is_doubtful(error) or self._is_sound():
            raise error

    def _forbids_itself(self, error: failures.Error) -> bool:
        """Whether the file's own header says that this SQLite is too old to write it, which no library of ours does."""
        if not failures.is_read_only(error):
            return False
        # To open and close it drops locks of SQLite on it, of which there are none that matter: nobody can write.
        with self.path.open("rb") as file:
            return file.read(_HEADER)[_FORMAT:] > _NEWEST_FORMAT

    def _is_sound(self) -> bool:
        try:
            with closing(self._connect()) as db:
                return schema.is_sound(db)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if failures.is_damage(error) or failures.is_doubtful(error):
                return False
            raise

    def _set_aside(self, identity: Identity) -> Path | None:
        """Rename a damaged file and tell where it is now, None if another host just did."""
        with self._held(_ALONE):
            if _identity(self.path) != identity:
                return None
            moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
            aside = self.path.with_name(f"{self.path.stem}-damaged-{moment}{self.path.suffix}")
            for end in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    self._beside(end).rename(aside.with_name(aside.name + end))
            return aside

    @contextmanager
    def _held(self, how: tuple[str, ...]) -> Iterator[None]:
        """Keep the file where it is, together with others who work on it, or alone to rename it.

        SQLite finds the log by its name: a host that had just opened the damaged file would write the log of the new
        one into it. A lock of SQLite, on an empty file, is known to all systems and ends with its process.
        """
        with closing(self._lock(how)):
            yield

    def _lock(self, how: tuple[str, ...]) -> sqlite3.Connection:
        path = self._beside("-lock")
        for _ in range(_ATTEMPTS):
            _make(path)
            identity = _identity(path)
            lock = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            try:
                for statement in how:
                    lock.execute(statement).fetchall()
            except BaseException as error:
                lock.close()
                if not isinstance(error, failures.Error) or not failures.is_damage(error):
                    raise
                if _identity(path) == identity:  # nothing is lost with it
                    path.unlink(missing_ok=True)
            else:
                return lock
        raise failures.unusable(self.path)

    def _beside(self, end: str) -> Path:
        return self.path.with_name(self.path.name + end)


def _make(path: Path) -> None:
    """Make a file for its owner only, before SQLite sees it."""
    # Only a file that is not there yet is opened: to close one that is would drop the locks of SQLite on it.
    with _making, suppress(FileExistsError):
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, private.FILE))
    if path.is_file():
        private.narrow(path, private.FILE)


def _identity(path: Path) -> Identity:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _empty_log(db: sqlite3.Connection) -> bool:
    db.execute("PRAGMA busy_timeout = 200")  # milliseconds: others cannot write while this waits for readers
    return _number(db, "PRAGMA wal_checkpoint(TRUNCATE)") == 0


def _number(db: sqlite3.Connection, query: str) -> int:
    return int(db.execute(query).fetchall()[0][0])


def _patiently(db: sqlite3.Connection, statement: str) -> None:
    """Execute what SQLite refuses at once, rather than wait, where another host does the same."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute(statement).fetchall()
        except sqlite3.Error as error:
            if not failures.is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
