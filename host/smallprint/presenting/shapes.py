"""What all views show: headings, entries and their proof.

All words are clean and all addresses safe in here; a view only has to escape for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.presenting.words import Mark


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, the headings that it stands under as one line, and a link to it in the policy."""

    text: str
    place: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is told. `detail` is a second sentence, `tags` are single words about it."""

    text: str
    quotes: tuple[Evidence, ...] = ()
    mark: Mark | None = None
    detail: str = ""
    tags: tuple[str, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one kind, which a view may tell in one breath."""

    title: str
    entries: tuple[Entry, ...]

    def proven(self) -> dict[Evidence, tuple[Entry, ...]]:
        """Which of the entries each quote proves. An entry counts for its first quote only, so each is told once."""
        proven: dict[Evidence, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for quote in entry.quotes[:1]:
                proven[quote] = (*proven.get(quote, ()), entry)
        return proven


@dataclass(frozen=True, slots=True)
class Request:
    """A letter that is ready to be sent. `to` is empty where the policy gives no address, `body` has its lines."""

    title: str
    to: str
    subject: str
    body: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """One card. `note` stands before the rest, or instead of it where there is nothing.

    A `brief` one is about the policy as a whole, and needs less room.
    """

    heading: str
    note: str = ""
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    requests: tuple[Request, ...] = ()
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole report. `glance` says in one line how much there is and how old the policy is."""

    service: str
    title: str
    glance: str
    language: str
    sections: tuple[Section, ...]
