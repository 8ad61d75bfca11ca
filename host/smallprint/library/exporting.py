"""Writes what the library exports to where people want it, and reads it back. Nothing is overwritten unasked."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

from smallprint.errors import InputError, LibraryError

LIMIT = 512 * 1024 * 1024
"""Bytes of an export that can be read back."""
_HINT = "Choose a file that `smallprint library export` wrote as JSON."
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700  # it tells what somebody read


def write_file(path: str, data: bytes, *, force: bool) -> None:
    """Write a file for its owner only; `-` is standard output. Raises LibraryError `library_failed`."""
    if path == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        _write(Path(path), data, force=force)
    except OSError as error:
        raise _unwritten(path, error) from error


def write_folder(path: str, archive: bytes, *, force: bool) -> int:
    """Unpack the pages of a site into a new or empty folder, return how many. Raises LibraryError `library_failed`."""
    folder = Path(path)
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        if not force and any(folder.iterdir()):
            raise LibraryError(
                "library_failed",
                f"The folder {path} is not empty.",
                "Give another one, or --force to write into this one.",
            )
        with zipfile.ZipFile(io.BytesIO(archive)) as pages:
            for name in pages.namelist():
                _write(folder / Path(name).name, pages.read(name), force=force)
            return len(pages.namelist())
    except OSError as error:
        raise _unwritten(path, error) from error


def read_export(path: str) -> str:
    """The text of an export; `-` is standard input. Raises InputError."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise InputError("not_found", f"Cannot read {path!r}: {reason}.", _HINT) from error
    if len(data) > LIMIT:
        raise InputError("too_large", f"{path!r} is larger than 512 MB.", _HINT)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InputError("not_text", f"{path!r} is no text.", _HINT) from error


def _write(path: Path, data: bytes, *, force: bool) -> None:
    def private(name: str, flags: int) -> int:
        return os.open(name, flags, _PRIVATE_FILE)

    with open(path, "wb" if force else "xb", opener=private) as file:
        file.write(data)


def _unwritten(path: str, error: OSError) -> LibraryError:
    if isinstance(error, FileExistsError):
        return LibraryError(
            "library_failed", f"{path} is there already.", "Give another name, or --force to overwrite it."
        )
    return LibraryError(
        "library_failed", f"Cannot write {path}: {error.strerror or 'unknown reason'}.", "Write it elsewhere."
    )
