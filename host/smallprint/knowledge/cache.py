"""A cache of what is worked out from files that seldom change.

It holds only what those files say: it is keyed by their names, sizes and times, and anything wrong with it
means working it out again. It is readable by its owner only.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def cached(name: str, files: Iterable[Path], make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `make` gives, plain JSON data, kept under `name` for as long as none of `files` changes."""
    cache = platformdirs.user_cache_path("smallprint", appauthor=False) / f"{name}-{_fingerprint(files)}.json"
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(cache.read_bytes())
        if isinstance(kept, dict):
            return kept
    made = make()
    with contextlib.suppress(OSError):  # a full disk or a read-only home costs time, nothing else
        _write(cache, json.dumps(made))
        for old in cache.parent.glob(f"{name}-*.json"):
            if old != cache:
                old.unlink(missing_ok=True)
    return made


def _fingerprint(files: Iterable[Path]) -> str:
    stamps = [(str(path), (seen := path.stat()).st_size, seen.st_mtime_ns) for path in files]
    return hashlib.sha256(json.dumps(stamps).encode()).hexdigest()[:16]


def _write(path: Path, text: str) -> None:
    """Write whole or not at all, with mkstemp's mode."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
