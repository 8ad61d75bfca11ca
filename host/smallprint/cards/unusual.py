"""What is particular to this policy, in its own words: no practice says it, so nobody has put it more simply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.quotes import sentence_quote
from smallprint.messages import OverviewItem

if TYPE_CHECKING:
    from smallprint.analysis.findings import Analysis, Unusual
    from smallprint.knowledge import Knowledge
    from smallprint.reading.policy import Policy

PRACTICE = "unusual"
"""Stands where the other points of the Summary have the id of a practice."""

_MOST = 3


def unusual_points(policy: Policy, analysis: Analysis, knowledge: Knowledge) -> list[OverviewItem]:
    """The most unusual clauses as points of the Summary, in the order of the text."""
    chosen = sorted(analysis.unusual[:_MOST], key=lambda clause: clause.sentence)
    return [_point(clause, policy, analysis, knowledge) for clause in chosen]


def _point(clause: Unusual, policy: Policy, analysis: Analysis, knowledge: Knowledge) -> OverviewItem:
    words = _joined([policy.text[start:end] for start, end in clause.kept])
    topics = analysis.topics[policy.sentences[clause.sentence].block]
    return OverviewItem(
        practice=PRACTICE,
        topic=topics[0] if topics else "practice_not_covered",
        text=knowledge.unusual.says.format(words=words.rstrip(".")),
        tone="neutral",
        importance=2,
        quotes=[sentence_quote(policy, clause.sentence)],
    )


def _joined(slices: list[str]) -> str:
    """Slices with a mark where something was left out: "your page … is public", "your page …, too"."""
    words, *rest = slices
    for piece in rest:
        words += f" …{piece}" if piece[0] in ",.;:" else f" … {piece}"
    return words
