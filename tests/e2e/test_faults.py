"""Each way in which the host can go wrong: the right words, and the way back."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .browser import register_host

if TYPE_CHECKING:
    from .conftest import Visitor

POLICY = "<!doctype html><title>P</title><h1>Privacy</h1><p>We collect your name."


def host_process() -> int:
    """The process id of the running host that our Chromium started."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            parent = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
            mine = os.getpid() in ancestors(parent)
        except (OSError, ValueError):
            continue
        if mine and any(part.endswith(b"/smallprint-host") for part in command):
            return int(process.name)
    raise AssertionError("no host is running")


def ancestors(process: int) -> list[int]:
    found = []
    while process > 1:
        found.append(process)
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return found


def test_missing_host_names_the_command_and_recovers(visitor: Visitor) -> None:
    visitor.host.missing()
    popup = visitor.policy()
    assert popup.problem() == "host_missing"
    assert popup.evaluate("document.querySelector('code').textContent") == "smallprint install"
    visitor.host.real()
    popup.click(".retry")
    popup.cards()


def test_host_of_another_extension(visitor: Visitor) -> None:
    visitor.host.foreign()
    popup = visitor.policy()
    assert popup.problem() == "host_forbidden"
    visitor.host.real()
    popup.click(".primary")
    popup.cards()


STARTS = {
    "no interpreter": "#!/nowhere/python",
    "a module that is gone": "#!/bin/sh\nexec {python} -m smallprint_that_is_gone",
    "ends at once": "#!/bin/sh\nexit 0",
}


@pytest.mark.parametrize("script", STARTS.values(), ids=STARTS)
def test_host_that_does_not_start(visitor: Visitor, script: str) -> None:
    file = visitor.host.profile / "broken-host"
    file.write_text(script.format(python=shlex.quote(sys.executable)) + "\n", encoding="utf-8")
    file.chmod(0o755)
    register_host(visitor.host.profile, file)
    popup = visitor.policy()
    assert popup.problem() == "host_broken"
    assert popup.evaluate("document.querySelector('code').textContent") == "smallprint doctor"
    visitor.host.real()
    popup.click(".retry")
    popup.cards()


def test_host_that_may_not_be_executed(visitor: Visitor) -> None:
    file = visitor.host.profile / "plain-file"
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o644)
    register_host(visitor.host.profile, file)
    assert visitor.policy().problem() == "host_broken"


def test_host_killed_in_the_middle(visitor: Visitor) -> None:
    visitor.policy().cards()
    process = host_process()
    os.kill(process, signal.SIGSTOP)
    popup = visitor.press()
    popup.wait("document.querySelector('.stage')?.textContent")
    os.kill(process, signal.SIGKILL)
    assert popup.problem() == "host_crashed"
    popup.click(".primary")
    popup.cards()
    assert host_process() != process


def test_host_killed_between_two_uses(visitor: Visitor) -> None:
    visitor.policy().cards()
    os.kill(host_process(), signal.SIGKILL)
    visitor.press().cards()


@pytest.mark.parametrize(
    ("mode", "code"),
    [("crash", "host_crashed"), ("old", "host_old"), ("new", "extension_old"), ("garbage", "protocol")],
)
def test_broken_host(visitor: Visitor, mode: str, code: str) -> None:
    visitor.host.fake(mode)
    popup = visitor.policy()
    assert popup.problem() == code
    visitor.host.real()
    popup.click(".retry")
    popup.cards()


def test_versions_are_named(visitor: Visitor) -> None:
    visitor.host.fake("old")
    popup = visitor.policy()
    popup.problem()
    assert "9.9.9" in popup.text()


def test_silent_host_runs_into_the_time_limit(visitor: Visitor) -> None:
    visitor.host.fake("silence")
    popup = visitor.policy()
    popup.wait("document.querySelector('.stage')?.textContent")  # the worker is awake now
    hurry = "const wait = setTimeout; self.setTimeout = (run, ms, ...rest) => wait(run, ms / 20, ...rest)"
    visitor.context.service_workers[-1].evaluate(f"() => {{ {hurry} }}")
    assert visitor.press().problem() == "timeout"


def test_unknown_error_is_told_in_the_hosts_words(visitor: Visitor) -> None:
    error = {"code": "new_code", "message": "The <b>moon</b> is full.", "hint": "Wait.", "details": {}}
    visitor.host.fake("error", error)
    popup = visitor.policy()
    assert popup.problem() == "new_code"
    assert "The <b>moon</b> is full." in popup.text()
    assert "Wait." in popup.text()


def wait_for(words: str, file: Path) -> None:
    end = time.monotonic() + 10
    while words not in file.read_text(encoding="utf-8"):
        assert time.monotonic() < end, words
        time.sleep(0.05)


def test_closing_the_popup_cancels(visitor: Visitor) -> None:
    heard = visitor.host.fake("silence")
    popup = visitor.policy()
    wait_for('"op": "find"', heard)
    popup.close()
    wait_for('"op": "cancel"', heard)
