"""What the reader can do, with the link or address that the policy gives for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.quotes import quotes_of
from smallprint.messages import ActionItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.wording import ActionRule
    from smallprint.reading.policy import Policy

# Requests that go to whoever answers questions about privacy, where the policy names no other way.
_REQUESTS = frozenset({"access", "delete", "correct", "export", "object"})
_CONTACT = "contact_given"


def actions(policy: Policy, points: Mapping[str, Point], knowledge: Knowledge) -> list[ActionItem]:
    """One item for each kind of action that the policy offers, in the order of wording.toml."""
    contact = points[_CONTACT].evidence if _CONTACT in points else ()
    items = []
    for rule in knowledge.wording.actions:
        evidence = [piece for name in rule.practices if name in points for piece in points[name].evidence]
        if evidence:
            items.append(_item(rule, evidence, contact, policy, knowledge.wording.leads_anywhere))
    return items


def _item(
    rule: ActionRule,
    evidence: Sequence[Evidence],
    contact: Sequence[Evidence],
    policy: Policy,
    anywhere: frozenset[str],
) -> ActionItem:
    """The action with the first address that its own sentences give; the sentence with the address goes first."""
    for piece in evidence:
        if href := _address(policy, piece, rule, anywhere):
            shown = [piece, *(other for other in evidence if other is not piece)]
            return ActionItem(
                kind=rule.kind, label=rule.label, href=href, quotes=quotes_of(policy, shown, most=3)
            )
    shown = list(evidence[:2])
    href = None
    if rule.kind in _REQUESTS:
        for piece in contact:
            if href := _address(policy, piece, rule, anywhere):
                shown.append(piece)  # the address needs its proof, too
                break
    return ActionItem(kind=rule.kind, label=rule.label, href=href, quotes=quotes_of(policy, shown, most=3))


def _address(policy: Policy, piece: Evidence, rule: ActionRule, anywhere: frozenset[str]) -> str | None:
    """A link in the sentence that serves the action, else an email address in it.

    Reading has made links absolute and of a safe scheme.
    """
    span = policy.sentences[piece.sentence]
    for link in policy.links:
        if span.start <= link.start < span.end:
            words = policy.text[link.start : link.end].casefold().strip(" .,")
            if link.href.startswith("mailto:") or words in anywhere:
                return link.href
            if any(lead in words or lead in link.href.casefold() for lead in rule.leads):
                return link.href
    email = piece.slots.get("email")
    return f"mailto:{email}" if email else None
