"""A click on an extension's toolbar button, timed from outside of the popup that it opens."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_PATIENCE = 30.0
_STEP = 0.02
_QUIET = 0.3
"""Seconds between two clicks: for what the last one set going, and for the popup to be gone."""


class Button:
    """The toolbar button of an extension whose popup has popup_clock.js in it."""

    def __init__(self, context: BrowserContext, extension: str) -> None:
        assert context.browser is not None
        self._browser = context.browser.new_browser_cdp_session()
        self._extension = extension

    def press(self, page: Page) -> dict[str, float]:
        """Milliseconds from the click to each of the things that popup_clock.js looks for; the popup is closed then.

        Raises TimeoutError where they do not come.
        """
        page.bring_to_front()
        time.sleep(_QUIET)
        tabs = self._browser.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        [tab] = [tab["targetId"] for tab in tabs if tab["url"] == page.url]
        clicked = time.time() * 1000
        self._browser.send("Extensions.triggerAction", {"id": self._extension, "targetId": tab})
        popup, painted = self._painted()
        self._browser.send("Target.closeTarget", {"targetId": popup})
        return {name: when - clicked for name, when in painted.items()}

    def _painted(self) -> tuple[str, dict[str, float]]:
        """The popup, and what its title says once it says it."""
        end = time.monotonic() + _PATIENCE
        seen: list[dict[str, Any]] = []
        while time.monotonic() < end:
            targets = self._browser.send("Target.getTargets")["targetInfos"]
            seen = [
                each for each in targets if f"//{self._extension}/" in each["url"] and each["type"] == "page"
            ]
            for target in seen:
                if target["title"].startswith("{"):
                    return target["targetId"], json.loads(target["title"])
            time.sleep(_STEP)
        raise TimeoutError(f"no cards; open are {[target['url'] for target in seen]}")
