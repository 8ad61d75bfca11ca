"""The page that opens in Firefox after the installation: it notices the program, and has a policy to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .launch import ORIGIN

if TYPE_CHECKING:
    from .conftest import Visitor


def test_it_opens_after_the_installation(greeted: str) -> None:
    assert greeted == f"{ORIGIN}/welcome/welcome.html"


def test_it_notices_by_itself_that_the_program_is_there(visitor: Visitor) -> None:
    visitor.host.missing()
    welcome = visitor.browser.tab(f"{ORIGIN}/welcome/welcome.html")
    visitor.browser.wait(welcome, "document.querySelector('#host [data-code=host_missing]') !== null")
    visitor.host.real()
    visitor.browser.wait(welcome, "document.querySelector('#host.done') !== null")


def test_the_sample_policy_is_read_and_its_words_are_shown(visitor: Visitor) -> None:
    """Firefox lets no script into pages of extensions, so the page does itself what is asked of it."""
    popup = visitor.go(f"{ORIGIN}/welcome/sample.html")
    popup.cards()
    popup.click(".point summary")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way').textContent.includes('Marked')")
    quote = popup.evaluate("document.querySelector('.point blockquote.proving').textContent")
    marked = str(visitor.evaluate("[...CSS.highlights.get('smallprint-quote')].map(String).join(' ')"))
    assert " ".join(marked.split()) == " ".join(quote.split())
