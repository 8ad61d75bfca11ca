"""The summary for a terminal: made for reading, in colour only if asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.presenting.clean import shorten
from smallprint.presenting.columns import width_of, wrap
from smallprint.presenting.outline import outline
from smallprint.presenting.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.messages import Summary
    from smallprint.presenting.outline import Entry, Evidence, Group, Outline, Section

WIDEST = 88  # longer lines are tiring to read
NARROWEST = 24
QUOTE = 120  # characters of the first quote; the rest is in the other formats
BOLD, DIM, UNDERLINE = "1", "2", "4"
TONES = {"good": "32", "neutral": "36", "bad": "31"}


def to_terminal(summary: Summary, *, width: int, colour: bool) -> str:
    """The summary as lines of at most `width` columns (24 to 88 are used), with ANSI colours if `colour`.

    Nothing of the policy can reach the terminal as a control character. Ends with a newline.
    """
    page = _Page(max(NARROWEST, min(width, WIDEST)), colour)
    return "\n".join(line.rstrip() for line in page.lines(outline(summary))) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    colour: bool

    def lines(self, summary: Outline) -> Iterator[str]:
        yield ""
        yield from self.block(summary.service, 2, BOLD)
        if summary.title != summary.service:
            yield from self.block(summary.title, 2)
        yield from self.block(summary.glance, 2, DIM)
        for section in summary.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        yield ""
        yield from self.block(section.heading, 2, BOLD)
        yield "  " + self.paint("─" * (self.width - 4), DIM)
        if section.note:
            yield from self.block(section.note, 2)
        for group in section.groups:
            if group is not section.groups[0]:
                yield ""
            yield from self.category(group) if group.title else self.entries(group.entries)

    def entries(self, entries: Sequence[Entry]) -> Iterator[str]:
        for entry in entries:
            if entry.quotes and entry is not entries[0]:
                yield ""
            yield from self.entry(entry)

    def entry(self, entry: Entry) -> Iterator[str]:
        """A mark in its own column, the words beside it, the evidence below them."""
        mark, bare = entry.mark, not (entry.quotes or entry.detail or entry.href)
        label = f"{mark.symbol} {mark.word}" if mark else "–" if bare else ""
        indent = (13 if self.width >= 56 else 4) if mark else 4 if bare else 2
        lines = list(self.block(entry.text, indent, "" if bare else BOLD)) or [""]
        tone = TONES[mark.tone] if mark else ""
        if len(label) + 2 < indent:
            label = "  " + self.paint(label, tone) + " " * (indent - 2 - len(label))
            yield label + lines.pop(0)[indent:]
        elif label:
            yield "  " + self.paint(label, tone)
        yield from lines
        if entry.detail:
            yield from self.block(entry.detail, indent)
        if entry.href:
            yield from self.block(entry.href.removeprefix("mailto:"), indent, UNDERLINE)
        yield from self.evidence(entry.quotes, indent)

    def category(self, group: Group) -> Iterator[str]:
        """Types of data as one list: a line for each would bury the rest."""
        names = (f"{e.text} ({', '.join(e.tags)})" if e.tags else e.text for e in group.entries)
        yield from self.block(group.title, 2, DIM)
        yield from self.block(", ".join(names), 2, BOLD)
        yield from self.evidence(list(dict.fromkeys(q for e in group.entries for q in e.quotes)), 2)

    def evidence(self, quotes: Sequence[Evidence], indent: int) -> Iterator[str]:
        """The first quote, dimmed and set in, its place, and how many more there are."""
        if not quotes:
            return
        first, more = quotes[0], len(quotes) - 1
        yield from self.block(f"“{shorten(first.text, QUOTE)}”", indent + 2, DIM)
        place = first.place.rsplit(" › ", 1)[-1]
        rest = f"and {count(more, 'more quote')}" if more else ""
        about = " · ".join(filter(None, (shorten(place, 60), rest)))
        if about:
            yield from self.block(f"— {about}", indent + 2, DIM)

    def block(self, text: str, indent: int, style: str = "") -> Iterable[str]:
        """Wrapped lines, set in on both sides of the page."""
        return (" " * indent + self.paint(line, style) for line in wrap(text, self.width - indent - 2))

    def paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and width_of(text) else text
