"""A policy as it was read: canonical text with its structure. What `reading` makes and everything after "
"it uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - dataclass fields are resolved by tools at run time

from smallprint.messages import BlockKind  # noqa: TC001


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table cell.

    `start` and `end` are offsets in code points into `Policy.text`; blocks are in order, do not overlap, and
    are separated by one newline. `section` is the path of headings above the block, outermost first (a
    heading's own words are not in its own path). `lead_in` is the index in `Policy.sentences` of the
    sentence that leads into a list item ("We collect:"), whose own block may have a lead-in in turn.
    `headers` are the column and row headers of a table cell, or the term of a definition. `level` is a
    heading's level (1 to 6) or a list item's depth (1 and up), else 0.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    lead_in: int | None = None
    headers: tuple[str, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, by offsets into `Policy.text`, and the index of its block. Headings have none."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the text: offsets of its words, and its absolute http, https or mailto address."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Updated:
    """The policy's own last-updated statement. `date` is None where its words are ambiguous."""

    date: date | None
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy: its canonical text and all that `reading` knows of it. `language` is ISO 639-1, `und` "
    "if unknown."""

    text: str
    url: str | None
    title: str
    service: str
    language: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...] = ()
    last_updated: Updated | None = None
    warnings: tuple[str, ...] = field(default=())

    def words(self) -> int:
        """Number of words of the canonical text, headings included."""
        return len(self.text.split())
