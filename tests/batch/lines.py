"""The lines of a file of results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def read(results: Path) -> list[dict[str, Any]]:
    """All of them, in order."""
    return [json.loads(line) for line in results.read_bytes().splitlines()]


def timeless(results: Path) -> dict[str, dict[str, Any]]:
    """Them by their sources, without what differs from run to run."""
    lines = {line["source"]: line for line in read(results)}
    for line in lines.values():
        if "summary" in line:
            del line["summary"]["engine"], line["summary"]["source"]["retrieved_at"]
    return lines
