"""Access to all sites in Firefox: given on the welcome page, used, and taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.policies import POLICIES

from .conftest import SWITCH

if TYPE_CHECKING:
    from tests.e2e.origins import Origins

    from .conftest import Visitor

BADGE = """(async () => {
    const [{ id: tabId }] = await chrome.tabs.query({ active: true });
    return chrome.action.getBadgeText({ tabId });
})()"""


def test_a_policy_is_marked_before_the_click_until_access_is_taken_back(
    visitor: Visitor, welcome: str
) -> None:
    visitor.policy()
    visitor.close()
    visitor.browser.reload(visitor.tab)
    assert visitor.browser.wait(visitor.inside, BADGE)
    visitor.press().cards()
    visitor.close()
    visitor.browser.click(welcome, "[role=switch]")
    visitor.browser.wait(welcome, f"{SWITCH} === 'false'")


def test_a_page_that_becomes_a_policy_is_marked_until_it_is_another(
    visitor: Visitor, welcome: str, origins: Origins
) -> None:
    del welcome
    page = "<!doctype html><title>Tea</title><main>" + "<p>Kettles of steel. " * 100
    visitor.browser.bring_to_front(visitor.tab)
    visitor.browser.go(visitor.tab, origins.add("https://kettle.example/", page))
    policy = json.dumps((POLICIES / "bramblechat" / "source.html").read_text(encoding="utf-8"))
    draw = f"document.querySelector('main').innerHTML = {policy}"
    visitor.evaluate(
        f"void (history.pushState({{}}, '', '/privacy'), document.title = 'Privacy Policy', {draw})"
    )
    assert visitor.browser.wait(visitor.inside, BADGE)
    visitor.evaluate("void (history.pushState({}, '', '/'), document.title = 'Tea')")
    visitor.browser.wait(visitor.inside, f"{BADGE}.then(text => text === '')")
