"""The report for a terminal: made for reading, in colour only if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.presenting.clean import address_of
from smallprint.presenting.columns import width_of
from smallprint.presenting.lines import BOLD, COLUMNS, DIM, TONES, UNDERLINE, Lines, fitting, written
from smallprint.presenting.outline import outline
from smallprint.presenting.words import NOBODY, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.messages import Report
    from smallprint.presenting.shapes import Entry, Group, Outline, Request, Section

CATEGORY = 22  # columns; longer titles stand above their list
ELSEWHERE = "The words that show it are in --format markdown and --format html."
LETTERS = "Their text is in --format markdown and --format html."


def to_terminal(report: Report, *, width: int, colour: bool) -> str:
    """The report as lines of at most `width` columns (24 to 88 are used), with ANSI colours if `colour`.

    Only addresses may be longer. Nothing of the policy can reach the terminal as a control character.
    Ends with a newline.
    """
    page = _Page(fitting(width), colour)
    return written(page.lines(outline(report)))


class _Page(Lines):
    def lines(self, report: Outline) -> Iterator[str]:
        yield ""
        yield from self.block(report.service, 2, BOLD)
        if report.title != report.service:
            yield from self.block(report.title, 2)
        yield from self.block(report.glance, 2, DIM)
        for section in report.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        yield ""
        yield from self.block(section.heading, 2, BOLD)
        yield "  " + self.paint("─" * (self.width - 4), DIM)
        if section.note:
            yield from self.block(section.note, 2)
        yield from self.entries(section.entries)
        if section.groups:
            for group in section.groups:
                yield from self.group(group)
            yield from ("", *self.block(ELSEWHERE, 2, DIM))
        if section.requests:
            yield from self.requests(section.requests)

    def entries(self, entries: Sequence[Entry]) -> Iterator[str]:
        marks = [width_of(f"{entry.mark.symbol} {entry.mark.word}") for entry in entries if entry.mark]
        indent = 2 if not marks else max(marks) + 4 if self.width >= COLUMNS else 4
        for entry in entries:
            if entry.quotes and entry is not entries[0]:
                yield ""
            yield from self.entry(entry, indent)

    def entry(self, entry: Entry, indent: int) -> Iterator[str]:
        """A mark in its own column, the words beside it, the evidence below them."""
        mark, bare = entry.mark, not (entry.quotes or entry.detail or entry.href)
        if mark:
            label, tone = f"{mark.symbol} {mark.word}", TONES[mark.tone]
        else:
            label, tone, indent = ("–", "", 4) if bare else ("", "", indent)
        lines = self.block(entry.text, indent, "" if bare else BOLD)
        yield from self.beside(label, tone, lines, indent) if label else lines
        if entry.detail:
            yield from self.block(entry.detail, indent)
        if entry.href:
            # Never broken: a terminal wraps it so that it can still be copied and clicked.
            yield " " * indent + self.paint(address_of(entry.href), UNDERLINE)
        yield from self.evidence(entry.quotes, indent)

    def group(self, group: Group) -> Iterator[str]:
        """Types of data as one list beside its title: a line for each would bury the rest."""
        names = ", ".join(f"{e.text} ({', '.join(e.tags)})" if e.tags else e.text for e in group.entries)
        indent = CATEGORY if self.width >= COLUMNS else 4
        yield from self.beside(group.title, BOLD, self.block(names, indent), indent)

    def requests(self, requests: Sequence[Request]) -> Iterator[str]:
        yield from ("", *self.block(REQUESTS, 2, BOLD))
        for request in requests:
            to = f", to {request.to}" if request.to else f" ({NOBODY})"
            yield from self.beside("–", "", self.block(request.title + to, 4), 4)
        yield from self.block(LETTERS, 4, DIM)
