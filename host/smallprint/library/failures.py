"""What an error of SQLite means: a damaged file, or circumstances that the reader can do something about.

Result codes: https://www.sqlite.org/rescode.html; the low byte of an extended code is its primary one.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smallprint.errors import LibraryError
from smallprint.library import records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_FORBIDDEN = frozenset(
    {sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
)
_DISK = frozenset(
    {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_INTERRUPT}
)
_CIRCUMSTANCES = _BUSY | _FORBIDDEN | _DISK | {sqlite3.SQLITE_FULL}
# On a full disk there is none either for what hosts share to read.
_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE})
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


Error = sqlite3.Error | UnicodeDecodeError
"""What work on a library raises: Python cannot decode a message that quotes a damaged file."""


def is_damage(error: Error) -> bool:
    """Whether SQLite says itself that the file is damaged."""
    return isinstance(error, UnicodeDecodeError) or _code(error) in _DAMAGE


def is_doubtful(error: Error) -> bool:
    """Whether the file may be the cause: a missing table, an index that contradicts its table. Or it is us."""
    code = _code(error)
    return code is not None and code not in _CIRCUMSTANCES and not _lacks_search(error)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another host is writing."""
    return _code(error) in _BUSY


def is_read_only(error: Error) -> bool:
    """Whether SQLite may read the file and not write it."""
    return _code(error) == sqlite3.SQLITE_READONLY


def is_passing(error: Error) -> bool:
    """Whether two hosts that began the file at the same moment were in each other's way."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_IOERR_DELETE_NOENT


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell the circumstances in which work on the library at `path` failed as LibraryError `library_failed`."""
    try:
        yield
    except OSError as error:
        raise (_full() if error.errno in _NO_SPACE else _forbidden(path)) from error
    except sqlite3.Error as error:
        raise _circumstance(error, path) from error


def unusable(path: Path) -> LibraryError:
    """The error of a library that is damaged again as soon as it is begun."""
    return _failed("The library is damaged again and again.", f"Check the disk that {_named(path)} is on.")


def _circumstance(error: sqlite3.Error, path: Path) -> LibraryError:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", None) in _NO_ROOM:
        return _full()
    if code in _BUSY:
        return _failed("The library is busy.", "Another browser is writing to it. Try again in a moment.")
    if code in _FORBIDDEN:
        return _forbidden(path)
    if code in _DISK:
        return _failed(
            "The library could not be read or written.", f"Check the disk that {_named(path)} is on."
        )
    if _lacks_search(error):
        return _failed(
            "The SQLite of this Python cannot search text.",
            "Install a Python whose SQLite has FTS5, then install Smallprint with it.",
        )
    # A mistake of ours, or of a file that SQLite finds sound.
    return _failed("The library could not do this.", "Update Smallprint, then try again.")


def _named(path: Path) -> str:
    """A path for people: bytes in it that are no text cannot be sent."""
    return records.clean(str(path))


def _code(error: Error) -> int | None:
    """The primary code, None where the error is of Python's module and not of SQLite."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _lacks_search(error: Error) -> bool:
    return "no such module" in str(error)


def _full() -> LibraryError:
    return _failed("There is no space left for the library.", "Free some space on the disk, then try again.")


def _forbidden(path: Path) -> LibraryError:
    return _failed(
        "The library cannot be opened.", f"Check that you may read and write {_named(path)} and its folder."
    )


def _failed(message: str, hint: str) -> LibraryError:
    return LibraryError("library_failed", message, hint)
