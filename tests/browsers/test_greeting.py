"""Programs that are greeted, sound ones and others: whatever they do, an answer comes in time."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

import pytest

from smallprint import wire
from smallprint.browsers.greeting import greet

from .computer import write_script, write_stub

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine

ENV = {"PATH": os.environ["PATH"]}
HEAD = f"#!{sys.executable}\nimport sys\nsend = sys.stdout.buffer.write\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("send(bytes([2, 0, 0, 0]) + b'[]')\n", "is not a message"),
        ("send(bytes([9, 0, 0, 0]) + b'{}')\n", "in the middle of its answer"),
        ("send(bytes([2, 0, 0, 0]) + b'{}')\n", "is not one to hello"),
        ('send(bytes([27, 0, 0, 0]) + b\'{"error": {"code": "busy"}}\')\n', "it answered busy"),
        (f"send(({wire.OUTGOING_LIMIT} + 1).to_bytes(4, sys.byteorder))\n", "which belongs to the browser"),
    ],
)
def test_a_host_that_does_not_answer_as_it_should(home: Path, text: str, words: str) -> None:
    assert words in greet([str(write_script(home / "host", HEAD + text))], ENV).problem


def test_a_host_that_hangs_is_killed(home: Path) -> None:
    script = write_script(home / "slow", HEAD + "import time; time.sleep(60)\n")
    greeting = greet([str(script)], ENV, patience=0.5)
    assert greeting.problem.startswith("it did not answer within")
    assert greeting.milliseconds < 5000


def test_what_a_host_has_started_is_killed_with_it(home: Path) -> None:
    script = write_script(home / "wrapper", '#!/bin/sh\n(sleep 1; touch "$0 lived") &\nsleep 30\n')
    start = time.monotonic()
    assert "did not answer" in greet([str(script)], ENV, patience=0.3).problem
    assert time.monotonic() - start < 5
    time.sleep(1.2)
    assert not (home / "wrapper lived").exists()


def test_what_escapes_is_not_waited_for(home: Path) -> None:
    if shutil.which("setsid") is None:
        pytest.skip("nothing here starts a session")
    script = write_script(home / "wrapper", "#!/bin/sh\nsetsid sleep 8 &\nwait\n")
    start = time.monotonic()
    assert "did not answer" in greet([str(script)], ENV, patience=0.3).problem
    assert time.monotonic() - start < 5


def test_a_host_that_is_no_program(home: Path) -> None:
    assert "does not start" in greet([str(write_script(home / "host", "\0\0"))], ENV).problem


def test_the_real_host_refuses_a_stranger(machine: Machine, home: Path) -> None:
    command = [str(machine.host_script()), f"chrome-extension://{'a' * 32}/"]
    assert "forbidden" in greet(command, {"HOME": str(home)}).problem


def test_what_a_host_says_is_told_in_short(home: Path) -> None:
    assert greet([str(write_stub(home / "host", "9" * 500_000))], ENV).version == "9" * 200
    text = 'data = b\'{"error": {"code": "%s"}}\' % (b\'9\' * 50_000)\n'
    text += "send(len(data).to_bytes(4, sys.byteorder) + data)\n"
    assert len(greet([str(write_script(home / "host", HEAD + text))], ENV).problem) <= 200
