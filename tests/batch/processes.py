"""Runs of `smallprint batch` as processes, and what becomes of processes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def batch(*arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """One run, from its beginning to its end."""
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, timeout=300, **more
    )


def begin(*arguments: str | Path) -> subprocess.Popen[str]:
    """A run that reads names from standard input, in a group of its own as a terminal makes it."""
    return subprocess.Popen(
        command("--list", "-", *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def is_gone(pid: int) -> bool:
    """Whether a process has ended (Linux); one that waits for its parent to notice has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition, on however slow a machine."""
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def command(*arguments: str | Path) -> list[str]:
    """What starts a run."""
    return [sys.executable, "-W", "error", "-m", "smallprint.cli", "batch", *map(str, arguments)]
