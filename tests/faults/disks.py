"""Disks that are full or read-only, for one process alone: real ones, in a mount namespace of its own."""

from __future__ import annotations

import errno
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest

_UNSHARE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]


def small(megabytes: int) -> list[str]:
    """What to put before a command, for its home to be a disk of this size, empty at first."""
    return _before(f'mount -t tmpfs -o size={megabytes}m none "$HOME"')


def read_only() -> list[str]:
    """What to put before a command, for its home to be as it is, but read-only."""
    return _before('mount --bind "$HOME" "$HOME" && mount -o remount,ro,bind "$HOME"')


def inside(process: int, home: Path) -> Path:
    """The home of a process as that process sees it."""
    return Path(f"/proc/{process}/root{home}")


def fill(folder: Path) -> Path:
    """Write a file until there is no space left on the disk of a folder. Without the file there is."""
    filler = folder / "filler"
    descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
    try:
        for size in (65_536, 4096, 1):
            _write_all(descriptor, b"x" * size)
    finally:
        os.close(descriptor)
    return filler


def _write_all(descriptor: int, data: bytes) -> None:
    while True:
        try:
            os.write(descriptor, data)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                return
            raise


def apart() -> list[str]:
    """What to put before a command that mounts what it wants, for itself alone."""
    if not _may_mount():
        pytest.skip("mounting is not allowed here")
    return _UNSHARE


def _before(script: str) -> list[str]:
    return [*apart(), "sh", "-c", f'{script} && exec "$@"', "sh"]


@cache
def _may_mount() -> bool:
    try:
        tried = subprocess.run(
            [*_UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False, timeout=60
        )
    except FileNotFoundError:
        return False
    return tried.returncode == 0
