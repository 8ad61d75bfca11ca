"""What the reader once chose can be taken back where it leads to nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .report import ORIGIN

if TYPE_CHECKING:
    from .conftest import Visitor
    from .origins import Origins

HOME = "https://www.lumora.example/"
GONE = "https://lumora.example/gone"
ERROR = {"code": "fetch_failed", "message": "", "hint": "", "details": {"url": GONE}}
FORGET = "[...document.querySelectorAll('.buttons button')].find(b => b.textContent === 'Forget my choice')"


def test_a_choice_that_leads_nowhere_is_forgotten(visitor: Visitor, origins: Origins) -> None:
    heard = visitor.host.fake("error", ERROR)

    def chosen() -> list[Any]:
        """What the host was told of a choice, search by search."""
        asked = map(json.loads, heard.read_text(encoding="utf-8").splitlines())
        return [question["params"].get("chosen") for question in asked if question["op"] == "find"]

    visitor.page.goto(f"{ORIGIN}/report/report.html")
    choices = {"choices": {"lumora.example": GONE}}
    visitor.page.evaluate("async kept => { await chrome.storage.local.set(kept) }", choices)
    popup = visitor.go(origins.add(HOME, "<title>Lumora</title><h1>Lamps</h1>"))
    assert popup.problem() == "fetch_failed"
    assert chosen() == [GONE]
    popup.evaluate(f"{FORGET}.click()")
    popup.wait(f"problem() && {FORGET} === undefined")
    assert chosen() == [GONE, None]
    assert popup.evaluate("chrome.storage.local.get('choices')") == {"choices": {}}


def test_without_a_choice_there_is_nothing_to_forget(visitor: Visitor, origins: Origins) -> None:
    visitor.host.fake("error", ERROR)
    popup = visitor.go(origins.add("https://www.kettle.example/", "<title>Kettle</title><h1>Kettles</h1>"))
    assert popup.problem() == "fetch_failed"
    assert popup.evaluate(f"{FORGET} === undefined")
