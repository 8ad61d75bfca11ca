"""Of all the ways that a policy names to do one thing, those that its card tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.ways import Way, Ways, mailbox_words
from smallprint.cards.actions.contacts import contacts
from smallprint.cards.actions.evidence import evidence_of, general_of
from smallprint.knowledge.actions import REQUEST_WAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge.actions import ActionRule

# Ways that are not worth more than writing to whoever answers requests.
_SLOW = frozenset({"phone", "letter"})
_CONTACT = "contact"  # the rule of actions.toml whose ways stand in the order of the contacts
_AGENTS = "authorized_agent"  # its sentences say whom those who ask for others write to


def best_ways(
    rule: ActionRule, evidence: Sequence[Evidence], ways: Ways, points: Mapping[str, Point]
) -> list[Way]:
    """The best way to do it oneself and the best to ask for it; of an opt-out only the better of the two.

    `evidence`, at least one piece, says that it can be done. Without a way, and where the rule has words for that,
    it is the way "" of the first piece.
    """
    general = general_of(evidence)
    common = frozenset.intersection(*(piece.audiences for piece in general))
    named = _named(rule, general, ways, points)
    own = _first(rule.alone, named, common)
    asked = _first(rule.asked, named, common, in_order=rule.id == _CONTACT)
    if rule.falls_back:
        is_unclear = (
            own is None and asked is None and _is_bare_right(general, ways)
            if rule.kind == "opt_out"
            else asked is None or asked.by in _SLOW or not asked.piece.audiences <= common
        )
        if is_unclear:
            asked = _first(rule.asked, contacts(ways, points, rule.leads), common, in_order=True) or asked
    found = [way for way in (own, asked) if way is not None]
    if rule.kind == "opt_out":
        found = found[:1]
    is_title = rule.kind == "opt_out" and all(piece.is_fragment for piece in general)
    if found or is_title or not rule.plain:
        return found
    return [Way("", general[0])]


def _named(
    rule: ActionRule, general: Sequence[Evidence], ways: Ways, points: Mapping[str, Point]
) -> list[Way]:
    """The ways that the evidence names and that fit the rule."""
    named = [way for piece in _with_next(general, ways, points) for way in ways.of(piece, rule.leads)]
    if rule.kind != "opt_out":
        leaving = ways.actions.mailboxes.leaving
        named = [way for way in named if leaving.isdisjoint(mailbox_words(way.mailbox))]
    if rule.id == _CONTACT:
        sentences = {piece.sentence for piece in general}
        reached = [way for way in contacts(ways, points, rule.leads) if way.piece.sentence in sentences]
        mailboxes = [way for way in reached if way.mailbox]
        named = mailboxes or reached or [way for way in named if not way.mailbox]
    return named


def _with_next(evidence: Sequence[Evidence], ways: Ways, points: Mapping[str, Point]) -> Iterator[Evidence]:
    """The evidence, each piece before the sentence behind it where that says how to ask: "To do so, email us"."""
    sentences = ways.policy.sentences
    asking = {piece.sentence: piece for piece in evidence_of(points, REQUEST_WAY)}
    agents = {piece.sentence for piece in evidence_of(points, _AGENTS)} - asking.keys()
    for piece in evidence:
        if piece.sentence not in agents:
            yield piece
        following = asking.get(piece.sentence + 1)
        if following and sentences[piece.sentence].block == sentences[following.sentence].block:
            yield following


def _first(
    order: Sequence[str], ways: Iterable[Way], common: frozenset[str], *, in_order: bool = False
) -> Way | None:
    """The best of those ways that `order` has: for just the people for whom it can be done, who are `common`, then
    as `order` has them, or as they come."""
    return min(
        (way for way in ways if way.by in order),
        key=lambda way: (
            not way.piece.audiences <= common,
            -len(way.piece.audiences & common),
            0 if in_order else order.index(way.by),
            way.href is None,
        ),
        default=None,
    )


def _is_bare_right(evidence: Iterable[Evidence], ways: Ways) -> bool:
    """Whether it is a right, of which what follows does not say how to use it: whoever answers requests takes it."""
    return any("right" in piece.means and not ways.leads_on(piece) for piece in evidence)
