"""Addresses that do one thing wherever a policy links to them: the opt-outs of advertisers, authorities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from smallprint.analysis.ways import led_to
from smallprint.cards.actions.evidence import evidence_of
from smallprint.cards.actions.offers import Offer
from smallprint.cards.quotes import sentence_quote
from smallprint.messages import ActionItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallprint.cards.points import Point
    from smallprint.knowledge.actions import Actions, Portal
    from smallprint.reading.policy import Policy

_NEAR = 8  # sentences


def portals(policy: Policy, points: Mapping[str, Point], known: Actions) -> list[Offer]:
    """An offer for each portal that the policy links to, in the order of actions.toml."""
    said = {rule.id: _sentences(rule.practices, points) for rule in known.rules}
    starts = [sentence.start for sentence in policy.sentences]
    best: dict[Portal, tuple[int, str, int]] = {}
    for link in policy.links:
        href = led_to(link.href)
        found = known.portal_sites.first(href)
        if found is None:
            continue
        portal, place = found
        at = bisect_right(starts, link.start) - 1
        in_sentence = at >= 0 and link.start < policy.sentences[at].end  # else in a heading: no evidence
        is_near = not portal.needs or _has_near(said[portal.of], at)
        if in_sentence and is_near and (portal not in best or place < best[portal][0]):
            best[portal] = (place, href, at)
    return [_offer(policy, portal, *best[portal][1:]) for portal in known.portals if portal in best]


def _sentences(practices: Iterable[str], points: Mapping[str, Point]) -> list[int]:
    return sorted(piece.sentence for name in practices for piece in evidence_of(points, name))


def _has_near(sentences: Sequence[int], at: int) -> bool:
    following = bisect_left(sentences, at - _NEAR)
    return following < len(sentences) and sentences[following] <= at + _NEAR


def _offer(policy: Policy, portal: Portal, href: str, at: int) -> Offer:
    lead = policy.blocks[policy.sentences[at].block].lead_in
    shown = [at] if lead is None else [at, lead]
    quotes = [sentence_quote(policy, sentence) for sentence in shown]
    item = ActionItem(kind=portal.kind, label=portal.label, href=href, quotes=quotes)
    return Offer(portal.of, "page", item, 2 * portal.is_spare)
