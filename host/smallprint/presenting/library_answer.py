"""An answer in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.presenting.clean import plain
from smallprint.presenting.lines import BOLD, Lines, fitting, written
from smallprint.presenting.shapes import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.messages import Answer, Quote


def answer_to_terminal(answer: Answer, *, width: int, colour: bool) -> str:
    """The answer and all its quotes."""
    page = Lines(fitting(width), colour)
    lines = ["", *page.block(plain(answer.answer or ""), 2, BOLD if answer.answered else "")]
    for evidence in evidence_of(answer.quotes):
        lines += page.evidence([evidence], 2)
    return written(lines)


def evidence_of(quotes: Iterable[Quote]) -> list[Evidence]:
    """The quotes with the nearest heading above each."""
    return [
        Evidence(plain(quote.text), plain(quote.section[-1]) if quote.section else "", None)
        for quote in quotes
    ]
