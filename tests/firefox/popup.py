"""Drives the real popup of the toolbar button, opened by the browser's own code for it.

BiDi knows of no popups. But all pages of an extension reach each other's windows, so the expressions for the popup are
evaluated in a page of ours beside it.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from smallprint.identity import FIREFOX_ID

if TYPE_CHECKING:
    from .firefox import Firefox

_STEP = 0.03

_PRESS = f"""(() => {{
    const {{ExtensionParent}} = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const {{extension}} = WebExtensionPolicy.getByID({json.dumps(FIREFOX_ID)});
    ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}})()"""

_VIEW = "chrome.extension.getViews({type: 'popup'})[0]"


class Popup:
    """An open popup. Expressions are JavaScript, awaited if they give a promise; `window` is the popup's."""

    def __init__(self, firefox: Firefox, inside: str) -> None:
        self._firefox = firefox
        self._inside = inside

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, which must be plain JSON data."""
        view = f"((window, document = window?.document) => ({expression}))({_VIEW})"
        return self._firefox.bidi.evaluate(self._inside, view)

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
        return str(self.evaluate("document?.body?.innerText ?? ''"))

    def problem(self) -> str:
        """Wait for a problem; its code."""
        return str(self.wait("document.querySelector('.problem')?.dataset.code"))

    def cards(self) -> None:
        """Wait for the cards."""
        code = self.wait(
            "document.querySelector('.problem')?.dataset.code || document.querySelector('.summary') && '-'"
        )
        assert code == "-", f"no cards but {code}: {self.text()}"

    def click(self, selector: str) -> None:
        """Click the first element that a selector finds."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).click()")

    def go_on(self, words: str) -> None:
        """Press the button with these words in a problem, and wait until the problem is gone."""
        button = (
            f"[...window.before.querySelectorAll('button')].find(b => b.textContent === {json.dumps(words)})"
        )
        self.evaluate(f"(window.before = document.querySelector('.problem'), {button}.click())")
        self.wait("!window.before.isConnected")

    def close(self) -> None:
        """Close it, as a click beside it does."""
        self.evaluate("window?.close()")
        self.wait("window === undefined")


def open_popup(firefox: Firefox, inside: str, tab: str) -> Popup:
    """Press the toolbar button on a tab. `inside` is a tab with a page of the extension, which stays behind."""
    firefox.bring_to_front(tab)
    firefox.bidi.evaluate(firefox.window, _PRESS)
    popup = Popup(firefox, inside)
    popup.wait("window?.location.pathname === '/popup/popup.html' && document.readyState === 'complete'")
    return popup
