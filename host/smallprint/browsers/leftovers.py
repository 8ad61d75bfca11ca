"""Removes what Smallprint itself has written in this account: the log, the cache and, if asked, the library.

Only files by the names that we give: in a folder of ours people may have put copies and notes of their own.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from smallprint.browsers import stored
from smallprint.browsers.install import Result, failure
from smallprint.browsers.pruning import prune

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Files

_OURS = "smallprint"
"""What the folder is called below which each system wants an application's files."""


_LOG = re.compile(r"host\.log(?:\.1)?")
_CACHE = re.compile(r"(?:knowledge|expressions)-.{1,60}|tmp[a-z0-9_]{8}")  # the last as `mkstemp` calls it
_BESIDE = ("", "-wal", "-shm", "-journal", "-lock")


def clear(files: Files, *, traces: bool, library: bool, dry_run: bool) -> list[Result]:
    """Remove `traces`, the log and the cache, and the `library`, with the folders that are left empty.

    What is not there has no result.
    """
    wanted: list[tuple[str, list[Path]]] = []
    if traces:
        wanted += [("Log", _matching(files.log.parent, _LOG)), ("Cache", _matching(files.cache, _CACHE))]
    if library:
        wanted.append(("Library", library_files(files.library)))
    return [_remove(label, found, dry_run) for label, found in wanted if found]


def library_files(file: Path) -> list[Path]:
    """Return the library's file and damaged ones that were set aside, with those that SQLite keeps beside each."""
    kept = [file, *stored.set_aside(file)]
    names = "|".join(re.escape(each.name + end) for each in kept for end in _BESIDE)
    return _matching(file.parent, re.compile(names))


def _matching(folder: Path, names: re.Pattern[str]) -> list[Path]:
    """Return the files in a folder that have such names."""
    if not folder.is_absolute():
        return []
    with suppress(OSError):
        found = [each for each in folder.iterdir() if names.fullmatch(each.name)]
        return sorted(each for each in found if each.is_symlink() or each.is_file())
    return []


def _remove(label: str, found: list[Path], dry_run: bool) -> Result:
    folder = found[0].parent
    try:
        if not dry_run:
            for file in found:
                file.unlink(missing_ok=True)
            if folder.is_symlink():
                folder.unlink()
            _prune(folder)
    except OSError as error:
        return failure("", label, folder, error)
    return Result("", label, str(folder), "removed")


def _prune(folder: Path) -> None:
    """Remove the folder and those above it that are empty, as far as they are ours."""
    ours = next((parent for parent in (folder, *folder.parents) if parent.name == _OURS), None)
    if ours is not None:
        prune(folder, ours.parent)
