"""Checks of who may change and read what browsers start and what is kept. On Windows a profile is private."""

from __future__ import annotations

import os
import stat
from shlex import quote
from typing import TYPE_CHECKING

from smallprint.browsers.checking.check import Check

if TYPE_CHECKING:
    from pathlib import Path

_READABLE = stat.S_IROTH | stat.S_IRGRP
_SEARCHABLE = stat.S_IXOTH | stat.S_IXGRP
_EFFECTIVE = os.access in os.supports_effective_ids


def may_others_change(file: Path, home: Path) -> list[Check]:
    """Check that no other user of the computer can change `file`, or put another in its place.

    A writable group is no sign: on many systems each user is a group of their own.
    """
    checks = []
    for path, extra in ((file, 0), (file.parent, stat.S_ISVTX)):
        mode = _mode(path)
        # In a sticky folder only owners replace their files.
        if mode & stat.S_IWOTH and not mode & extra and not _is_closed(path, home):
            words = f"any user of this computer may change {path}"
            checks.append(
                Check("permissions", path.name, "failed", words, f"Run: chmod o-w {quote(str(path))}")
            )
    return checks


def may_others_read(file: Path, home: Path) -> list[Check]:
    """Check that `file` is its owner's only."""
    if not _mode(file) & _READABLE or _is_closed(file, home):
        return []
    words = f"other users of this computer may read {file}"
    return [Check("permissions", file.name, "failed", words, f"Run: chmod go-rwx {quote(str(file))}")]


def may_we_change(path: Path, home: Path) -> list[Check]:
    """Check that this user can read and write `path`, a file or a folder, or make it in the nearest one above it."""
    if os.name != "posix":
        return []
    # The functions of `os.path` find nothing below a folder that we may not look into, and do not fail.
    path = next(each for each in (path, *path.parents) if os.path.exists(each))  # noqa: PTH110
    search = os.X_OK if path.is_dir() else 0
    if os.access(path, os.R_OK | os.W_OK | search, effective_ids=_EFFECTIVE):
        return []
    if os.statvfs(path).f_flag & os.ST_RDONLY:
        fix = f"Make the disk that {path} is on writable: it is read-only."
    elif path.stat().st_uid == os.geteuid():
        fix = f"Run: chmod u+rw{'x' if search else ''} {quote(str(path))}"
    elif path.is_relative_to(home):  # what an installation with sudo leaves
        fix = f'Run: sudo chown -R "$USER" {quote(str(path))}'
    else:
        fix = f"Have whoever looks after this computer give you the right to write in {path}."
    return [Check("permissions", path.name, "failed", f"you may not change {path}", fix)]


def _is_closed(path: Path, home: Path) -> bool:
    """Whether a folder above `path`, up to `home`, lets nobody but its owner through."""
    above = (each for each in path.parents if each.is_relative_to(home))
    return any(not _mode(each) & _SEARCHABLE for each in above)


def _mode(path: Path) -> int:
    """Return the bits of who may do what; none where there is nothing, or nothing to be told from them."""
    try:
        return path.stat().st_mode if os.name == "posix" else 0
    except OSError:
        return 0
