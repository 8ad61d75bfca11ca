"""Nothing of a page is read in Firefox before the reader has agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .conftest import AGREE

if TYPE_CHECKING:
    from .conftest import Visitor


def test_consent_comes_first(visitor: Visitor) -> None:
    visitor.beside("chrome.storage.local.remove('consent')")
    try:
        heard = visitor.host.fake("silence")
        popup = visitor.policy()
        assert popup.problem() == "consent"
        assert '"op": "find"' not in heard.read_text(encoding="utf-8")
        visitor.browser.stop_background()
        visitor.host.real()
        popup.go_on("Agree and go on")
        popup.cards()
    finally:
        visitor.beside(AGREE)
