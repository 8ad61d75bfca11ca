"""Folders that were made for a file go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def prune(folder: Path, root: Path) -> None:
    """Remove `folder` and those above it that are empty, below `root`."""
    while folder != root and folder.is_relative_to(root):
        try:
            folder.rmdir()
        except FileNotFoundError:  # gone already; those above it may be empty
            pass
        except OSError:  # it holds something of others
            return
        folder = folder.parent
