from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts.packaging.extension import pack

from tests.e2e import site
from tests.e2e.origins import Origins
from tests.e2e.origins import serve as serve_origins
from tests.policies import POLICIES

from .host import Host
from .launch import ORIGIN, find_firefox, start
from .popup import Popup, open_popup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .firefox import Firefox


SWITCH = "document.querySelector('[role=switch]')?.ariaChecked"
AGREE = "chrome.storage.local.set({consent: {to: 1, at: new Date().toISOString()}})"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.firefox)


@pytest.fixture(scope="session")
def extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as the store is given it."""
    return pack(tmp_path_factory.mktemp("extension"), "firefox")


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
def browser(tmp_path_factory: pytest.TempPathFactory, internet: Origins) -> Iterator[Firefox]:
    if find_firefox() is None:
        pytest.skip("no Firefox: install one, or set FIREFOX to its path")
    leads_there = {"network.socket.forcePort": f"443={internet.port}"}
    with start(tmp_path_factory.mktemp("home"), preferences=leads_there) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def greeted(browser: Firefox, extension: Path) -> str:
    """The address of the page that opens when the extension is installed."""
    before = browser.tabs()
    browser.install(extension)
    tab = browser.opened(before)
    address = browser.tabs()[tab]
    browser.close_tab(tab)
    return address


@pytest.fixture(scope="session")
def inside(browser: Firefox, greeted: str) -> str:
    """A tab with a page of the extension, through which tests reach the popup."""
    del greeted
    tab = browser.tab(f"{ORIGIN}/report/report.html")
    browser.bidi.evaluate(tab, AGREE)
    return tab


@pytest.fixture(scope="session")
def web() -> Iterator[site.Site]:
    with site.serve() as served:
        yield served


@pytest.fixture
def host(browser: Firefox, inside: str, internet: Origins) -> Iterator[Host]:
    """The real host with an empty library, unless the test chooses another. It ends with the test."""
    del inside
    host = Host(browser.home, internet)
    host.forget()
    host.real()
    yield host
    browser.stop_background()


@dataclass
class Visitor:
    """Opens pages and presses the toolbar button on them."""

    browser: Firefox
    inside: str
    web: site.Site
    host: Host
    tab: str
    popup: Popup | None = None

    def go(self, address: str) -> Popup:
        self.browser.go(self.tab, address)
        return self.press()

    def press(self) -> Popup:
        self.close()
        self.popup = open_popup(self.browser, self.inside, self.tab)
        return self.popup

    def policy(self, name: str = "bramblechat") -> Popup:
        """The popup on one of the sample pages."""
        return self.go(self.web.add((POLICIES / name / "source.html").read_bytes()))

    def opens(self, act: Callable[[], object]) -> str:
        """The tab that opens when something is done."""
        before = self.browser.tabs()
        act()
        return self.browser.opened(before)

    def summarize(self, selector: str) -> None:
        """Choose our entry from the menu of a link. What it opens is closed with the test."""
        self.browser.choose_from_menu(self.tab, selector, "menuitem-_link")
        self.popup = Popup(self.browser, self.inside)

    def evaluate(self, expression: str) -> object:
        """The value of an expression in the page."""
        return self.browser.bidi.evaluate(self.tab, expression)

    def beside(self, expression: str) -> object:
        """The value of an expression in a page of the extension."""
        return self.browser.bidi.evaluate(self.inside, expression)

    def close(self) -> None:
        if self.popup:
            self.popup.close()
        self.popup = None


@pytest.fixture
def visitor(browser: Firefox, inside: str, web: site.Site, host: Host) -> Iterator[Visitor]:
    web.pages.clear()
    visiting = Visitor(browser, inside, web, host, browser.tab("about:blank"))
    yield visiting
    visiting.close()
    for tab in browser.tabs():
        if tab != inside:
            browser.close_tab(tab)


@pytest.fixture
def welcome(browser: Firefox, inside: str) -> Iterator[str]:
    """A tab with the welcome page, on which the reader has given access to all sites; it is taken back."""
    tab = browser.tab(f"{ORIGIN}/welcome/welcome.html")
    browser.wait(tab, f"{SWITCH} === 'false'")
    browser.click(tab, "[role=switch]")
    browser.allow()
    browser.wait(tab, f"{SWITCH} === 'true'")
    yield tab
    browser.bidi.evaluate(
        inside, "chrome.permissions.remove({origins: chrome.runtime.getManifest().optional_host_permissions})"
    )
