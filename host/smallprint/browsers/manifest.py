"""The host's manifest, the file that tells a browser which program to start and for which extension."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from smallprint.browsers.known import Family  # noqa: TC001
from smallprint.identity import FIREFOX_ID, HOST_NAME, allowed_origins

LIMIT = 64 * 1024
"""Bytes of a manifest file that are read. Ours has some 300."""


def manifest(family: Family, script: Path) -> dict[str, Any]:
    """Return the manifest that starts `script` for browsers of `family`: its template, filled in."""
    values = {
        "name": HOST_NAME,
        "path": str(script),
        "allowed_origins": allowed_origins(),
        "allowed_extensions": [FIREFOX_ID],
    }
    template = json.loads((_templates() / f"{family}.json").read_text("utf-8"))
    # Filled in after parsing, so that no path, with whatever quotes and backslashes, can break the JSON.
    return {field: values.get(text.strip("{}"), text) for field, text in template.items()}


def dump(content: dict[str, Any]) -> bytes:
    """Return the bytes of a manifest file: UTF-8 without a byte order mark, which browsers refuse."""
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def read(file: Path) -> bytes | None:
    """Return what is in a manifest file, None where there is none. Raises OSError."""
    try:
        with file.open("rb") as stream:
            return stream.read(LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(file: Path, data: bytes) -> None:
    """Write a manifest file in one step: a browser sees the old one or the new one. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        temporary = Path(name)
        temporary.chmod(0o644)  # the desktop portal that serves sandboxed browsers reads it too
        temporary.replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _templates() -> Path:
    """Return the folder of templates: in the installed package, or beside `host/` in a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "manifests"
    return shipped if shipped.is_dir() else package.parents[1] / "manifests"
