"""What the reader can do, with the link or address that the policy gives for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.quotes import quotes_of
from smallprint.messages import ActionItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.reading.policy import Link, Policy


def actions(policy: Policy, points: Mapping[str, Point], knowledge: Knowledge) -> list[ActionItem]:
    """One item for each kind of action that the policy offers, in the order of wording.toml."""
    items = []
    for rule in knowledge.wording.actions:
        offering = [points[name] for name in rule.practices if name in points]
        if not offering:
            continue
        evidence = [piece for point in offering for piece in point.evidence]
        linked = [(piece, href) for piece in evidence if (href := _address(policy, piece.sentence))]
        shown = (
            [linked[0][0], *(piece for piece in evidence if piece is not linked[0][0])]
            if linked
            else evidence
        )
        items.append(
            ActionItem(
                kind=rule.kind,
                label=rule.label,
                href=linked[0][1] if linked else None,
                quotes=quotes_of(policy, shown, most=3),
            )
        )
    return items


def _address(policy: Policy, sentence: int) -> str | None:
    """The first link in a sentence; reading has made it absolute and of a safe scheme."""
    span = policy.sentences[sentence]
    for link in _links_between(policy, span.start, span.end):
        return link.href
    return None


def _links_between(policy: Policy, start: int, end: int) -> list[Link]:
    return [link for link in policy.links if start <= link.start < end]
