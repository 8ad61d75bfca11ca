"""The ways to do something that a sentence of the policy names: its addresses, and its means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.analysis.ways.addresses import led_to
from smallprint.analysis.ways.links import kind_of, links_in, rank_of
from smallprint.analysis.ways.mailboxes import is_for_readers, plain_mailbox, shown_mailbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.analysis.ways.links import Linked
    from smallprint.analysis.ways.owner import Owner
    from smallprint.knowledge.actions import Actions
    from smallprint.reading.policy import Policy


@dataclass(frozen=True, slots=True)
class Way:
    """How something is done: one of the [labels] of actions.toml, "" where the policy names none.

    `href` is its address, absolute http, https or mailto, `named` the policy's own words for a setting or a button.
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
        links = list(links_in(self.policy, span.start, span.end))
        yield from self._linked(piece, links, leads)
        yield from self._written_to(piece, links)
        for by, named in piece.means.items():
            yield Way(by, piece, named=named)

    def leads_on(self, piece: Evidence) -> bool:
        """Whether the sentence of a piece of evidence leads into what follows: "You can opt out as follows:"."""
        return self.policy.text[self.policy.sentences[piece.sentence].end - 1] == ":"

    def _linked(self, piece: Evidence, links: Iterable[Linked], leads: Sequence[str]) -> Iterator[Way]:
        found: list[tuple[int, Way]] = []
        for link in links:
            href = "" if link.href.startswith("mailto:") else led_to(link.href)
            if href and (by := kind_of(link._replace(href=href), leads, self.owner, self.actions.links)):
                found.append((rank_of(link, leads), Way(by, piece, href)))
        for _, way in sorted(found, key=lambda entry: entry[0]):
            yield way

    def _written_to(self, piece: Evidence, links: Iterable[Linked]) -> Iterator[Way]:
        emails = [shown_mailbox(link.href, link.words) for link in links if link.href.startswith("mailto:")]
        emails.append(plain_mailbox(piece.slots.get("email", "")))
        for email in dict.fromkeys(email.casefold() for email in emails if email):
            if is_for_readers(email, self.actions.mailboxes):
                yield Way("email", piece, f"mailto:{email}")
