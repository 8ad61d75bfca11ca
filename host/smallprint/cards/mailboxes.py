"""Whom to write to with a request where the sentence that grants it names nobody, and who answers elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.ways import mailbox_words
from smallprint.knowledge.actions import REQUEST_WAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.cards.ways import Way, Ways

_CONTACT, _OFFICER, _REPRESENTATIVE = "contact_given", "has_dpo", "has_representative"
_ADDRESSES = frozenset({"form", "ticket", "page", "email"})
_MOST_AGENTS = 3
# People for whom a policy gives addresses of their own.
_NOT_ALL = frozenset({"children", "applicants", "business"})


def contacts(ways: Ways, points: Mapping[str, Point], leads: Sequence[str]) -> list[Way]:
    """All ways to reach whoever answers about privacy, the best first: the one for requests, a mailbox that says
    privacy, the data protection officer, any other. A representative is none of them.
    """
    agents = {way.href for way in representatives(ways, points, leads)}
    found = [
        (rank, way)
        for rank, practice in enumerate((REQUEST_WAY, _CONTACT, _OFFICER))
        for piece in evidence_of(points, practice)
        if piece.audiences.isdisjoint(_NOT_ALL)
        for way in ways.of(piece, leads)
        if way.by in _ADDRESSES and (rank == 0 or way.by == "email") and way.href not in agents
        if ways.actions.mailboxes.leaving.isdisjoint(mailbox_words(way.mailbox))
    ]

    def order(entry: tuple[int, Way]) -> tuple[bool, int, bool, bool, bool]:
        rank, way = entry
        words, rules = mailbox_words(way.mailbox), ways.actions.mailboxes
        return (
            bool(way.piece.audiences - {"place"}),
            rank,
            bool(words) and words.isdisjoint(rules.privacy),
            not words.isdisjoint(rules.officer),
            bool(words) and not ways.owner.owns_mailbox(way.mailbox),
        )

    return [way for _, way in sorted(found, key=order)]


def representatives(ways: Ways, points: Mapping[str, Point], leads: Sequence[str]) -> list[Way]:
    """The addresses of those who stand for the service in another country, each once, the first few.

    A mailbox that bears the service's name elsewhere is one of theirs: "lumora@agents.example". One of the service
    itself is not, unless it says so.
    """

    def is_agents(email: str) -> bool:
        return not ways.owner.owns_mailbox(email) or not ways.actions.mailboxes.agents.isdisjoint(
            mailbox_words(email)
        )

    named = evidence_of(points, _REPRESENTATIVE)
    found = [
        way
        for piece in named
        for way in ways.of(piece, leads)
        if way.by == "form" or (way.mailbox and is_agents(way.mailbox))
    ]
    found += [
        way
        for piece in evidence_of(points, _CONTACT)
        for way in ways.of(piece, leads)
        if way.mailbox
        and not ways.owner.owns_mailbox(way.mailbox)
        and not ways.owner.names.isdisjoint(mailbox_words(way.mailbox))
        and ways.actions.mailboxes.privacy.isdisjoint(mailbox_words(way.mailbox))
    ]
    return list({way.href: way for way in reversed(found)}.values())[: -_MOST_AGENTS - 1 : -1]


def evidence_of(points: Mapping[str, Point], practice: str) -> Sequence[Evidence]:
    """The evidence of a practice, none where it was not found."""
    return points[practice].evidence if practice in points else ()


def general_of(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """What is not for children or businesses alone, if anything."""
    return [piece for piece in evidence if piece.audiences.isdisjoint(_NOT_ALL)] or evidence
