"""A cache of what is worked out from files that seldom change.

It holds only what those files say: it is keyed by their names, sizes and times, and anything wrong with it, or that
somebody else could have written it, means working it out again. It is readable by its owner only.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import platformdirs

from smallprint import private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Made = TypeVar("Made")
_KEPT = 30 * 24 * 3600


def cached(
    name: str,
    files: Iterable[Path],
    make: Callable[[], dict[str, Any]],
    use: Callable[[dict[str, Any]], Made],
) -> Made:
    """What `use` makes of what `make` gives, plain JSON data that is kept for as long as none of `files` changes."""
    cache = place(name, files)
    if cache is None:
        return use(make())
    # Whatever a damaged file makes go wrong, in reading it or in using it, means making it anew.
    with contextlib.suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        if is_trusted(cache):
            return use(json.loads(cache.read_bytes()))
    made = make()
    keep(cache, json.dumps(made).encode())
    return use(made)


def place(name: str, files: Iterable[Path], *more: str) -> Path | None:
    """Where what was made of `files`, and of `more`, is kept; None where there is no home to keep anything in."""
    try:
        folder = platformdirs.user_cache_path("smallprint", appauthor=False)
    except RuntimeError:
        return None
    stamps = [(str(path), (seen := path.stat()).st_size, seen.st_mtime_ns) for path in files]
    return folder / f"{name}-{hashlib.sha256(json.dumps([stamps, *more]).encode()).hexdigest()[:16]}"


def is_trusted(cache: Path) -> bool:
    """Whether nobody else can have written it. Raises OSError where it is not there."""
    return private.is_own(cache.parent) and private.is_own(cache)


def keep(cache: Path, made: bytes) -> None:
    """Keep what was made. A full disk or a read-only home costs time, nothing else."""
    with contextlib.suppress(OSError):
        _write(cache, made)
        _forget_old(cache)


def _forget_old(cache: Path) -> None:
    """Remove what has not been written for a month: another installation may use the rest."""
    name, _, _ = cache.name.rpartition("-")
    for old in cache.parent.glob(f"{name}-*"):
        if old != cache and old.stat().st_mtime < time.time() - _KEPT:
            old.unlink(missing_ok=True)


def _write(path: Path, made: bytes) -> None:
    """Write whole or not at all, with mkstemp's mode."""
    private.make_folders(path.parent)
    private.narrow(path.parent, private.FOLDER)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(made)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
