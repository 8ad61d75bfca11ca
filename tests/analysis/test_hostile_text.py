"""What looks into the policy's own text, rather than into its words, takes its time from the text's length alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from smallprint import knowledge
from smallprint.analysis.controller.entities import entities_in
from smallprint.analysis.controller.standing import standing_of
from smallprint.analysis.countries import places_in
from smallprint.analysis.means import means_in
from smallprint.analysis.ways import led_to, mailbox_of
from smallprint.analysis.ways.mailboxes import shown_mailbox
from smallprint.reading.policy import Block, Policy
from tests.knowledge.saying import unit_of

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN = knowledge.load("en")
UNIT, _ = unit_of("A sentence.", KNOWN)
LONG = 200_000  # characters; a sentence has 4,000 at most


def standing(text: str) -> None:
    policy = Policy(text, None, "", "Lumora", "en", (Block("paragraph", 0, len(text)),), ())
    for start in range(
        0, len(text), len(text) // 20
    ):  # of the names in a policy, the first 200 are looked at
        standing_of(policy, start, start + 1)


READERS: dict[str, Callable[[str], object]] = {
    "entities": lambda text: list(entities_in(text, "lumora")),
    "standing": standing,
    "places": lambda text: list(places_in(text)),
    "means": lambda text: means_in(UNIT, f"{text}>", KNOWN.actions),
    "link": lambda text: led_to(f"https://lumora.example/?{text}"),
    "mailbox": lambda text: mailbox_of(f"mailto:{text}"),
    "words": lambda text: shown_mailbox("mailto:", text),
}
PIECES = [
    "a", "A", "A ", "a: A ", " (A", "A-", "A.", "A.A", "A&", "A & ", "a.", "a@", "a@a", "a@a.", "@", ".",
    " ", "\n", "&a=http", "&a=https%3A%2F%2F", "?a=", "A > ", "a: A > B > ", "> ", "Do Not ", "Your ",
    "U.S.", "US ", "New ", "the EU of ", "you are located in ", "residents who are located of ", "Inc",
    " Inc. and ", " Co., Ltd", " (Asia) Pte. ", "Lumora, ", "we, “we” ", "controller is: the ", "(“us” ",
    "policy by the ", "contact: to at ", "service provided or run by ", "’", "-",
]  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_long_text_is_read_in_no_time(name: str) -> None:
    for piece in PIECES:
        text = piece * (LONG // len(piece))
        began = time.process_time()
        READERS[name](text)
        assert time.process_time() - began < 0.7, piece
