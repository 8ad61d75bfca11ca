"""Looks at the library's file and leaves it as it is: what Smallprint itself opens, it mends and migrates.

Beside a log that a killed host left, SQLite makes its index (`-shm`), as any reader of it does.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from smallprint.library import failures, schema

if TYPE_CHECKING:
    from pathlib import Path

State = Literal["sound", "unfinished", "empty", "newer", "damaged", "busy", "closed"]

PATIENCE = 0.5
"""Seconds for which the file is looked through. What is not seen by then is not seen."""

_STEP = 10_000  # instructions of SQLite's machine, some milliseconds


def look(file: Path, patience: float = PATIENCE) -> tuple[State, int]:
    """Return the state of a library and how many policies are in it, 0 where that is not known.

    `unfinished`: no damage was met in `patience` seconds. `empty`: nothing was ever kept. `closed`: it
    cannot be opened.
    """
    try:
        seen = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return "empty", 0
    except OSError:
        return "closed", 0
    if not stat.S_ISREG(seen.st_mode):
        return "closed", 0
    if seen.st_size == 0:
        return "empty", 0
    try:
        return _looked(file, patience)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return _meaning(error), 0


def set_aside(file: Path) -> list[Path]:
    """Return the damaged libraries that were set aside, oldest first."""
    name = re.compile(rf"{re.escape(file.stem)}-damaged-\d{{8}}T\d{{12}}Z{re.escape(file.suffix)}")
    with suppress(OSError):
        return sorted(found for found in file.parent.iterdir() if name.fullmatch(found.name))
    return []


def can_search() -> bool:
    """Whether this Python's SQLite has the full-text search that a library needs."""
    with closing(sqlite3.connect(":memory:")) as db:
        try:
            db.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            return False
    return True


def _looked(file: Path, patience: float) -> tuple[State, int]:
    # Without a log beside it nobody has the file open; read as immutable, none is made. A host that comes
    # in between makes one, and what was read may then contradict itself: it is read again, with the log.
    log = file.with_name(f"{file.name}-wal")
    if not log.exists():
        try:
            seen = _read(file, "immutable=1", patience)
        except (sqlite3.Error, UnicodeDecodeError):
            if not log.exists():
                raise
        else:
            if seen[0] in ("sound", "unfinished", "newer") or not log.exists():
                return seen
    return _read(file, "mode=ro", patience)


def _read(file: Path, how: str, patience: float) -> tuple[State, int]:
    with closing(sqlite3.connect(f"file:{quote(os.fsencode(file))}?{how}", uri=True, timeout=1)) as db:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > len(schema.STEPS):
            return "newer", 0
        policies = int(db.execute("SELECT count(*) FROM policies").fetchone()[0])
        deadline = time.monotonic() + patience
        db.set_progress_handler(lambda: time.monotonic() > deadline, _STEP)
        try:
            sound = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return "unfinished", policies
    return ("sound" if sound else "damaged"), policies


def _meaning(error: failures.Error) -> State:
    if isinstance(error, sqlite3.Error) and failures.is_busy(error):
        return "busy"
    return "damaged" if failures.is_damage(error) or failures.is_doubtful(error) else "closed"
