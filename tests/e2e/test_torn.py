"""Summaries that are torn off in the middle: the popup says something true, and nothing is lost."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.fault import Fault
from tests.faults.libraries import assert_sound, path_in, recalled

from . import browser, conftest
from .conftest import Host, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Playwright

    from .site import Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0

full = partial(pytest.param, marks=pytest.mark.full)

READING = "smallprint.operations:find"
KEEPING = "smallprint.library.keeping:write"


class Faulty:
    """A host with a fault: the one that the visitor's browser starts next."""

    def __init__(self, visitor: Visitor, fault: Fault) -> None:
        profile = visitor.host.profile
        self._file, self._is_stopped = profile / "process", fault.act == "stop"
        self._file.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.faults.faulty_host", str(self._file), fault.place]
        command += [str(fault.count), "after" if fault.after else "before", fault.act]
        script = profile / "faulty-host"
        script.write_text(
            f'#!/bin/sh\ncd {shlex.quote(str(ROOT))} && exec {shlex.join(command)} "$@"\n', encoding="utf-8"
        )
        script.chmod(0o755)
        browser.register_host(profile, script)
        conftest.stop_worker(visitor.context)  # and the host that the welcome page may have started

    @property
    def process(self) -> Path:
        """Its folder in /proc."""
        return Path("/proc") / self._file.read_text(encoding="ascii").strip()

    def wait(self) -> None:
        """Wait until it is where the fault is."""
        until(lambda: self._file.exists() and self._file.read_text(encoding="ascii").endswith("\n"))
        until(lambda: not self._is_stopped or _state(self.process) == "T")

    def go_on(self) -> None:
        """Have it go on."""
        os.kill(int(self.process.name), signal.SIGCONT)

    def gone(self) -> None:
        """Wait until it has ended."""
        until(lambda: _state(self.process) in ("", "Z"))


def _state(process: Path) -> str:
    try:
        return (process / "stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()[0]
    except OSError:
        return ""


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def library(profile: Path) -> Path:
    return path_in(browser.data_home(profile))


def assert_kept(profile: Path, count: int) -> None:
    assert_sound(library(profile))
    assert len(recalled(library(profile))) == count


def parent(process: Path) -> int:
    """Who has started a process."""
    return int((process / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[1])


def stop_worker(visitor: Visitor) -> None:
    """Stop the service worker while the popup stays open."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault("smallprint.serving:Server.serve"), "host_broken"),
        full(Fault("smallprint.serving:Server._greet", after=True), "host_crashed"),
        full(Fault("smallprint.serving:Caller.progress"), "host_crashed"),
        (Fault(KEEPING, after=True), "host_crashed"),
        full(Fault("smallprint.library.store:Store.keep", after=True), "host_crashed"),
    ],
    ids=str,
)
def test_a_host_that_is_killed_at_a_stage(visitor: Visitor, fault: Fault, code: str) -> None:
    Faulty(visitor, fault)
    popup = visitor.policy()
    assert popup.problem() == code
    visitor.host.real()
    popup.click(".retry")
    popup.cards()
    assert "Bramblechat" in popup.text()
    assert_kept(visitor.host.profile, 1)


def test_a_worker_that_is_stopped_in_the_middle(visitor: Visitor) -> None:
    """The popup asks the next one by itself. The host goes with its worker, even one that no longer hears."""
    faulty = Faulty(visitor, Fault(KEEPING, after=True, act="stop"))
    popup = visitor.policy()
    faulty.wait()
    visitor.host.real()
    stop_worker(visitor)
    faulty.gone()
    popup.cards()
    assert_kept(visitor.host.profile, 1)


@pytest.mark.full
def test_a_worker_that_is_stopped_under_the_cards(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    stop_worker(visitor)
    assert popup.evaluate("document.querySelector('.summary') !== null")
    popup.evaluate(
        "document.querySelector('.ask input').value = 'Who gets my data?';"
        "document.querySelector('.ask input').form.requestSubmit()"
    )
    popup.wait("document.querySelector('.asked blockquote') !== null")


def test_a_popup_that_is_closed_in_the_middle_and_opened_again(visitor: Visitor) -> None:
    faulty = Faulty(visitor, Fault(READING, act="stop"))
    visitor.policy()
    faulty.wait()
    again = visitor.press()
    again.wait("document.querySelector('.stage')?.textContent")
    faulty.go_on()
    again.cards()
    assert_kept(visitor.host.profile, 1)


@pytest.mark.full
def test_a_tab_that_goes_elsewhere_in_the_middle(visitor: Visitor) -> None:
    """The popup shows what it was opened on, and names it."""
    faulty = Faulty(visitor, Fault(READING, act="stop"))
    popup = visitor.policy()
    faulty.wait()
    visitor.page.goto(visitor.web.add("<!doctype html><title>Elsewhere</title><p>Nothing."))
    faulty.go_on()
    popup.cards()
    assert "Bramblechat" in popup.text()


@pytest.mark.full
def test_a_tab_that_is_closed_in_the_middle(visitor: Visitor) -> None:
    faulty = Faulty(visitor, Fault(READING, act="stop"))
    visitor.policy()
    faulty.wait()
    visitor.page.close()
    faulty.go_on()
    visitor.popup = None
    visitor.page = visitor.context.new_page()
    visitor.policy().cards()
    assert_kept(visitor.host.profile, 1)


@pytest.fixture
def own(driver: Playwright, tmp_path: Path, web: Site) -> Iterator[Visitor]:
    """A visitor whose browser a test may end, with a host that hangs before it has read anything."""
    with browser.launch(driver, tmp_path) as context:
        yield Visitor(context, web, Host(tmp_path), context.pages[0])


@pytest.mark.parametrize("end", ["close", full("kill")])
def test_a_browser_that_ends_in_the_middle_takes_its_host_along(
    own: Visitor, tmp_path: Path, end: str
) -> None:
    faulty = Faulty(own, Fault(KEEPING, after=True, act="hang"))
    own.policy()
    faulty.wait()
    own.popup = None
    if end == "kill":
        os.kill(parent(faulty.process), signal.SIGKILL)
    own.context.close()
    faulty.gone()
    assert_sound(library(tmp_path))
    assert recalled(library(tmp_path)) == {}


@pytest.mark.full
def test_an_extension_that_is_reloaded_in_the_middle(
    own: Visitor, tmp_path: Path, driver: Playwright, web: Site
) -> None:
    faulty = Faulty(own, Fault(READING, act="hang"))
    own.policy()
    faulty.wait()
    own.popup = None
    own.host.real()
    own.context.service_workers[0].evaluate("() => { setTimeout(() => chrome.runtime.reload()) }")
    faulty.gone()
    own.context.close()  # Playwright's browsers do not load it again before they are started again
    with browser.launch(driver, tmp_path) as context:
        again = Visitor(context, web, own.host, context.pages[0])
        again.policy().cards()
    assert_kept(tmp_path, 1)
