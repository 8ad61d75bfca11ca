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
_EFFECTIVE = os.access in os.supports_effective_ids


def may_others_change(file: Path) -> list[Check]:
    """Check that no other user of the computer can change `file`, or put another in its place.

    A writable group is no sign: on many systems each user is a group of their own.
    """
    checks = []
    for path, extra in ((file, 0), (file.parent, stat.S_ISVTX)):
        mode = _mode(path)
        if mode & stat.S_IWOTH and not mode & extra:  # in a sticky folder only owners replace their files
            words = f"any user of this computer may change {path}"
            checks.append(
                Check("permissions", path.name, "failed", words, f"Run: chmod o-w {quote(str(path))}")
            )
    return checks


def may_others_read(file: Path) -> list[Check]:
    """Check that `file` is its owner's only."""
    if not _mode(file) & _READABLE:
        return []
    words = f"other users of this computer may read {file}"
    return [Check("permissions", file.name, "failed", words, f"Run: chmod go-rwx {quote(str(file))}")]


def may_we_change(path: Path) -> list[Check]:
    """Check that this user can read and write `path`, a file or a folder, if it is there."""
    wanted = os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)
    if os.name != "posix" or not path.exists() or os.access(path, wanted, effective_ids=_EFFECTIVE):
        return []
    if path.stat().st_uid == os.geteuid():
        fix = f"Run: chmod u+rw{'x' if path.is_dir() else ''} {quote(str(path))}"
    else:  # what an installation with sudo leaves
        fix = f'Run: sudo chown -R "$USER" {quote(str(path))}'
    return [Check("permissions", path.name, "failed", f"you may not change {path}", fix)]


def _mode(path: Path) -> int:
    """Return the bits of who may do what; none where there is nothing, or nothing to be told from them."""
    try:
        return path.stat().st_mode if os.name == "posix" else 0
    except OSError:
        return 0
