"""Lines that are on every page: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.reading.pdf.lines import Line

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|página|pagina|sida|side|strona)\s)?[-–— ]{0,3}\d{1,4}[-–— ]{0,3}"
    r"(?:\s?(?:/|of|de|sur|von|van|av|af|di|z)\s?\d{1,4})?",
    re.IGNORECASE,
)
_EDGE = 4
"""Lines counted from the top and from the bottom of a page that can be a header or a footer."""


def without_running_lines(lines: list[Line]) -> list[Line]:
    """The lines that belong to the text.

    A header or footer stands near an edge, at one height, with the same words but for their numbers, on half of
    the pages or more, and on two at least (left and right pages may have their own). A number at the edge is the
    page's.
    """
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        pages[line.page].append(number)
    edges = [_at_edges(lines, numbers) for numbers in pages.values()]
    seen = Counter(_key(lines[number]) for edge in edges for number in edge)
    often = max(2, (len(pages) + 1) // 2 - 1)
    dropped = {number for edge in edges for number in edge if seen[_key(lines[number])] >= often}
    if len(pages) > 1:
        for numbers in pages.values():
            rest = sorted((number for number in numbers if number not in dropped), key=lambda n: lines[n].y)
            for number in {*rest[:1], *rest[-1:]}:
                if _PAGE_NUMBER.fullmatch(lines[number].text):
                    dropped.add(number)
    return [line for number, line in enumerate(lines) if number not in dropped]


def _at_edges(lines: list[Line], numbers: list[int]) -> set[int]:
    """The topmost and the lowest lines of a page."""
    by_height = sorted(numbers, key=lambda number: lines[number].y)
    return {*by_height[:_EDGE], *by_height[-_EDGE:]}


def _key(line: Line) -> tuple[str, int, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.y / 3), round(line.size)
