"""Removes what Smallprint itself has written in this account: the log, the cache and, if asked, the library."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from smallprint.browsers.install import Result
from smallprint.browsers.pruning import prune

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Files

_OURS = "smallprint"
"""What the folder is called below which each system wants an application's files."""


def clear(files: Files, *, library: bool, dry_run: bool) -> list[Result]:
    """Remove the files and the folders that are left empty. What is not there has no result."""
    wanted = [
        ("Log", _matching(files.log and files.log.parent, "host.log*")),
        ("Cache", _matching(files.cache)),
    ]
    if library:
        wanted.append(("Library", library_files(files.library)))
    return [_remove(label, found, dry_run) for label, found in wanted if found]


def library_files(file: Path | None) -> list[Path]:
    """Return the library's file, those that SQLite keeps beside it, and damaged ones that were set aside."""
    if file is None:
        return []
    patterns = (f"{file.name}*", f"{file.stem}-damaged-*")
    return [found for pattern in patterns for found in _matching(file.parent, pattern)]


def _matching(folder: Path | None, pattern: str = "*") -> list[Path]:
    """Return the files in a folder. The cache is wholly ours; on Windows others of ours are around it."""
    if folder is None or not folder.is_absolute():
        return []
    with suppress(OSError):
        return sorted(found for found in folder.glob(pattern) if found.is_symlink() or found.is_file())
    return []


def _remove(label: str, found: list[Path], dry_run: bool) -> Result:
    folder = found[0].parent
    try:
        for file in found:
            if not dry_run:
                file.unlink(missing_ok=True)
        if not dry_run:
            _prune(folder)
    except OSError as error:
        return Result("", label, str(folder), "failed", error.strerror or str(error))
    return Result("", label, str(folder), "removed")


def _prune(folder: Path) -> None:
    """Remove the folder and those above it that are empty, as far as they are ours."""
    ours = next((parent for parent in (folder, *folder.parents) if parent.name == _OURS), None)
    if ours is not None:
        prune(folder, ours.parent)
