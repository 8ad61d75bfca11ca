"""The items of the card, one rule of actions.toml after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.ways import Way, Ways, owner_of
from smallprint.cards.actions.best import best_ways
from smallprint.cards.actions.contacts import representatives
from smallprint.cards.actions.evidence import evidence_of
from smallprint.cards.actions.labels import REPRESENTATIVE, label_of
from smallprint.cards.actions.offers import Offer, chosen
from smallprint.cards.actions.portals import portals
from smallprint.cards.quotes import quotes_of
from smallprint.messages import ActionItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.actions import ActionRule
    from smallprint.reading.policy import Policy

_QUOTES = 3
_GENERAL_WAYS = frozenset({"", "gpc", "browser"})  # the address of a portal tells more than these


def actions(policy: Policy, points: Mapping[str, Point], knowledge: Knowledge) -> list[ActionItem]:
    """What the policy offers, in the order of actions.toml. `points` are all that were found, by practice."""
    ways = Ways(policy, owner_of(policy), knowledge.actions)
    linked = portals(policy, points, knowledge.actions)
    offers: list[Offer] = []
    for rule in knowledge.actions.rules:
        places = [offer for offer in linked if offer.rule == rule.id]
        offers += [
            offer
            for offer in _offers(rule, ways, points)
            # Beside the links of its rule, only what tells another way.
            if offer.item.href or not places or offer.by not in _GENERAL_WAYS
        ]
        offers += places
    return chosen(offers)


def _offers(rule: ActionRule, ways: Ways, points: Mapping[str, Point]) -> Iterator[Offer]:
    """What one rule offers in this policy."""
    if rule.id == REPRESENTATIVE and (agents := representatives(ways, points, rule.leads)):
        for way in agents:
            yield _offer(rule, way, [way.piece], ways)
        return
    evidence = [piece for name in rule.practices for piece in evidence_of(points, name)]
    if evidence:
        evidence += [piece for name in rule.also for piece in evidence_of(points, name)]
        for number, way in enumerate(best_ways(rule, evidence, ways, points)):
            yield _offer(rule, way, evidence, ways, is_second=number > 0)


def _offer(
    rule: ActionRule, way: Way, evidence: Sequence[Evidence], ways: Ways, *, is_second: bool = False
) -> Offer:
    shown = [way.piece, *(piece for piece in evidence if piece is not way.piece)]
    if way.piece not in evidence:  # what grants it goes before whom to ask for it
        shown = [evidence[0], way.piece, *evidence[1:]]
    label = label_of(rule, way, evidence, ways.actions)
    quotes = quotes_of(ways.policy, shown, most=_QUOTES)
    item = ActionItem(kind=rule.kind, label=label, href=way.href, quotes=quotes)
    spare = 2 if rule.is_spare else int(is_second and rule.kind != "delete")
    return Offer(rule.id, way.by, item, spare, tuple(piece.sentence for piece in shown))
