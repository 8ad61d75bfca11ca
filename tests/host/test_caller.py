"""Who may start the host, and what everybody else is told."""

from __future__ import annotations

import os
import pty
import subprocess
from typing import TYPE_CHECKING

import pytest

from smallprint.host import FORBIDDEN
from smallprint.identity import EXTENSION_ID, FIREFOX_ID

from .driver import ORIGIN, REAL, Driver

if TYPE_CHECKING:
    from pathlib import Path

FOREIGN = "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"


@pytest.mark.parametrize(
    "arguments",
    [[ORIGIN], [ORIGIN, "--parent-window=0"], ["/some/where/org.smallprint.host.json", FIREFOX_ID]],
    ids=["chromium", "chromium on windows", "firefox"],
)
def test_our_extension_is_served(tmp_path: Path, arguments: list[str]) -> None:
    with Driver(REAL, tmp_path, *arguments) as host:
        assert host.alive()
        assert host.close()[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [""],
        [FOREIGN],
        [ORIGIN.rstrip("/")],
        [ORIGIN.upper()],
        [f"http://{EXTENSION_ID}/"],
        [FOREIGN, ORIGIN],
        ["/some/where/org.smallprint.host.json", "other@other.example"],
        [FIREFOX_ID],
    ],
    ids=str,
)
def test_anybody_else_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    with Driver(REAL, tmp_path, *arguments) as host:
        assert host.code(None) == "forbidden"
        with pytest.raises(EOFError):
            host.frame()
        assert host.process.wait(5) == FORBIDDEN
        assert "hint: " in host.stderr()


def test_by_hand_in_a_terminal_it_says_what_it_is(tmp_path: Path) -> None:
    controller, terminal = pty.openpty()
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    try:
        done = subprocess.run(
            REAL,
            stdin=terminal,
            stdout=terminal,
            stderr=subprocess.PIPE,
            env=environment,
            timeout=10,
            check=False,
        )
        os.set_blocking(controller, False)
        with pytest.raises(BlockingIOError):  # no bytes of a frame in the terminal
            os.read(controller, 100)
    finally:
        os.close(controller)
        os.close(terminal)
    assert done.returncode == FORBIDDEN
    words = done.stderr.decode()
    assert "browsers start" in words
    assert "hint: " in words
    assert "smallprint summarize" in words
