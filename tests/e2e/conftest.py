from __future__ import annotations

import json
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.policies import POLICIES

from . import browser, site
from .desk import Desk
from .origins import serve as serve_origins
from .popup import Popup, open_popup
from .report import ORIGIN
from .welcome import AGREED, TAKE_BACK, WELCOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, Playwright

    from .origins import Origins


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="session")
def internet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origins]:
    """The server behind every https://*.example; it has to be there before the browser. Tests use `origins`."""
    with serve_origins(tmp_path_factory.mktemp("origins")) as served:
        yield served


@pytest.fixture
def origins(internet: Origins) -> Origins:
    """Sites under names of their own, empty at first; and all that is asked of them."""
    internet.forget()
    return internet


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers. There can be only one in a process."""
    if browser.find_chromium() is None:
        pytest.skip("no Chromium: install one, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def context(driver: Playwright, profile: Path, internet: Origins) -> Iterator[BrowserContext]:
    with browser.launch(driver, profile, arguments=internet.arguments) as opened:
        stop_worker(
            opened
        )  # the page that opened at the start has it speak to a host, which is not the tests' choice
        yield opened


@pytest.fixture(scope="session")
def web() -> Iterator[site.Site]:
    with site.serve() as served:
        yield served


@dataclass
class Host:
    """Chooses the native host that the browser finds. `internet` is where `networked` leads to."""

    profile: Path
    internet: Origins | None = None

    def real(self) -> None:
        browser.register_host(self.profile, browser.host_script())

    def fake(self, mode: str, argument: object = None) -> Path:
        """fake_host.py, going wrong as `mode` says. Gives the file of the requests that it gets, one a line."""
        heard = self.profile / "heard"
        heard.write_text("", encoding="utf-8")
        self._run("fake_host.py", mode, json.dumps(argument), str(heard))
        return heard

    def networked(self) -> None:
        """The real host, for which the tests' origins are the public internet."""
        assert self.internet is not None
        self._run("networked_host.py", str(self.internet.port), str(self.internet.authority))

    def _run(self, name: str, *arguments: str) -> None:
        command = [sys.executable, str(Path(__file__).parent / name), *arguments]
        script = self.profile / "test-host"
        script.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n", encoding="utf-8")
        script.chmod(0o755)
        browser.register_host(self.profile, script)

    def foreign(self) -> None:
        """The real host, allowed for another extension only."""
        browser.register_host(self.profile, browser.host_script(), [f"chrome-extension://{'a' * 32}/"])

    def missing(self) -> None:
        browser.register_host(self.profile, browser.host_script()).unlink()

    def broken(self) -> None:
        """A program whose Python is gone."""
        script = self.profile / "broken-host"
        script.write_text("#!/nowhere/python\n", encoding="utf-8")
        script.chmod(0o755)
        browser.register_host(self.profile, script)


@pytest.fixture
def host(profile: Path, context: BrowserContext, internet: Origins) -> Iterator[Host]:
    """The real host, unless the test chooses another, with an empty library. The worker and its port end with it."""
    shutil.rmtree(browser.data_home(profile), ignore_errors=True)
    chosen = Host(profile, internet)
    chosen.real()
    yield chosen
    stop_worker(context)


def stop_worker(context: BrowserContext) -> None:
    """Stop the service worker, as the browser does when it is idle, and with it the native host."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    page.close()


def stop_host(page: Page) -> None:
    """Have the page ask anew, of a worker that knows no host yet."""
    stop_worker(page.context)
    page.reload()


@dataclass
class Visitor:
    """Opens pages and presses the toolbar button on them."""

    context: BrowserContext
    web: site.Site
    host: Host
    page: Page
    popup: Popup | None = None

    def go(self, address: str) -> Popup:
        self.page.goto(address)
        return self.press()

    def press(self, address: str = "") -> Popup:
        """The popup on the page; `address` is that of a page which the browser could not load."""
        if self.popup:
            self.popup.close()
        self.popup = open_popup(self.context, self.page, address=address)
        return self.popup

    def policy(self, name: str = "bramblechat") -> Popup:
        """The popup on one of the sample pages."""
        return self.go(self.web.add((POLICIES / name / "source.html").read_bytes()))


@pytest.fixture
def visitor(context: BrowserContext, web: site.Site, host: Host) -> Iterator[Visitor]:
    web.pages.clear()  # a search looks at usual addresses, where another test may have had a policy
    page = context.new_page()
    visiting = Visitor(context, web, host, page)
    yield visiting
    if visiting.popup:
        visiting.popup.close()
    page.close()


@pytest.fixture
def inside(context: BrowserContext) -> Iterator[Page]:
    """A page of the extension."""
    page = context.new_page()
    page.goto(f"{ORIGIN}/report/report.html")
    yield page
    page.close()


@pytest.fixture
def desk(context: BrowserContext, profile: Path, host: Host) -> Iterator[Desk]:
    del host  # its worker ends with each test
    desk = Desk(context, profile)
    yield desk
    for page in desk.pages:
        page.close()


@pytest.fixture
def welcome(context: BrowserContext, host: Host) -> Iterator[Page]:
    """The page, for a reader who has agreed and has the program."""
    del host
    page = context.new_page()
    page.goto(WELCOME)
    page.wait_for_selector("#host.done")
    yield page
    page.close()


@pytest.fixture
def undecided(welcome: Page) -> Iterator[Page]:
    """The page, for a reader who has not agreed yet."""
    welcome.evaluate(TAKE_BACK)
    welcome.wait_for_selector("#agree .primary")
    yield welcome
    if not welcome.is_closed():
        welcome.evaluate(AGREED)
