"""Policies that are recognised by themselves, once access to all sites is given."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from smallprint.identity import EXTENSION_ID
from smallprint.library.library import Library
from tests.policies import POLICIES

from . import browser
from .conftest import Host, stop_worker
from .popup import open_popup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

    from .origins import Origins
    from .site import Site

SITES = ["http://*/*", "https://*/*"]
HOME = "<!doctype html><title>Kettle</title><h1>Tea kettles</h1><p>Steel, glass and copper.</p>" * 30
SWITCH = "[role=switch]"


@dataclass
class Reader:
    """Someone with a browser of their own, who has turned the switch on."""

    context: BrowserContext
    host: Host
    desk: Page
    """The welcome page: it sees what the extension sees."""

    def visit(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page

    def badge(self, page: Page) -> tuple[str, str]:
        """The text on the icon and its tooltip, in the tab of a page. The page's address must be unique."""
        text, title = self.desk.evaluate(
            """async address => {
              const [{ id: tabId }] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
              return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })];
            }""",
            page.url,
        )
        return text, title

    def wait_for_badge(self, page: Page, *, shown: bool = True) -> tuple[str, str]:
        self.wait(lambda: bool(self.badge(page)[0]) == shown)
        return self.badge(page)

    def wait(self, comes_true: Any) -> None:
        end = time.monotonic() + 15
        while not comes_true():
            assert time.monotonic() < end
            self.desk.wait_for_timeout(50)

    def kept(self) -> list[str]:
        """All that the extension has stored, in memory and on disk."""
        stored = "Promise.all([chrome.storage.session.get(), chrome.storage.local.get()])"
        return [key for store in self.desk.evaluate(stored) for key in store if key != "consent"]

    def settle(self) -> None:
        """Let pass what would come: both looks at a page, and a host's answer."""
        self.desk.wait_for_timeout(4500)


@contextmanager
def reader(
    driver: Playwright, profile: Path, internet: Origins, *, private: bool = False
) -> Iterator[Reader]:
    """A browser that will not ask again: its profile says that the reader has said yes to it before.

    `private`: and that Smallprint may work in private windows.
    """
    (profile / "Default").mkdir()
    yes = {"api": [], "explicit_host": SITES, "manifest_permissions": [], "scriptable_host": []}
    settings = {"runtime_granted_permissions": yes, "incognito": private}
    preferences = {"extensions": {"settings": {EXTENSION_ID: settings}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(preferences), encoding="utf-8")
    host = Host(profile, internet)
    host.real()
    with browser.launch(driver, profile, welcome=True, arguments=internet.arguments) as context:
        desk = browser.welcome_page(context)
        desk.wait_for_selector("#host.done")
        turn(desk, on=True)
        stop_worker(context)  # and the host that the page has started
        yield Reader(context, host, desk)


def turn(page: Page, *, on: bool) -> None:
    """Press the switch, and wait until the extension has done what that asks for."""
    page.wait_for_selector(SWITCH)
    page.click(SWITCH)
    page.wait_for_selector(f"{SWITCH}[aria-checked={'true' if on else 'false'}]")
    end = time.monotonic() + 10
    while bool(page.evaluate("chrome.scripting.getRegisteredContentScripts()")) != on:
        assert time.monotonic() < end
        page.wait_for_timeout(20)


@pytest.fixture(scope="module")
def browsing(
    driver: Playwright, tmp_path_factory: pytest.TempPathFactory, internet: Origins
) -> Iterator[Reader]:
    with reader(driver, tmp_path_factory.mktemp("reader"), internet) as opened:
        yield opened


@pytest.fixture
def own(driver: Playwright, tmp_path: Path, internet: Origins) -> Iterator[Reader]:
    """For tests after which this browser is of no use to others."""
    with reader(driver, tmp_path, internet) as opened:
        yield opened


@pytest.fixture
def watching(browsing: Reader) -> Iterator[Reader]:
    """With the real host unless the test chooses another. Its tabs are closed, what it kept and its host are gone."""
    browsing.host.real()
    yield browsing
    for page in browsing.context.pages:
        if page is not browsing.desk and page.url != "about:blank":
            page.close()
    session = browsing.context.new_cdp_session(browsing.desk)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()
    browsing.desk.evaluate("chrome.storage.session.clear()")


def policy(web: Site, name: str = "bramblechat") -> str:
    return web.add((POLICIES / name / "source.html").read_bytes())


def summaries(heard: Path) -> int:
    """How often the host has been asked for a summary."""
    return heard.read_text(encoding="utf-8").count('"op": "summarize"')


def starts(heard: Path) -> int:
    return heard.read_text(encoding="utf-8").count('"op": "hello"')


def test_policy_is_marked_by_itself(watching: Reader, web: Site) -> None:
    page = watching.visit(policy(web, "wrenfit"))
    text, title = watching.wait_for_badge(page)
    assert title == f"Summary ready: {text} serious things to watch out for"
    assert len(watching.kept()) == 1
    found = Library(browser.data_home(watching.host.profile) / "smallprint" / "library.db").look_up(
        page.url, show=False
    )
    assert found is not None
    assert text == str(sum(point["severity"] == 3 for point in found[0]["watch_outs"]))
    assert found[0]["kept"]["shown_at"] is None


def test_popup_shows_it_at_once_and_compares_the_page(watching: Reader, web: Site) -> None:
    page = watching.visit(policy(web))
    watching.wait_for_badge(page)
    popup = open_popup(watching.context, page)
    popup.cards()
    popup.wait("document.querySelector('.kept').textContent.startsWith('The same words as on ')")
    popup.close()


def test_a_policy_that_changed_is_marked(watching: Reader, web: Site) -> None:
    address = policy(web)
    page = watching.visit(address)
    watching.wait_for_badge(page)
    popup = open_popup(watching.context, page)  # or nobody has seen what it said before
    popup.cards()
    popup.close()
    text = (POLICIES / "bramblechat" / "source.html").read_text(encoding="utf-8")
    changed = text.replace("</main>", "<p>We sell your name.</p></main>").encode()
    web.pages[urlsplit(address).path] = ("text/html; charset=utf-8", changed)
    page.reload()
    watching.wait(lambda: watching.badge(page)[0] == "new")
    assert watching.badge(page)[1] == "Smallprint: this policy has changed since you read it"


def test_other_page_is_left_alone(watching: Reader, web: Site) -> None:
    heard = watching.host.fake("report", {"url": None, "text": ""})
    for content in (HOME, f"{HOME}<footer><a href=/privacy>Privacy Policy</a> We use cookies.</footer>"):
        page = watching.visit(web.add(content))
        watching.settle()
        assert watching.badge(page)[0] == ""
    assert heard.read_text(encoding="utf-8") == ""
    assert watching.kept() == []


def test_nothing_is_kept_of_what_only_looks_like_a_policy(watching: Reader, web: Site) -> None:
    error = {"code": "not_a_policy", "message": "m", "hint": "h", "details": {"candidates": []}}
    heard = watching.host.fake("error", error)
    page = watching.visit(policy(web))
    watching.wait(lambda: summaries(heard) == 1)
    watching.settle()
    assert summaries(heard) == 1
    assert watching.badge(page) == ("", "Read this page's privacy policy")
    assert watching.kept() == []


def test_page_that_a_script_draws_late(watching: Reader, web: Site) -> None:
    content = json.dumps((POLICIES / "bramblechat" / "source.html").read_text(encoding="utf-8"))
    content = content.replace("</", "<\\/")
    draws = f"setTimeout(() => {{ document.body.innerHTML = {content} }}, 1000)"
    page = watching.visit(
        web.add(f"<!doctype html><html lang=en><title>Bramblechat</title><body><script>{draws}</script>")
    )
    watching.wait_for_badge(page)


def test_pages_without_loading(watching: Reader, web: Site) -> None:
    """A script leads to the policy, to a place in it, and away again."""
    text = json.dumps((POLICIES / "bramblechat" / "source.html").read_text(encoding="utf-8"))
    page = watching.visit(web.add(HOME))
    watching.desk.wait_for_timeout(500)
    page.evaluate(f"history.pushState({{}}, '', '/spa/privacy'); document.body.innerHTML = {text}; 0")
    assert watching.wait_for_badge(page)[0]
    [key] = watching.kept()
    page.evaluate("location.hash = 'rights'; 0")
    watching.desk.wait_for_timeout(300)
    assert watching.badge(page)[0]
    assert watching.kept() == [key]
    page.evaluate(
        f"history.pushState({{}}, '', '/spa/home'); document.body.innerHTML = {json.dumps(HOME)}; 0"
    )
    assert watching.wait_for_badge(page, shown=False) == ("", "Read this page's privacy policy")
    assert watching.kept() == []
    page.go_back()
    page.evaluate(f"document.body.innerHTML = {text}; 0")
    watching.wait_for_badge(page)


@pytest.mark.parametrize("how", ["goes on", "closes", "reloads"])
def test_page_that_is_left_is_forgotten(watching: Reader, web: Site, how: str) -> None:
    page = watching.visit(policy(web))
    watching.wait_for_badge(page)
    assert len(watching.kept()) == 1
    if how == "closes":
        page.close()
    elif how == "goes on":
        page.goto(web.add(HOME))
        watching.wait_for_badge(page, shown=False)
    else:
        page.reload()
        watching.settle()
        watching.wait_for_badge(page)
        assert len(watching.kept()) == 1
        return
    watching.wait(lambda: watching.kept() == [])


def test_page_that_comes_again_and_again_is_read_now_and_then(watching: Reader, web: Site) -> None:
    heard = watching.host.fake("report", {"url": "https://kettle.example/privacy", "text": ""})
    text = (POLICIES / "bramblechat" / "source.html").read_text(encoding="utf-8")
    page = watching.visit(web.add(text + "<script>setTimeout(() => location.reload(), 700)</script>"))
    watching.desk.wait_for_timeout(7000)
    page.close()
    assert 1 <= summaries(heard) <= 3


def test_nothing_is_kept_of_a_tab_that_is_gone(watching: Reader, web: Site) -> None:
    """Also of a page that could not say goodbye, and of a link that was asked for but never taken up."""
    page = watching.visit(policy(web))
    watching.wait_for_badge(page)
    ask = """async address => {
      const [{ id }] = (await chrome.tabs.query({})).filter(({ url }) => url === address);
      await chrome.storage.session.set({ [`asked-${id}`]: { url: address } });
      const [[, kept]] = Object.entries(await chrome.storage.session.get(`ready-${id}`));
      await chrome.storage.session.set({ [`ready-${id}`]: { ...kept, url: "https://other.example/" } });
    }"""
    watching.desk.evaluate(ask, page.url)
    assert len(watching.kept()) == 2
    page.close()
    watching.wait(lambda: watching.kept() == [])


def test_back_from_where_a_link_led(watching: Reader, web: Site) -> None:
    """The browser may bring the page back as it was left, without loading it."""
    page = watching.visit(policy(web))
    watching.wait_for_badge(page)
    page.goto(web.add(HOME))
    page.go_back()
    watching.wait_for_badge(page)


def test_missing_host_is_nobodys_business(watching: Reader, web: Site) -> None:
    watching.host.missing()
    page = watching.visit(policy(web))
    watching.settle()
    assert watching.badge(page) == ("", "Read this page's privacy policy")
    assert watching.kept() == ["watching-rests"]
    popup = open_popup(watching.context, page)
    assert popup.problem() == "host_missing"  # to whom it asks it is told
    watching.host.real()
    popup.click(".retry")
    popup.cards()
    popup.close()


def test_broken_host_is_not_started_again_and_again(watching: Reader, web: Site) -> None:
    heard = watching.host.fake("crash")
    for _ in range(3):
        watching.visit(policy(web))
        watching.desk.wait_for_timeout(1500)
    assert starts(heard) == 1


def test_another_start_of_the_browser(
    driver: Playwright, tmp_path: Path, internet: Origins, web: Site
) -> None:
    with reader(driver, tmp_path, internet):
        pass
    with browser.launch(driver, tmp_path, welcome=True) as context:
        desk = browser.welcome_page(context)
        desk.wait_for_selector(f"{SWITCH}[aria-checked=true]")
        again = Reader(context, Host(tmp_path, internet), desk)
        again.wait_for_badge(again.visit(policy(web)))


def test_off_with_one_click(own: Reader, web: Site) -> None:
    page = own.visit(policy(web))
    own.wait_for_badge(page)
    turn(own.desk, on=False)
    own.wait(lambda: own.kept() == [])
    assert own.desk.evaluate("chrome.permissions.getAll().then(({ origins }) => origins)") == []
    popup = open_popup(own.context, page)  # without access, only an open popup may see the tab
    badge = """chrome.tabs.query({ active: true, currentWindow: true })
      .then(([{ id: tabId }]) => chrome.action.getBadgeText({ tabId }))"""
    assert popup.evaluate(badge) == ""
    popup.close()
    page.reload()
    own.settle()
    assert own.kept() == []


def test_open_pages_are_no_longer_looked_at_once_it_is_off(own: Reader, web: Site) -> None:
    text = json.dumps((POLICIES / "bramblechat" / "source.html").read_text(encoding="utf-8"))
    draw = f"history.pushState({{}}, '', location.pathname + '/privacy'); document.body.innerHTML = {text}; 0"
    listen = (
        "globalThis.heard = []; chrome.runtime.onMessage.addListener(({ url }) => { heard.push(url) }); 0"
    )
    own.desk.evaluate(listen)
    pages = [own.visit(web.add(HOME)) for _ in range(2)]
    pages[1].wait_for_timeout(500)
    pages[1].evaluate(draw)
    own.wait(lambda: own.desk.evaluate("heard") == [pages[1].url])
    turn(own.desk, on=False)
    pages[0].bring_to_front()
    pages[0].evaluate(draw)
    own.settle()
    assert pages[0].url not in own.desk.evaluate("heard")


def test_off_from_the_popup(own: Reader, web: Site) -> None:
    page = own.visit(policy(web))
    own.wait_for_badge(page)
    popup = open_popup(own.context, page)
    popup.cards()
    popup.click(".opens-menu")
    popup.wait(f"document.querySelector('{SWITCH}').ariaChecked === 'true'")
    popup.click(SWITCH)
    popup.wait(f"document.querySelector('{SWITCH}').ariaChecked === 'false'")
    own.wait(lambda: own.kept() == [])
    popup.evaluate("document.querySelector('.opens-menu').click()")
    with own.context.expect_page() as opened:  # to turn it on, one reads first what it allows
        popup.evaluate(
            f"setTimeout(() => document.querySelector('{SWITCH}').click()); 0"
        )  # it closes the popup
    assert opened.value.url.endswith("/welcome/welcome.html#watching")
    popup.close()


@pytest.mark.parametrize("allowed", [False, True], ids=["closed", "allowed"])
def test_private_windows(
    driver: Playwright, tmp_path: Path, internet: Origins, web: Site, *, allowed: bool
) -> None:
    """Nothing happens in them by itself, also where the reader lets Smallprint work in them."""
    with reader(driver, tmp_path, internet, private=allowed) as hiding:
        assert hiding.desk.evaluate("chrome.extension.isAllowedIncognitoAccess()") == allowed
        heard = hiding.host.fake("report", {"url": "https://kettle.example/privacy", "text": ""})
        opens = "url => chrome.windows.create({ incognito: true, url }).then(() => 0)"
        hiding.desk.evaluate(opens, policy(web))
        hiding.settle()
        assert heard.read_text(encoding="utf-8") == ""
        assert hiding.kept() == []


def test_redirects_elsewhere_are_left_to_the_host(own: Reader, origins: Origins) -> None:
    """With access to all sites the browser would follow them anywhere, into the reader's own network too."""
    own.host.networked()
    old = "https://legal.lumora-group.example/old"
    new = "https://legal.lumora-group.example/privacy-policy"
    home = f"<title>Lumora</title><h1>Lamps</h1><p>Of beech.</p><a href='{old}'>Privacy Policy</a>"
    page = own.visit(origins.add("https://www.lumora.example/", home))
    origins.redirect(old, new)
    origins.add(new, (POLICIES / "lumora" / "source.html").read_bytes())
    popup = open_popup(own.context, page)
    popup.cards()
    assert origins.asked(by="Chrome") == [page.url, old]
    assert origins.asked(by="Smallprint") == [old, new]
    popup.close()


def test_redirects_within_the_site_are_followed(own: Reader, origins: Origins) -> None:
    own.host.networked()
    home = "https://www.lumora.example/"
    page = own.visit(
        origins.add(home, "<title>Lumora</title><h1>Lamps</h1><a href='/privacy'>Privacy Policy</a>")
    )
    origins.redirect(home + "privacy", home + "privacy/")
    origins.add(home + "privacy/", (POLICIES / "lumora" / "source.html").read_bytes())
    popup = open_popup(own.context, page)
    popup.cards()
    popup.close()
    assert origins.asked(by="Smallprint") == []
    assert origins.requests[-1].headers["accept-language"] == "en, *;q=0.5"
