"""The summary as Markdown (CommonMark), to paste into a note or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.presenting.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.messages import Summary
    from smallprint.presenting.outline import Entry

# What means something inside a line, and what means something only where a block begins.
INLINE = re.compile(r"[\\`*_\[\]<>|~&$#!{}]")
BLOCK = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))")
# Bare addresses become links on many sites. A link that the policy's words make is not ours to offer.
ADDRESS = re.compile(r":(?=//)|(?<=[a-z])\.(?=\S)|@(?=\S)", re.IGNORECASE)


def to_markdown(summary: Summary) -> str:
    """The summary as Markdown with all quotes in full. Words of the policy can neither format nor link."""
    lines = list(_lines(summary))
    doubled = {i for i in range(1, len(lines)) if not lines[i] and not lines[i - 1]}
    return "\n".join(line for i, line in enumerate(lines) if i not in doubled).rstrip() + "\n"


def inline(text: str) -> str:
    """Text that Markdown shows as it is within a line."""
    return ADDRESS.sub(r"\\\g<0>", INLINE.sub(r"\\\g<0>", text))


def escape(text: str) -> str:
    """Text that Markdown shows as it is, also where it begins a block."""
    text = inline(text)
    return BLOCK.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _lines(summary: Summary) -> Iterator[str]:
    page = outline(summary)
    yield f"# {escape(page.service)}"
    yield ""
    yield escape(page.glance)
    for section in page.sections:
        yield from ("", f"## {section.heading}", "")
        if section.note:
            yield from (escape(section.note), "")
        for group in section.groups:
            if group.title:
                yield from (f"### {escape(group.title)}", "")
            for entry in group.entries:
                yield from _entry(entry)
            yield ""


def _entry(entry: Entry) -> Iterator[str]:
    mark = f"{entry.mark.symbol} *{entry.mark.word}*: " if entry.mark else ""
    tags = f" *({', '.join(entry.tags)})*" if entry.tags else ""
    text = f"[{inline(entry.text)}](<{entry.href}>)" if entry.href else escape(entry.text)
    yield f"- {mark}{text}{tags}" + (f"  \n  {escape(entry.detail)}" if entry.detail else "")
    for quote in entry.quotes:
        place = f" — *{inline(quote.place)}*" if quote.place else ""
        yield from ("", f"  > “{inline(quote.text)}”{place}")
    if entry.quotes:
        yield ""
