"""The event page, which Firefox has in the place of a service worker, comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Visitor

IDLE = "extensions.background.idle.timeout"
RUNS = "chrome.extension.getViews().some(view => view.location.pathname.startsWith('/_generated'))"


def test_one_that_was_stopped_starts_again(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    visitor.browser.stop_background()
    popup.wait(f"!({RUNS})")
    popup.evaluate("document.querySelector('.ask input').value = 'Do you sell my data?'")
    popup.evaluate("document.querySelector('.ask').requestSubmit()")
    popup.wait("document.querySelector('.asked h3')?.textContent.includes('sell')")
    popup.wait("document.querySelector('.asked blockquote')?.textContent.includes('We do not sell')")


def test_it_stays_while_the_host_works(visitor: Visitor) -> None:
    """A reading may take longer than an event page may be idle."""
    visitor.host.fake("silence")
    with visitor.browser.preference(IDLE, 300):
        popup = visitor.policy()
        popup.wait("document.querySelector('.stage')?.textContent")
        popup.evaluate("new Promise(resolve => setTimeout(resolve, 1500))")
        assert visitor.beside(RUNS)
        assert popup.evaluate("document.querySelector('.problem')") is None
