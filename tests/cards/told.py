"""Cards of a few sentences, without a page around them."""

from __future__ import annotations

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.cards import Cards, make_cards
from smallprint.reading import read_bytes


def cards_of(*sentences: str) -> Cards:
    """The cards of a policy that says only this, each sentence in a paragraph of its own."""
    known = knowledge.load("en")
    policy = read_bytes("\n\n".join(sentences).encode(), content_type="text/plain")
    return make_cards(policy, analyse(policy, known), known)


def summary_points(*sentences: str) -> list[str]:
    """The words of the Summary."""
    return [item.text for item in cards_of(*sentences).overview]


def warnings(*sentences: str) -> list[str]:
    """The words of the watch-outs."""
    return [item.text for item in cards_of(*sentences).watch_outs]
