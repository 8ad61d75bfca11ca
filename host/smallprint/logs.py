"""The host's log file: what was asked, how large it was, how long it took, where it failed.

It never holds what is on a page, its title or its address. No function here takes text from a page, and of an
exception only its type and its places in the code are written, because its message may quote the page.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from smallprint import private

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE_LIMIT = 512 * 1024
"""Bytes after which the file is set aside as `host.log.1`, in place of the one before."""

_PLACES = 12
_CAUSES = 4
_lock = threading.Lock()


@cache
def log_path() -> Path:
    """Where the log is, whether or not it exists yet."""
    from platformdirs import user_log_path  # imported late: the first reply does not wait for it

    return user_log_path("smallprint", appauthor=False) / "host.log"


def place() -> str:
    """Where the log is, in words for its reader."""
    with suppress(RuntimeError):
        return str(log_path())
    return "the log"


def started(version: str) -> None:
    """Note that a host has started to serve."""
    _write(f"start version={version}")


def ready(milliseconds: float) -> None:
    """Note that the engine is loaded."""
    _write(f"ready milliseconds={milliseconds:.1f}")


def request(operation: str, outcome: str, *, received: int, sent: int, milliseconds: float) -> None:
    """Note a request that was answered. `outcome` is `ok` or an error code; sizes are in bytes."""
    _write(f"{operation} {outcome} received={received} sent={sent} milliseconds={milliseconds:.1f}")


def refused(code: str) -> None:
    """Note something that was refused before it was a request."""
    _write(f"refused {code}")


def failure(operation: str, error: BaseException) -> None:
    """Note a mistake of our own: types of the exception and of its causes, and places, innermost last."""
    for cause in _causes(error):
        _write(f"{operation} failed {type(cause).__name__} at {' < '.join(reversed(places(cause)))}")


def places(error: BaseException) -> list[str]:
    """Where an exception passed, as `folder/file.py:line`, innermost last, the outermost ones left out."""
    found = []
    step = error.__traceback__
    while step is not None:
        found.append("/".join(PurePath(step.tb_frame.f_code.co_filename).parts[-2:]) + f":{step.tb_lineno}")
        step = step.tb_next
    return found[-_PLACES:]


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    for _ in range(_CAUSES):
        if current is None:
            return
        yield current
        current = current.__cause__ or current.__context__


def _write(line: str) -> None:
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    # A log that cannot be written, or has no home to be in, is no reason to fail the reader.
    with suppress(OSError, RuntimeError), _lock:
        path = log_path()
        if path.is_absolute():
            _append(path, f"{stamp} {os.getpid()} {line}\n".encode("ascii", "backslashreplace"))


def _append(path: Path, line: bytes) -> None:
    private.make_folders(path.parent)
    private.narrow(path.parent, private.FOLDER)
    if path.exists():
        private.narrow(path, private.FILE)
        if path.stat().st_size > SIZE_LIMIT:
            path.replace(path.with_name(path.name + ".1"))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, private.FILE)
    try:
        os.write(descriptor, line)
    finally:
        os.close(descriptor)
