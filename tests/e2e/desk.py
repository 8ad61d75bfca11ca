"""The library page before a library that each test fills: what its tests share."""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from . import browser
from .fake_library import entry
from .report import ORIGIN

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


SCRIPT = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"


KETTLE = entry(1, "Kettle & Co", watch_outs=7, serious=2, changed=True, versions=3, says=["sells"])


BRAMBLE = entry(2, "Bramblechat", watch_outs=1, updated="", url=None, says=["ai"])


WREN = entry(3, "Wrenfit", says=["sells", "ai"])


THREE = [KETTLE, BRAMBLE, WREN]


QUOTE = {
    "text": "We may sell your data.",
    "start": 0,
    "end": 22,
    "section": ["Our uses", "Sharing", "Partners"],
}


def side(text: str, tone: str = "bad") -> dict[str, Any]:
    return {"text": text, "tone": tone, "quotes": [QUOTE]}


def source(service: str) -> dict[str, Any]:
    return {
        "url": None,
        "title": "Privacy",
        "service": service,
        "language": "en",
        "words": 1,
        "sentences": 1,
        "retrieved_at": "2026-01-01T00:00:00Z",
        "sha256": "0" * 64,
    }


def comparison(words: str = "They sell your data.", first: str = "Kettle & Co") -> dict[str, Any]:
    rows = [
        {
            "label": "Location",
            "first": side("They record where you are."),
            "second": side("They record where you are."),
        },
        {"label": "Selling", "first": side(words), "second": None},
    ]
    answers = [{"label": "How long?", "first": side("7 years", "neutral"), "second": side("30 days", "good")}]
    parts = [
        {"kind": "watch_outs", "rows": rows},
        {"kind": "questions", "rows": answers},
        {"kind": "actions", "rows": []},
    ]
    return {"first": source(first), "second": source("Bramblechat"), "parts": parts}


@dataclass
class Desk:
    """Where the library is opened."""

    context: BrowserContext
    profile: Path
    pages: list[Page] = field(default_factory=list)

    @property
    def heard_file(self) -> Path:
        return self.profile / "library-heard"

    def fill(self, entries: list[dict[str, Any]], **wanted: Any) -> None:
        """What the host has. It reads that as it starts."""
        file, script = self.profile / "library.json", self.profile / "library-host"
        file.write_text(json.dumps({"entries": entries, **wanted}), encoding="utf-8")
        self.heard_file.write_text("", encoding="utf-8")
        fake = Path(__file__).parent / "fake_library.py"
        command = [sys.executable, str(fake), str(file), str(self.heard_file)]
        script.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n", encoding="utf-8")
        script.chmod(0o755)
        browser.register_host(self.profile, script)

    def go(self, path: str = "library.html") -> Page:
        page = self.context.new_page()
        self.pages.append(page)
        page.goto(f"{ORIGIN}/library/{path}")
        return page

    def open(self, entries: list[dict[str, Any]], query: str = "", **wanted: Any) -> Page:
        """The page once it has its answer."""
        self.fill(entries, **wanted)
        page = self.go(f"library.html{query}")
        page.wait_for_selector(".entry, .problem")
        return page

    def refill(self, page: Page, entries: list[dict[str, Any]], **wanted: Any) -> None:
        """What the host has from now on: it is started anew."""
        self.fill(entries, **wanted)
        stop = page.context.new_cdp_session(page)
        stop.send("ServiceWorker.enable")
        stop.send("ServiceWorker.stopAllWorkers")

    def heard(self, operation: str) -> list[dict[str, Any]]:
        """The params of each request of this operation."""
        lines = [json.loads(line) for line in self.heard_file.read_text(encoding="utf-8").splitlines()]
        return [line["params"] for line in lines if line["op"] == operation]


def names(page: Page) -> list[str]:
    return page.locator(".entry h2 a").all_inner_texts()


def shows(page: Page, *wanted: str) -> None:
    expect(page.locator(".entry h2 a")).to_have_text(list(wanted))


def item(page: Page, name: str) -> Any:
    return page.locator(".entry").filter(has=page.get_by_role("link", name=name))


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent")
    return text
