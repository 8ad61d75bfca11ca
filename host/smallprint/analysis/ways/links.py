"""What a link of the policy is for, by its words and its address."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from smallprint.analysis.ways.addresses import is_home

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.analysis.ways.owner import Owner
    from smallprint.knowledge.actions import LinkRules
    from smallprint.reading.policy import Policy

_MOST = 20  # in one sentence


class Linked(NamedTuple):
    """The words of a link and its address."""

    words: str
    href: str


def links_in(policy: Policy, start: int, end: int) -> Iterator[Linked]:
    """The first links that begin between two offsets."""
    # A page of many thousands must not be walked for every sentence.
    first = bisect_left(policy.links, start, key=lambda link: link.start)
    last = bisect_left(policy.links, end, lo=first, key=lambda link: link.start)
    for link in policy.links[first : min(last, first + _MOST)]:
        yield Linked(policy.text[link.start : link.end], link.href)


def kind_of(link: Linked, leads: Sequence[str], owner: Owner, rules: LinkRules) -> str | None:
    """What a link is, where it is the service's own way to do something: to opt out at Twitter is none here.

    `leads` are words of which one must be in the link's words or its address, unless its words lead anywhere.
    """
    words = link.words.casefold().strip(" .,:;()“”\"'")
    place = link.href.casefold().partition("://")[2]
    if (
        owner.is_page(link.href)
        or is_home(link.href)
        or not (owner.owns(link.href) or rules.forms.first(link.href))
        or any(word in words for word in rules.documents)
        or any(part in place for part in rules.document_addresses)
        or not (words in rules.anywhere or any(lead in words or lead in place for lead in leads))
    ):
        return None
    return next(
        (
            kind
            for text in (words, place)
            for kind, marks in rules.kinds.items()
            if any(mark in text for mark in marks)
        ),
        "page",
    )


def rank_of(link: Linked, leads: Sequence[str]) -> int:
    """The place in `leads` of the first that is in a link's words: the lower, the more telling."""
    words = link.words.casefold()
    return next((rank for rank, lead in enumerate(leads) if lead in words), len(leads))
