"""From evidence to quotes: slices of the policy's text, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.messages import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.reading.policy import Policy

MOST_QUOTES = 5
"""Pieces of evidence that an item shows at first; what it says in words must be in these."""


def quote_of(policy: Policy, start: int, end: int, block: int) -> Quote:
    """The text between two offsets, with the headings above its block."""
    return Quote(
        text=policy.text[start:end], start=start, end=end, section=list(policy.blocks[block].section)
    )


def sentence_quote(policy: Policy, sentence: int) -> Quote:
    """A whole sentence as a quote."""
    span = policy.sentences[sentence]
    return quote_of(policy, span.start, span.end, span.block)


def quotes_of(policy: Policy, evidence: Iterable[Evidence], most: int = MOST_QUOTES) -> list[Quote]:
    """The sentences of the first `most` pieces of evidence, each before the sentence that leads into it.

    What says it stands first, because that is what a reader sees before opening the rest.
    """
    sentences: dict[int, None] = {}
    for number, piece in enumerate(evidence):
        if number >= most:
            break
        sentences.setdefault(piece.sentence)
        if piece.lead:
            sentences.setdefault(piece.lead[-1])
    return [sentence_quote(policy, sentence) for sentence in sentences]


def strongest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence with the plainest first: a sentence, about everyone, as a fact, without conditions, in text order."""
    return sorted(
        evidence,
        key=lambda piece: (
            piece.is_fragment,
            bool(piece.audiences),
            piece.possible,
            bool(piece.conditions),
            piece.sentence,
        ),
    )
