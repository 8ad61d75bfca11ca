"""The ways to do something that a sentence of the policy names: its addresses, and its means."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from smallprint.cards.owners import is_at, led_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.owners import Owner
    from smallprint.knowledge.actions import Actions, LinkRules
    from smallprint.reading.policy import Link, Policy

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_WORD = re.compile(r"[^\W_]+")
_MOST_LINKS = 20  # in one sentence


@dataclass(frozen=True, slots=True)
class Way:
    """How something is done: one of the [labels] of actions.toml, "" where the policy names none.

    `href` is its address, `named` the policy's own words for a setting or a button.
    """

    by: str
    piece: Evidence
    href: str | None = None
    named: str = ""

    @property
    def mailbox(self) -> str:
        """The email address, "" where it is none."""
        return (self.href or "").removeprefix("mailto:") if self.by == "email" else ""


@dataclass(frozen=True, slots=True)
class Ways:
    """Finds the ways in the sentences of one policy."""

    policy: Policy
    owner: Owner
    actions: Actions

    def of(self, piece: Evidence, leads: Sequence[str]) -> Iterator[Way]:
        """The ways that a piece of evidence names, addresses first, the most telling link before all.

        `leads` are words of which one must be in a link or its address, unless the link's words lead anywhere.
        """
        span = self.policy.sentences[piece.sentence]
        emails: dict[str, None] = {}
        links: list[tuple[int, str, str]] = []
        for link in links_in(self.policy, span.start, span.end):
            words = self.policy.text[link.start : link.end]
            if link.href.startswith("mailto:"):
                emails.setdefault(_mailbox(link.href, words).casefold())
            elif (href := led_to(link.href)) and (by := self._kind(href, words, leads)):
                links.append((_rank(words.casefold(), leads), by, href))
        for _, by, href in sorted(links, key=lambda found: found[0]):
            yield Way(by, piece, href)
        if email := piece.slots.get("email"):
            emails.setdefault(email.casefold())
        for email in emails:
            if self._is_for_readers(email):
                yield Way("email", piece, f"mailto:{email}")
        for by, named in piece.means.items():
            yield Way(by, piece, named=named)

    def _is_for_readers(self, email: str) -> bool:
        rules, domain = self.actions.mailboxes, email.rpartition("@")[2]
        return rules.elsewhere.isdisjoint(mailbox_words(email)) and not any(
            part in domain for part in rules.strangers
        )

    def _kind(self, href: str, words: str, leads: Sequence[str]) -> str | None:
        """What a link is, where it is the service's own way to do something: to opt out at Twitter is none here."""
        rules = self.actions.links
        words = words.casefold().strip(" .,:;()“”\"'")
        place = href.casefold().partition("://")[2]
        if (
            self.owner.is_page(href)
            or _is_home(href)
            or not (self.owner.owns(href) or is_at(href, rules.forms) is not None)
            or any(word in words for word in rules.documents)
            or any(part in place for part in rules.document_addresses)
            or not (words in rules.anywhere or any(lead in words or lead in place for lead in leads))
        ):
            return None
        return _link_kind(words, place, rules)


def links_in(policy: Policy, start: int, end: int) -> Sequence[Link]:
    """The first links that begin between two offsets."""
    # A page of many thousands must not be walked for every sentence.
    first = bisect_left(policy.links, start, key=lambda link: link.start)
    last = bisect_left(policy.links, end, lo=first, key=lambda link: link.start)
    return policy.links[first : min(last, first + _MOST_LINKS)]


def mailbox_words(email: str) -> frozenset[str]:
    """The words of an email address before its at sign."""
    return frozenset(_WORD.findall(email.partition("@")[0].casefold().replace("_", " ")))


def _mailbox(href: str, words: str) -> str:
    """The address that readers see, where a link shows one: it can differ from the one behind it."""
    shown = _EMAIL.search(words)
    return shown.group() if shown else unquote(href.removeprefix("mailto:").partition("?")[0]).strip()


def _rank(words: str, leads: Sequence[str]) -> int:
    return next((rank for rank, lead in enumerate(leads) if lead in words), len(leads))


def _is_home(href: str) -> bool:
    parts = urlsplit(href)
    return not parts.path.strip("/") and (parts.hostname or "").removeprefix("www.").count(".") == 1


def _link_kind(words: str, place: str, rules: LinkRules) -> str:
    for text in (words, place):
        for kind, marks in rules.kinds.items():
            if any(mark in text for mark in marks):
                return kind
    return "page"
