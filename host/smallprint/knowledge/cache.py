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
    try:
        folder = platformdirs.user_cache_path("smallprint", appauthor=False)
    except RuntimeError:  # there is no home to keep anything in
        return use(make())
    cache = folder / f"{name}-{_fingerprint(files)}.json"
    # Whatever a damaged file makes go wrong, in reading it or in using it, means making it anew.
    with contextlib.suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        if private.is_own(folder) and private.is_own(cache):
            return use(json.loads(cache.read_bytes()))
    made = make()
    with contextlib.suppress(OSError):  # a full disk or a read-only home costs time, nothing else
        _write(cache, json.dumps(made))
        _forget_old(cache, name)
    return use(made)


def _forget_old(cache: Path, name: str) -> None:
    """Remove what has not been written for a month: another installation may use the rest."""
    for old in cache.parent.glob(f"{name}-*.json"):
        if old != cache and old.stat().st_mtime < time.time() - _KEPT:
            old.unlink(missing_ok=True)


def _fingerprint(files: Iterable[Path]) -> str:
    stamps = [(str(path), (seen := path.stat()).st_size, seen.st_mtime_ns) for path in files]
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()[:16]


def _write(path: Path, text: str) -> None:
    """Write whole or not at all, with mkstemp's mode."""
    private.make_folders(path.parent)
    private.narrow(path.parent, private.FOLDER)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
