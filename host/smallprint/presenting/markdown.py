"""The report as Markdown (CommonMark), to paste into a note or an issue."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from smallprint.presenting.outline import outline
from smallprint.presenting.words import NOBODY, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.messages import Report
    from smallprint.presenting.shapes import Entry, Evidence, Group, Outline, Request

# What means something inside a line, and what means something only where a block begins.
INLINE = re.compile(r"[\\`*_\[\]<>|~&$#!{}]")
BLOCK = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))")
# Bare addresses become links on many sites. A link that the policy's words make is not ours to offer.
ADDRESS = re.compile(r":(?=//)|(?<=[a-z])\.(?=\S)|@(?=\S)", re.IGNORECASE)
TICKS = re.compile(r"`+")
LETTER = 76  # columns: what is in a code block does not wrap by itself


def to_markdown(report: Report) -> str:
    """The report as Markdown, each item with its first quote. Words of the policy can neither format nor link."""
    lines = list(_Page().lines(outline(report)))
    doubled = {i for i in range(1, len(lines)) if not lines[i] and not lines[i - 1]}
    return "\n".join(line for i, line in enumerate(lines) if i not in doubled).rstrip() + "\n"


def inline(text: str) -> str:
    """Text that Markdown shows as it is within a line."""
    return ADDRESS.sub(r"\\\g<0>", INLINE.sub(r"\\\g<0>", text))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, also where it begins a block."""
    text = inline(text)
    return BLOCK.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


class _Page:
    """Writes the lines. The long addresses of quotes stand at the end, so that the page also reads well unrendered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def lines(self, page: Outline) -> Iterator[str]:
        yield from (f"# {escape(page.service)}", "", escape(page.glance))
        for section in page.sections:
            yield from ("", f"## {section.heading}", "")
            if section.note:
                yield from (escape(section.note), "")
            for entry in section.entries:
                yield from self._entry(entry)
            for group in section.groups:
                yield from self._group(group)
            if section.requests:
                yield from _requests(section.requests)
        yield ""
        for href, number in self._numbers.items():
            yield f"[{number}]: <{href}>"

    def _entry(self, entry: Entry) -> Iterator[str]:
        mark = f"{entry.mark.symbol} *{entry.mark.word}*: " if entry.mark else ""
        text = f"[{inline(entry.text)}](<{entry.href}>)" if entry.href else escape(entry.text)
        if entry.detail and entry.text:
            text = f"**{text}**  \n  {escape(entry.detail)}"
        yield f"- {mark}{text}"
        if entry.quotes:
            yield from self._quote(entry.quotes[0], len(entry.quotes) - 1)

    def _group(self, group: Group) -> Iterator[str]:
        """The types of data that one quote names, together: a quote for each would say everything many times."""
        yield from (f"### {escape(group.title)}", "")
        for quote, entries in group.proven().items():
            names = (escape(e.text) + (f" *({', '.join(e.tags)})*" if e.tags else "") for e in entries)
            yield f"- {', '.join(names)}"
            yield from self._quote(quote)

    def _quote(self, quote: Evidence, more: int = 0) -> Iterator[str]:
        place = inline(quote.place)
        if quote.href:
            number = self._numbers.setdefault(quote.href, len(self._numbers) + 1)
            place = f"[{place or 'In the policy'}][{number}]"
        about = " · ".join(filter(None, (place, f"{more} more" if more else "")))
        yield from ("", f"  > “{inline(quote.text)}”" + (f" — {about}" if about else ""), "")


def _requests(requests: Sequence[Request]) -> Iterator[str]:
    """Letters as code blocks: what they hold is shown, and copied, as it is."""
    yield from ("", f"### {REQUESTS}", "")
    for request in requests:
        yield from (f"#### {escape(request.title)}", "")
        yield from (f"To: {inline(request.to) or NOBODY}  ", f"Subject: {inline(request.subject)}", "")
        longest = max(map(len, TICKS.findall("\n".join(request.body))), default=0)
        fence = "`" * max(3, longest + 1)
        yield f"{fence}text"
        for line in request.body:
            yield from textwrap.wrap(line, LETTER, break_long_words=False, break_on_hyphens=False) or [""]
        yield from (fence, "")
