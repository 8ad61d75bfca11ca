"""No violation that axe-core knows, in any view, in light and dark, narrow and wide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Visitor
    from .popup import Popup

AXE = Path(__file__).resolve().parents[1] / "extension/node_modules/axe-core/axe.min.js"
CANDIDATE = {"url": "https://kettle.example/privacy", "text": "Privacy", "score": 0.9, "reasons": []}
DETAILS: dict[str, Any] = {"candidates": [CANDIDATE, {**CANDIDATE, "text": ""}], "language": "fr"}


def violations(popup: Popup) -> list[str]:
    """The rules that are broken, with the elements that break them."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in tests/extension")
    popup.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    found: list[str] = popup.evaluate(
        "axe.run(document).then(r => r.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`))"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cards(visitor: Visitor, scheme: str) -> None:
    popup = visitor.policy()
    popup.scheme(scheme)
    popup.cards()
    popup.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    popup.evaluate("document.querySelectorAll('.group').forEach(g => g.querySelector('.chip').click())")
    assert violations(popup) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["not_a_policy", "language", "wall", "new_code", "internal"])
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


def test_loading(visitor: Visitor) -> None:
    visitor.host.fake("silence")
    popup = visitor.policy()
    popup.wait("document.querySelector('.stage')?.textContent")
    assert violations(popup) == []


def test_narrow_windows_do_not_scroll_sideways(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    popup.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    popup.evaluate("document.documentElement.style.width = '320px'")
    beyond = """[...document.querySelectorAll('main *:not(nav *)')]
        .filter(e => e.getBoundingClientRect().right > 320).map(e => e.outerHTML)"""
    assert popup.evaluate("document.body.offsetWidth") == 320
    assert popup.evaluate(beyond) == []
