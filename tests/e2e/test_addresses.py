"""Addresses in the popup say where they lead, whatever letters they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.policies import POLICIES

if TYPE_CHECKING:
    from .conftest import Visitor

HOSTILE = "https://kettl\u0435.example/\u202efdp.ycavirp?\u2066"  # a Cyrillic letter, and signs that turn text around
PLAIN = "xn--kettl-3we.example/%E2%80%AEfdp.ycavirp?%E2%81%A6"
SHOWN = """[...document.querySelectorAll('SELECTOR')].map(
  shown => [shown.textContent, getComputedStyle(shown).unicodeBidi])"""


def test_addresses_are_plain_and_stand_apart(visitor: Visitor) -> None:
    link = {"url": HOSTILE, "text": "\u202eyciloP", "score": 1, "reasons": [], "kind": "privacy"}
    asked = {"url": HOSTILE, "by": "host", "outcome": "missing"}
    details = {"candidates": [link], "requests": [asked]}
    visitor.host.fake("error", {"code": "no_policy", "message": "", "hint": "", "details": details})
    popup = visitor.policy()
    assert popup.problem() == "no_policy"
    for selector in (".candidate small", ".requests span"):
        assert popup.evaluate(SHOWN.replace("SELECTOR", selector)) == [[PLAIN, "isolate"]]


def test_so_do_those_of_the_document_that_was_read(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": HOSTILE, "text": ""})
    popup = visitor.go(visitor.web.add((POLICIES / "bramblechat" / "source.html").read_bytes()))
    popup.cards()
    assert [PLAIN, "isolate"] in popup.evaluate(SHOWN.replace("SELECTOR", ".outward small"))
    [[_, bidi]] = popup.evaluate(SHOWN.replace("SELECTOR", ".site > summary span"))
    assert bidi == "isolate"
