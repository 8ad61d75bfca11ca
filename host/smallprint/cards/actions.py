"""What the reader can do, and how: with the address, the setting or the button that the policy names for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.best_ways import best_ways
from smallprint.cards.labels import REPRESENTATIVE, label_of
from smallprint.cards.mailboxes import evidence_of, representatives
from smallprint.cards.offers import Offer, chosen
from smallprint.cards.owners import owner_of
from smallprint.cards.portals import portals
from smallprint.cards.quotes import quotes_of
from smallprint.cards.ways import Way, Ways
from smallprint.messages import ActionItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.actions import ActionRule, Actions
    from smallprint.reading.policy import Policy

_QUOTES = 3
_GENERAL_WAYS = frozenset({"", "gpc", "browser"})  # the address of a portal tells more than these


def actions(policy: Policy, points: Mapping[str, Point], knowledge: Knowledge) -> list[ActionItem]:
    """What the policy offers, in the order of actions.toml."""
    ways = Ways(policy, owner_of(policy), knowledge.actions)
    linked = portals(policy, points, knowledge.actions)
    offers: list[Offer] = []
    for rule in knowledge.actions.rules:
        evidence = [piece for name in rule.practices for piece in evidence_of(points, name)]
        if rule.id == REPRESENTATIVE and (agents := representatives(ways, points, rule.leads)):
            made = [_offer(rule, way, [way.piece], policy, knowledge.actions) for way in agents]
        elif evidence:
            evidence += [piece for name in rule.also for piece in evidence_of(points, name)]
            found = best_ways(rule, evidence, ways, points)
            made = [
                _offer(rule, way, evidence, policy, knowledge.actions, is_second=number > 0)
                for number, way in enumerate(found)
            ]
        else:
            made = []
        places = [offer for offer in linked if offer.rule == rule.id]
        offers += [offer for offer in made if offer.item.href or not places or _is_own(offer)]
        offers += places
    return chosen(offers)


def _is_own(offer: Offer) -> bool:
    """Whether it says how to do something besides what the links of its rule do."""
    return offer.by not in _GENERAL_WAYS


def _offer(
    rule: ActionRule,
    way: Way,
    evidence: Sequence[Evidence],
    policy: Policy,
    known: Actions,
    *,
    is_second: bool = False,
) -> Offer:
    shown = [way.piece, *(piece for piece in evidence if piece is not way.piece)]
    if way.piece not in evidence:  # what grants it goes before whom to ask for it
        shown = [evidence[0], way.piece, *evidence[1:]]
    label = label_of(rule, way, evidence, known)
    quotes = quotes_of(policy, shown, most=_QUOTES)
    item = ActionItem(kind=rule.kind, label=label, href=way.href, quotes=quotes)
    spare = 2 if rule.is_spare else int(is_second and rule.kind != "delete")
    return Offer(rule.id, way.by, item, spare, tuple(piece.sentence for piece in shown))
