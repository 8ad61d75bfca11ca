"""A running Firefox: its tabs, its windows and what it asks, driven as its user would."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint.identity import FIREFOX_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .bidi import Bidi

_MIDDLE = "{block: 'center', behavior: 'instant'}"

_DOWNLOADED = """(async () => {
    const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
    const downloads = await (await Downloads.getList(Downloads.ALL)).getAll();
    return downloads.filter(({ succeeded }) => succeeded).map(({ target }) => target.path);
})()"""


class Firefox:
    """A running browser. Contexts are tabs, and `window` is the one whose document is the browser's own."""

    def __init__(self, bidi: Bidi, home: Path) -> None:
        self.bidi = bidi
        self.home = home

    @property
    def window(self) -> str:
        """The browser's window, in which its own code can be called."""
        contexts = self.bidi.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
        return str(contexts[0]["context"])

    def tab(self, address: str) -> str:
        """A new tab, in front, with a page loaded."""
        context = str(self.bidi.send("browsingContext.create", type="tab")["context"])
        self.go(context, address)
        return context

    def go(self, context: str, address: str) -> None:
        """Lead a tab to an address and wait until it is there."""
        self.bidi.send("browsingContext.navigate", context=context, url=address, wait="complete")

    def bring_to_front(self, tab: str) -> None:
        """Show a tab. Pages in those behind are hidden."""
        self.bidi.send("browsingContext.activate", context=tab)

    def reload(self, context: str) -> None:
        """Load a tab's page again."""
        self.bidi.send("browsingContext.reload", context=context, wait="complete")

    def tabs(self) -> dict[str, str]:
        """The address of each tab."""
        contexts = self.bidi.send("browsingContext.getTree")["contexts"]
        return {str(context["context"]): str(context["url"]) for context in contexts}

    def opened(self, before: Mapping[str, str], timeout: float = 15) -> str:
        """Wait for a tab that was not there before, with a page in it. Raises TimeoutError."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for tab, address in self.tabs().items():
                if tab not in before and address != "about:blank":
                    return tab
            time.sleep(0.05)
        raise TimeoutError("no tab was opened")

    def close_tab(self, tab: str) -> None:
        """Close a tab."""
        self.bidi.send("browsingContext.close", context=tab)

    def wait(self, context: str, expression: str, timeout: float = 20) -> Any:
        """The first true value of an expression in a tab or the window. Raises TimeoutError."""
        end = time.monotonic() + timeout
        while not (value := self.bidi.evaluate(context, expression)):
            if time.monotonic() > end:
                raise TimeoutError(expression)
            time.sleep(0.03)
        return value

    def click(self, tab: str, selector: str, button: int = 0) -> None:
        """A real click of the mouse on the first element that a selector finds, 2 for the right button."""
        self.bring_to_front(tab)
        [element] = self.bidi.send(
            "browsingContext.locateNodes",
            context=tab,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )["nodes"]
        self.bidi.evaluate(tab, f"document.querySelector({json.dumps(selector)}).scrollIntoView({_MIDDLE})")
        place = {"type": "element", "element": {"sharedId": element["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": place},
            {"type": "pointerDown", "button": button},
            {"type": "pointerUp", "button": button},
        ]
        source = {"type": "pointer", "id": "mouse", "actions": actions}
        self.bidi.send("input.performActions", context=tab, actions=[source])

    def type(self, tab: str, words: str) -> None:
        """Press the keys of some words."""
        keys = [{"type": kind, "value": key} for key in words for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": keys}
        self.bidi.send("input.performActions", context=tab, actions=[source])

    def downloaded(self) -> list[Path]:
        """Wait until something has been downloaded: the files."""
        paths: list[str] = self.wait(self.window, _DOWNLOADED)
        return [Path(path) for path in paths]

    def allow(self) -> None:
        """Say yes to the question about permissions that the browser asks."""
        notification = "document.querySelector('#addon-webext-permissions-notification')"
        self.wait(self.window, f"{notification}?.button?.checkVisibility()")
        self.bidi.evaluate(self.window, f"void {notification}.button.click()")

    def choose_from_menu(self, tab: str, selector: str, entry: str) -> None:
        """Choose an entry, by a part of its id, from the menu of an element."""
        self.click(tab, selector, button=2)
        self.wait(self.window, "document.querySelector('#contentAreaContextMenu').state === 'open'")
        menu = "document.querySelector('#contentAreaContextMenu')"
        self.bidi.evaluate(
            self.window, f"void {menu}.activateItem({menu}.querySelector('[id*=\"{entry}\"]'))"
        )

    @contextmanager
    def preference(self, name: str, value: bool | int) -> Iterator[None]:
        """Another value of one of the browser's settings, for as long as the block runs."""
        kind = "Bool" if isinstance(value, bool) else "Int"
        arguments = f"{json.dumps(name)}, {json.dumps(value)}"
        self.bidi.evaluate(self.window, f"void Services.prefs.set{kind}Pref({arguments})")
        try:
            yield
        finally:
            self.bidi.evaluate(self.window, f"void Services.prefs.clearUserPref({json.dumps(name)})")

    def stop_background(self) -> None:
        """Stop the extension's event page, as the browser does when it is idle, and with it the native host."""
        policy = f"WebExtensionPolicy.getByID({json.dumps(FIREFOX_ID)})"
        options = "{ignoreDevToolsAttached: true, disableResetIdleForTest: true}"
        self.bidi.evaluate(self.window, f"{policy}.extension.terminateBackground({options})")

    def install(self, extension: Path) -> None:
        """Install the extension that is in a folder or a zip, until the browser ends."""
        kind = "path" if extension.is_dir() else "archivePath"
        self.bidi.send("webExtension.install", extensionData={"type": kind, "path": str(extension)})
