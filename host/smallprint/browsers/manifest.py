"""The host's manifest, the file that tells a browser which program to start and for which extension."""

from __future__ import annotations

import errno
import json
import os
import stat
import tempfile
from pathlib import Path
from typing import Any

from smallprint import private
from smallprint.browsers.known import Family  # noqa: TC001
from smallprint.errors import InstallError
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
    """Return the bytes of a manifest file: UTF-8 without a byte order mark, which browsers refuse.

    Raises InstallError for a path that is not UTF-8, as a manifest cannot name it.
    """
    try:
        return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError as error:
        raise InstallError(
            "install_failed",
            f"A browser cannot be told of a folder whose name is not UTF-8: {content['path']}.",
            "Install Smallprint in another folder, then run install again.",
        ) from error


def read(file: Path) -> bytes | None:
    """Return what is in a manifest file, None where there is none.

    Raises OSError; IsADirectoryError for all that is no file, such as a pipe, which would keep us waiting.
    """
    try:
        with open(file, "rb", opener=_at_once) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise IsADirectoryError(errno.EISDIR, "It is not a file")
            return stream.read(LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(file: Path, data: bytes) -> None:
    """Write a manifest file in one step: a browser sees the old one or the new one. Raises OSError."""
    private.make_folders(file.parent, 0o755)  # whoever could write there could choose what a browser starts
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        temporary = Path(name)
        temporary.chmod(0o644)  # the desktop portal that serves sandboxed browsers reads it too
        temporary.replace(file)
    except BaseException:  # an interruption, too
        Path(name).unlink(missing_ok=True)
        raise


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for a writer at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _templates() -> Path:
    """Return the folder of templates: in the installed package, or beside `host/` in a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "manifests"
    return shipped if shipped.is_dir() else package.parents[1] / "manifests"
