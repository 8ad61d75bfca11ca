"""Drives the real popup of the toolbar button.

Playwright does not list popups as pages, so this speaks the DevTools protocol to the popup through the
browser's own session.
"""

from __future__ import annotations

import base64
import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from smallprint.identity import EXTENSION_ID

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, CDPSession, Page

_STEP = 0.03


class Popup:
    """An open popup. Expressions are JavaScript, awaited if they give a promise."""

    def __init__(self, browser: CDPSession, target: str) -> None:
        self._browser = browser
        self._target = target
        self._last = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self._session = ""
        browser.on("Target.receivedMessageFromTarget", self._receive)
        attached = browser.send("Target.attachToTarget", {"targetId": target, "flatten": False})
        self._session = attached["sessionId"]

    def _receive(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == self._session:
            message = json.loads(event["message"])
            if "id" in message:
                self._answers[message["id"]] = message

    def send(self, method: str, params: dict[str, Any] | None = None, timeout: float = 15) -> dict[str, Any]:
        """The answer to one command. Raises TimeoutError, and RuntimeError for a refusal."""
        self._last += 1
        number = self._last
        message = json.dumps({"id": number, "method": method, "params": params or {}})
        self._browser.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        end = time.monotonic() + timeout
        while number not in self._answers:
            if time.monotonic() > end:
                raise TimeoutError(method)
            self._browser.send("Target.getTargets")  # any round trip lets Playwright deliver events
        answer = self._answers.pop(number)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, which must be plain JSON data."""
        params = {"expression": expression, "awaitPromise": True, "returnByValue": True, "userGesture": True}
        answer = self.send("Runtime.evaluate", params)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description"))
        return answer["result"].get("value")

    def wait(self, expression: str, timeout: float = 20) -> Any:
        """The first true value of an expression. Raises TimeoutError with what the popup shows instead."""
        end = time.monotonic() + timeout
        while not (value := self.evaluate(expression)):
            if time.monotonic() > end:
                raise TimeoutError(f"{expression}\nthe popup shows: {self.text()[:500]}")
            time.sleep(_STEP)
        return value

    def text(self) -> str:
        """All text that the popup shows."""
        return str(self.evaluate("document.body.innerText"))

    def cards(self) -> None:
        """Wait for the cards."""
        self.wait("document.querySelector('.summary') !== null || problem()", timeout=30)
        problem = self.evaluate("problem()")
        if problem:
            raise AssertionError(f"no cards but {problem}: {self.text()}")

    def problem(self, timeout: float = 20) -> str:
        """Wait for a problem; its code."""
        return str(self.wait("problem()", timeout))

    def click(self, selector: str) -> None:
        """A real click of the mouse at the middle of an element."""
        place = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{place}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        x, y = self.evaluate(
            f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({place}.getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.send("Input.dispatchMouseEvent", event)

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key, given by its name, Windows key code and the text that it types."""
        event: dict[str, Any] = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", {**event, "type": "keyDown", **({"text": text} if text else {})})
        self.send("Input.dispatchKeyEvent", {**event, "type": "keyUp"})

    def scheme(self, name: str) -> None:
        """Show the popup as in a `light` or `dark` desktop."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.send("Emulation.setEmulatedMedia", {"features": features})

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """Save a PNG of what is in sight, or of the whole of it."""
        params: dict[str, Any] = {"format": "png"}
        if whole:
            size = self.send("Page.getLayoutMetrics")["cssContentSize"]
            params |= {"captureBeyondViewport": True, "clip": {**size, "scale": 1}}
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", params)["data"]))

    def close(self) -> None:
        """Close the popup, as a click beside it does. It may have closed by itself."""
        with suppress(Error):
            self._browser.send("Target.closeTarget", {"targetId": self._target})


_PROBLEM = "globalThis.problem = () => document.querySelector('.problem')?.dataset.code ?? ''"


def open_popup(context: BrowserContext, page: Page, timeout: float = 15, *, address: str = "") -> Popup:
    """Press the toolbar button on a page's tab, whose address must be unique among the tabs.

    `address` is that of a tab that shows an error in the page's place.
    """
    browser = _session(context)
    page.bring_to_front()
    tabs: list[dict[str, Any]] = []
    end = time.monotonic() + timeout
    while not tabs and time.monotonic() < end:  # the error page comes a moment after the error
        all_tabs = browser.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        tabs = [tab for tab in all_tabs if tab["url"] == (address or page.url)]
    [tab] = tabs
    browser.send("Extensions.triggerAction", {"id": EXTENSION_ID, "targetId": tab["targetId"]})
    return opened_popup(context, timeout)


def opened_popup(context: BrowserContext, timeout: float = 15) -> Popup:
    """The popup that opens, or has opened, by itself."""
    browser = _session(context)
    address = f"chrome-extension://{EXTENSION_ID}/popup/"
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        for target in browser.send("Target.getTargets")["targetInfos"]:
            if target["url"].startswith(address) and not target["attached"]:
                popup = Popup(browser, target["targetId"])
                popup.evaluate(_PROBLEM)
                return popup
        time.sleep(_STEP)
    raise TimeoutError("the popup did not open")


def _session(context: BrowserContext) -> CDPSession:
    if context.browser is None:
        raise RuntimeError("the browser is gone")
    return context.browser.new_browser_cdp_session()
