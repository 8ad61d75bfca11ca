"""Which engine made a report: reports of another one are worked out again from the kept text."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from smallprint import __version__

_ENGINE = Path(__file__).resolve().parents[1]


@cache
def engine_id() -> str:
    """The version, and a mark of the code and the catalogue, which their editors change between versions."""
    files = sorted(
        (path.relative_to(_ENGINE).as_posix(), (seen := path.stat()).st_size, seen.st_mtime_ns)
        for path in _ENGINE.rglob("*")
        if path.suffix in (".py", ".toml", ".model")
    )
    return f"{__version__}+{hashlib.sha256(json.dumps(files).encode()).hexdigest()[:8]}"
