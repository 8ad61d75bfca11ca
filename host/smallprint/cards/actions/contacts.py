"""Whom to write to with a request where the sentence that grants it names nobody, and who answers elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.ways import mailbox_words
from smallprint.cards.actions.evidence import evidence_of, is_general
from smallprint.knowledge.actions import REQUEST_WAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.analysis.ways import Way, Ways
    from smallprint.cards.points import Point

_CONTACT, _OFFICER, _REPRESENTATIVE = "contact_given", "has_dpo", "has_representative"
_ADDRESSES = frozenset({"form", "ticket", "page", "email"})
_MOST_AGENTS = 3


def contacts(ways: Ways, points: Mapping[str, Point], leads: Sequence[str]) -> list[Way]:
    """All ways to reach whoever answers about privacy, the best first: the one for requests, a mailbox that says
    privacy, the data protection officer, any other. A representative is none of them.
    """
    agents = {way.href for way in representatives(ways, points, leads)}
    rules = ways.actions.mailboxes
    found = [
        (rank, way)
        for rank, practice in enumerate((REQUEST_WAY, _CONTACT, _OFFICER))
        for piece in evidence_of(points, practice)
        if is_general(piece)
        for way in ways.of(piece, leads)
        if way.by in _ADDRESSES and (rank == 0 or way.by == "email") and way.href not in agents
        if rules.leaving.isdisjoint(mailbox_words(way.mailbox))
    ]

    def order(entry: tuple[int, Way]) -> tuple[bool, int, bool, bool, bool]:
        rank, way = entry
        words = mailbox_words(way.mailbox)
        return (
            bool(way.piece.audiences - {"place"}),
            rank,
            bool(words) and words.isdisjoint(rules.privacy),
            not words.isdisjoint(rules.officer),
            bool(words) and not ways.owner.owns_mailbox(way.mailbox),
        )

    return [way for _, way in sorted(found, key=order)]


def representatives(ways: Ways, points: Mapping[str, Point], leads: Sequence[str]) -> list[Way]:
    """The addresses of those who stand for the service in another country, each once, the first few."""
    found = [
        way
        for piece in evidence_of(points, _REPRESENTATIVE)
        for way in ways.of(piece, leads)
        if way.by == "form" or (way.mailbox and _is_agents(way.mailbox, ways))
    ]
    found += [
        way
        for piece in evidence_of(points, _CONTACT)
        for way in ways.of(piece, leads)
        if way.mailbox and _bears_name_elsewhere(way.mailbox, ways)
    ]
    first = {way.href: way for way in reversed(found)}  # of each address
    return list(reversed(first.values()))[:_MOST_AGENTS]


def _is_agents(email: str, ways: Ways) -> bool:
    """Whether a mailbox that is given for a representative is theirs. One of the service is not, unless it says so."""
    words = mailbox_words(email)
    return not ways.owner.owns_mailbox(email) or not ways.actions.mailboxes.agents.isdisjoint(words)


def _bears_name_elsewhere(email: str, ways: Ways) -> bool:
    """ "lumora@agents.example": whoever has it there stands for Lumora."""
    words = mailbox_words(email)
    return (
        not ways.owner.owns_mailbox(email)
        and not ways.owner.names.isdisjoint(words)
        and ways.actions.mailboxes.privacy.isdisjoint(words)
    )
