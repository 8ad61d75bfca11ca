"""One run at a time writes to a file of results."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from smallprint import private
from smallprint.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other runs from the file at `path`. Raises BatchError `results_failed` where one has it; OSError.

    A lock of SQLite, on an empty file beside it, is known to all systems and ends with its process.
    """
    beside = path.with_name(f".{path.name}.lock")
    # One that is there is not opened: to close it would drop a lock of SQLite that this process has on it.
    with suppress(FileExistsError):
        os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, private.FILE))
    before = _identity(beside)
    try:
        lock = _locked(beside)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise _in_use(path) from error
        raise OSError(0, f"{beside.name} beside it is no lock") from error
    with closing(lock):
        if before is None or _identity(beside) != before:  # another run has just ended, and taken it away
            raise _in_use(path)
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes nothing that is open
                beside.unlink()


def _locked(path: Path) -> sqlite3.Connection:
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except BaseException:
        lock.close()
        raise
    return lock


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _in_use(path: Path) -> BatchError:
    return BatchError(
        "results_failed",
        f"Another run is writing to {path}.",
        "Wait until it has ended, or give another name.",
    )
