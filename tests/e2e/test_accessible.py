"""No violation that axe-core knows, in any view, in light and dark, narrow and wide."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from .report import ORIGIN, open_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visitor
    from .popup import Popup

AXE = Path(__file__).resolve().parents[1] / "extension/node_modules/axe-core/axe.min.js"
CANDIDATE = {"url": "https://kettle.example/privacy", "text": "Privacy", "score": 0.9, "reasons": []}
DETAILS: dict[str, Any] = {"candidates": [CANDIDATE, {**CANDIDATE, "text": ""}], "language": "fr"}


OPEN_ALL = """
  document.querySelectorAll('details').forEach(d => { d.open = true });
  document.querySelectorAll('.group').forEach(g => g.querySelector('.datum').click());
  0"""
BEYOND = """width => [...document.querySelectorAll('body *')]
    .filter(e => e.checkVisibility() && !e.matches('.unseen') && e.getBoundingClientRect().right > width)
    .map(e => e.outerHTML.slice(0, 200))"""


def violations(view: Popup | Page) -> list[str]:
    """The rules that are broken, with the elements that break them."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in tests/extension")
    view.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    found: list[str] = view.evaluate(
        "axe.run(document).then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`))"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["bramblechat", "wrenfit"])
def test_cards(visitor: Visitor, name: str, scheme: str) -> None:
    popup = visitor.policy(name)
    popup.scheme(scheme)
    popup.cards()
    assert violations(popup) == []
    popup.evaluate(OPEN_ALL)
    popup.click(".opens-menu")
    assert violations(popup) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters(visitor: Visitor, scheme: str) -> None:
    visitor.host.fake("report", {"url": "https://kettle.example/privacy", "text": ""})
    popup = visitor.policy()
    popup.scheme(scheme)
    popup.cards()
    popup.evaluate(OPEN_ALL)
    popup.click(".letter button")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way a') !== null")
    assert violations(popup) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_report(visitor: Visitor, scheme: Literal["light", "dark"]) -> None:
    """Wide, as on a screen of 1280 pixels at 200 %, and narrow."""
    page = open_report(visitor, visitor.policy("wrenfit"))
    page.emulate_media(color_scheme=scheme)
    for width in (1280, 640, 320):
        page.set_viewport_size({"width": width, "height": 800 * width // 1280})
        assert violations(page) == []
        assert page.evaluate(BEYOND, width) == []
    page.evaluate(OPEN_ALL)
    for width in (1280, 640, 320):
        page.set_viewport_size({"width": width, "height": 800 * width // 1280})
        assert violations(page) == []
        assert page.evaluate(BEYOND, width) == []
    page.click(".opens-menu")
    assert violations(page) == []
    page.close()


def test_report_that_is_gone(visitor: Visitor) -> None:
    page = visitor.context.new_page()
    page.goto(f"{ORIGIN}/report/report.html")
    page.wait_for_selector(".problem")
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["no_policy", "policy_unread", "language", "wall", "new_code", "internal"])
def test_problems(visitor: Visitor, code: str, scheme: str) -> None:
    visitor.host.fake("error", {"code": code, "message": "m", "hint": "h", "details": DETAILS})
    popup = visitor.policy()
    popup.scheme(scheme)
    assert popup.problem() == code
    assert violations(popup) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_missing_host(visitor: Visitor, scheme: str) -> None:
    visitor.host.missing()
    popup = visitor.policy()
    popup.scheme(scheme)
    assert popup.problem() == "host_missing"
    assert violations(popup) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_consent(visitor: Visitor, inside: Page, scheme: str) -> None:
    inside.evaluate("() => chrome.storage.local.remove('consent')")
    try:
        popup = visitor.policy()
        popup.scheme(scheme)
        assert popup.problem() == "consent"
        assert violations(popup) == []
    finally:
        inside.evaluate("() => chrome.storage.local.set({ consent: { to: 1, at: '2026-01-01T00:00:00Z' } })")


def test_loading(visitor: Visitor) -> None:
    visitor.host.fake("silence")
    popup = visitor.policy()
    popup.wait("document.querySelector('.stage')?.textContent")
    assert violations(popup) == []


def test_narrow_windows_do_not_scroll_sideways(visitor: Visitor) -> None:
    for name in ("bramblechat", "wrenfit"):
        popup = visitor.policy(name)
        popup.cards()
        popup.evaluate(OPEN_ALL)
        popup.evaluate("document.documentElement.style.width = '320px'")
        assert popup.evaluate("document.body.offsetWidth") == 320
        assert popup.evaluate(f"({BEYOND})(320)") == []


def test_headings_go_down_step_by_step(visitor: Visitor) -> None:
    popup = visitor.policy("wrenfit")
    popup.cards()
    levels = popup.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


def test_first_screen_has_three_watch_outs(visitor: Visitor) -> None:
    popup = visitor.policy("wrenfit")
    popup.cards()
    bottoms = popup.evaluate(
        "[...document.querySelectorAll('#watch_outs .what')].map(e => e.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) >= 3
    assert bottoms[2] < 600
    assert popup.evaluate("document.querySelector('h1').getBoundingClientRect().top") >= 0


WALK = """(() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return {
    tag: at.tagName,
    number: [...document.querySelectorAll('*')].indexOf(at),
    name: (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent).trim(),
    seen: at.matches(':focus-visible') && style.outlineStyle !== 'none' && at.checkVisibility(),
  };
})()"""


def test_every_control_is_reached_by_tab_in_the_order_of_the_page(visitor: Visitor) -> None:
    popup = visitor.policy("wrenfit")
    popup.cards()
    popup.evaluate("document.querySelectorAll('.point').forEach((d, i) => { d.open = i % 3 === 0 })")
    wanted = popup.evaluate(
        "[...document.querySelectorAll('main :is(a, button, summary)')].filter(e => e.checkVisibility()).length"
    )
    places = []
    for _ in range(wanted):
        popup.press("Tab", 9)
        place = popup.evaluate(WALK)
        assert place["name"], place
        assert place["seen"], place
        places.append(place["number"])
    assert places == sorted(set(places))


def test_menu_by_keyboard(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    is_open = "document.querySelector('.menu').matches(':popover-open')"
    popup.evaluate("document.querySelector('.opens-menu').focus()")
    popup.press("Enter", 13, "\r")
    popup.wait(is_open)
    popup.press("Tab", 9)
    assert popup.evaluate("document.activeElement.textContent") == "Copy as text"
    popup.press("Escape", 27)
    popup.wait(f"!{is_open}")
    assert popup.evaluate("document.activeElement.className") == "opens-menu"
    popup.press("Enter", 13, "\r")
    popup.press("Tab", 9)
    popup.press("Enter", 13, "\r")
    popup.wait("document.querySelector('#status').textContent === 'The summary is copied.'")
