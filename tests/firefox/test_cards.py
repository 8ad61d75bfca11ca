"""The popup in Firefox, on pages of the web, with the real host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Visitor


def test_cards_of_a_policy(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    headings = popup.evaluate("[...document.querySelectorAll('.card h2')].map(h => h.textContent)")
    assert headings[:3] == ["Things to watch out for", "Summary", "Data Collection"]
    assert popup.evaluate("document.querySelector('h1').textContent") == "Bramblechat"
    assert re.search(r"Read all [\d,]+ words", popup.text())


def test_a_quote_is_shown_in_the_page(visitor: Visitor) -> None:
    popup = visitor.policy()  # all of it is in collapsed panels
    popup.cards()
    popup.click(".point summary")
    popup.click(".point .way button")
    popup.wait("document.querySelector('.point .way').textContent.includes('Marked')")
    quote = popup.evaluate("document.querySelector('.point blockquote.proving').textContent")
    marked = str(visitor.evaluate("[...CSS.highlights.get('smallprint-quote')].map(String).join(' ')"))
    assert " ".join(marked.split()) == " ".join(quote.split())
