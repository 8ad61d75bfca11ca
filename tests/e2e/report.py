"""The full-page report, opened from the popup as a reader does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.identity import EXTENSION_ID

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visitor
    from .popup import Popup

ORIGIN = f"chrome-extension://{EXTENSION_ID}"


def open_report(visitor: Visitor, popup: Popup) -> Page:
    """The report of a popup that shows cards. Close it when done."""
    popup.cards()
    with visitor.context.expect_page() as opened:
        popup.click(".tools > button")
    page = opened.value
    page.wait_for_selector(".summary, .problem")
    return page


def choose(page: Page | Popup, words: str) -> None:
    """Choose from the menu what begins with these words, with real clicks."""
    page.click(".opens-menu")
    number = page.evaluate(
        f"[...document.querySelectorAll('.menu button')].findIndex(b => b.textContent.startsWith('{words}'))"
    )
    page.click(f".menu li:nth-child({number + 1}) button")


def clipboard(visitor: Visitor) -> str:
    """What has been copied, as a reader gets it: by pasting."""
    page = visitor.context.new_page()
    page.set_content("<textarea></textarea>")
    page.focus("textarea")
    page.keyboard.press("ControlOrMeta+V")
    pasted = page.input_value("textarea")
    page.close()
    return pasted
