"""Folders and files for their owner only: what lies in them tells what somebody read."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def make_folders(folder: Path, mode: int = FOLDER) -> None:
    """Make a folder, and those above it that are missing, with the rights of `mode`. Raises OSError.

    `mkdir(parents=True)` would make those above with all the rights that the umask leaves to others.
    """
    if not folder.is_dir():
        for each in reversed([folder, *folder.parents]):
            if not each.exists():
                each.mkdir(mode=mode, exist_ok=True)


def narrow(path: Path, mode: int) -> None:
    """Take rights that are wider than `mode` away. They mean nothing on Windows, where a profile is private."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & ~mode:
        path.chmod(mode)


def is_own(path: Path) -> bool:
    """Whether nobody else can have written this file, or into this folder. Raises OSError."""
    if os.name != "posix":
        return True
    found = path.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
