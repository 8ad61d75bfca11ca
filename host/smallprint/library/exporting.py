"""Writes what the library exports to where people want it, and reads it back. Nothing is overwritten unasked."""

from __future__ import annotations

import errno
import io
import os
import sys
import zipfile
from pathlib import Path
from secrets import token_hex

from smallprint.console import standard_input
from smallprint.errors import InputError, LibraryError
from smallprint.library.site import is_page

LIMIT = 512 * 1024 * 1024
"""Bytes of an export that can be read back. No larger one is written."""
_HINT = "Choose a file that `smallprint library export` wrote as JSON."
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700  # it tells what somebody read


def write_file(path: str, data: bytes, *, force: bool) -> None:
    """Write an export for its owner only; `-` is standard output. Raises LibraryError `library_failed`."""
    if len(data) > LIMIT:
        raise LibraryError(
            "library_failed",
            f"The export has more than {LIMIT // 1024 // 1024} MB, which could not be imported.",
            "Remove what you no longer need, or copy the file of the library itself.",
        )
    if path == "-":
        _standard_output(data)
        return
    try:
        _write(Path(path), data, force=force)
    except FileExistsError as error:
        raise LibraryError(
            "library_failed", f"{path} is there already.", "Give another name, or --force to overwrite it."
        ) from error
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error


def write_folder(path: str, archive: bytes, *, force: bool) -> int:
    """Unpack the pages of a site into a new or empty folder, return how many. Raises LibraryError `library_failed`.

    With `force`, what is in the folder stays, but for pages of ours: these are replaced or, where the site no longer
    has them, removed.
    """
    folder = Path(path)
    try:
        if folder.exists() and not folder.is_dir():
            raise LibraryError("library_failed", f"{path} is no folder.", "Give another name.")
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        if not force and any(folder.iterdir()):
            raise LibraryError(
                "library_failed",
                f"The folder {path} is not empty.",
                "Give another one, or --force to write into this one.",
            )
        with zipfile.ZipFile(io.BytesIO(archive)) as pages:
            names = {Path(name).name: name for name in pages.namelist()}
            for name, packed in names.items():
                _write(folder / name, pages.read(packed), force=force)
        for file in folder.iterdir():
            if file.name not in names and file.is_file() and is_page(file.name, _text_of(file)):
                file.unlink()
        return len(names)
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error


def read_export(path: str) -> str:
    """The text of an export; `-` is standard input. Raises InputError."""
    try:
        if path == "-":
            data = standard_input().read(LIMIT + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise InputError("not_found", f"Cannot read {path!r}: {reason}.", _HINT) from error
    if len(data) > LIMIT:
        raise InputError("too_large", f"{path!r} is larger than {LIMIT // 1024 // 1024} MB.", _HINT)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InputError("not_text", f"{path!r} is no text.", _HINT) from error


def _write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a whole file or none. With `force` it takes the place of another one, with rights of its own."""
    if force and path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no file")
    new = path.with_name(f".smallprint-{token_hex(8)}") if force else path
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if force:
            new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise LibraryError("library_failed", "There is no standard output.", "Give a file instead of -.")
    sys.stdout.buffer.write(data)


def _unwritten(path: str, error: OSError | ValueError) -> LibraryError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
    return LibraryError("library_failed", f"Cannot write {path}: {reason}.", "Write it elsewhere.")
