"""The menu entry of links, and the shortcut. A headless browser shows no menus, so its click is made up."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from tests.policies import POLICIES

from .browser import EXTENSION
from .popup import opened_popup
from .report import ORIGIN

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Worker

    from .conftest import Visitor
    from .origins import Origins
    from .popup import Popup

LINK = "https://brindle.example/legal/privacy"
UPDATE = "() => chrome.contextMenus.update('link', {}).then(() => 'there', String)"
LISTEN = """() => {
  globalThis.asked = new Promise(done => chrome.storage.session.onChanged.addListener(changes => {
    for (const [key, { newValue }] of Object.entries(changes)) if (key.startsWith("asked-")) done([key, newValue]);
  }));
}"""
CLICK = """async linkUrl => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ menuItemId: "link", linkUrl }, tab);
  return tab.id;
}"""


def worker(context: BrowserContext, inside: Page) -> Worker:
    """The service worker, started if it was stopped."""
    session = context.new_cdp_session(inside)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.startWorker", {"scopeURL": f"{ORIGIN}/"})
    end = time.monotonic() + 10
    while not context.service_workers and time.monotonic() < end:
        inside.wait_for_timeout(20)
    return context.service_workers[-1]


def shown(visitor: Visitor, tab: int) -> str:
    """What the popup shows of a policy; on a busy machine the browser may refuse it, and its page opens in a tab."""
    try:
        popup = visitor.popup = opened_popup(visitor.context, timeout=5)
    except TimeoutError:
        [page] = [page for page in visitor.context.pages if page.url == f"{ORIGIN}/popup/popup.html?{tab}"]
        page.wait_for_selector(".summary")
        text = page.inner_text("body")
        page.close()
        return text
    return text_of(popup)


def text_of(popup: Popup) -> str:
    popup.cards()
    return popup.text()


def test_the_entry_is_there(inside: Page) -> None:
    assert inside.evaluate(UPDATE) == "there"


def test_a_click_opens_the_popup_on_the_policy_behind_the_link(
    visitor: Visitor, inside: Page, origins: Origins
) -> None:
    visitor.host.networked()
    origins.add(LINK, (POLICIES / "lumora" / "source.html").read_bytes())
    visitor.page.goto(origins.add("https://shop.example/", f'<a href="{LINK}">Privacy</a>'))
    inside.evaluate(LISTEN)
    service = worker(visitor.context, inside)
    visitor.page.bring_to_front()
    visitor.page.wait_for_function("document.visibilityState === 'visible' && document.hasFocus()")
    tab = service.evaluate(CLICK, LINK)
    assert inside.evaluate("asked") == [f"asked-{tab}", {"url": LINK}]
    assert "Read at brindle.example/legal/privacy" in shown(visitor, tab)
    assert origins.asked(by="Smallprint") == [LINK]
    assert inside.evaluate(f"chrome.storage.session.get('asked-{tab}')") == {}


CONSENT = "() => chrome.storage.local.set({ consent: { to: 1, at: '2026-01-01T00:00:00Z' } })"


def test_without_consent_what_was_asked_for_waits(visitor: Visitor, inside: Page, origins: Origins) -> None:
    """Also while its reader goes to read what there is to agree to."""
    visitor.host.networked()
    origins.add(LINK, (POLICIES / "lumora" / "source.html").read_bytes())
    visitor.page.goto(origins.add("https://shop.example/", f'<a href="{LINK}">Privacy</a>'))
    inside.evaluate("() => chrome.storage.local.remove('consent')")
    try:
        service = worker(visitor.context, inside)
        service.evaluate("chrome.action.setPopup({ popup: '' })")  # its page opens in a tab, which stays
        visitor.page.bring_to_front()
        with visitor.context.expect_page() as opened:
            tab = service.evaluate(CLICK, LINK)
        popup = opened.value
        popup.wait_for_selector(".problem[data-code=consent]")
        assert origins.asked(by="Smallprint") == []
        with visitor.context.expect_page() as opened:
            popup.get_by_role("button", name="Read more").click()
        opened.value.get_by_role("button", name="Agree").click()
        opened.value.wait_for_selector("#agree.done")
        opened.value.close()
        popup.close()
        assert origins.asked(by="Smallprint") == []
        visitor.page.bring_to_front()
        service.evaluate("chrome.action.setPopup({ popup: '/popup/popup.html' })")
        assert "Read at brindle.example/legal/privacy" in text_of(visitor.press())
        assert inside.evaluate(f"chrome.storage.session.get('asked-{tab}')") == {}
    finally:
        inside.evaluate("() => chrome.action.setPopup({ popup: '/popup/popup.html' })")
        inside.evaluate(CONSENT)


def test_without_a_popup_its_page_opens_in_a_tab(visitor: Visitor, inside: Page) -> None:
    service = worker(visitor.context, inside)
    service.evaluate("chrome.action.setPopup({ popup: '' })")  # no popup can open then
    try:
        with visitor.context.expect_page() as opened:
            tab = service.evaluate(CLICK, LINK)
        assert opened.value.url == f"{ORIGIN}/popup/popup.html?{tab}"
        opened.value.close()
    finally:
        service.evaluate("chrome.action.setPopup({ popup: '/popup/popup.html' })")


def test_the_shortcut_is_free_and_assigned(inside: Page) -> None:
    manifest = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    suggested = manifest["commands"]["_execute_action"]["suggested_key"]["default"]
    [command] = inside.evaluate("chrome.commands.getAll()")
    assert command["shortcut"] == suggested, "another command of the browser has it already"
