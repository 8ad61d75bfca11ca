"""Which headers stand over and beside each cell of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.reading.canonical import squeeze
from smallprint.reading.markup import element_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_HEADER = 120
_WIDEST = 50
"""Columns or rows of one cell."""
_COLUMNS = 200
"""Columns of a table; what stands farther right has no header."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: whether it holds data (others only lay out the page), and the headers of its cells."""

    data: bool
    headers: dict[_Element, tuple[str, ...]] = field(default_factory=dict)


def read_grid(table: _Element, role: str) -> Grid:
    """Read the headers of `table`, columns first. A table in a cell is not looked into."""
    rows = _rows(table)
    if role in ("presentation", "none") or not _holds_data(rows):
        return Grid(data=False)
    titles = _column_titles(rows)
    headers: dict[_Element, tuple[str, ...]] = {}
    taken: dict[int, int] = {}  # column -> the last row in which a cell from above still fills it
    spanning: dict[int, str] = {}
    for number, row in enumerate(rows):
        column, side = 0, ""
        for place, cell in enumerate(row):
            while taken.get(column, -1) >= number:
                if column == 0:
                    side = spanning.get(0, "")
                column += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            if number or not titles:
                above = titles.get(column, "")
                headers[cell] = tuple(text for text in (above, side) if text)
                if place == 0 and column == 0 and len(row) > 1:
                    side = _words(cell)
                    spanning[0] = side
            for filled in range(column, min(column + width, _COLUMNS)):
                taken[filled] = number + height - 1
            column += width
    return Grid(data=True, headers=headers)


def _rows(table: _Element) -> list[list[_Element]]:
    found = []
    for part in table:
        rows = part if part.tag in ("thead", "tbody", "tfoot") else (part,)
        found += [[cell for cell in row if cell.tag in ("td", "th")] for row in rows if row.tag == "tr"]
    return found


def _holds_data(rows: list[list[_Element]]) -> bool:
    """Two rows or more of two cells or more, and no table within."""
    if sum(len(row) > 1 for row in rows) < 2:
        return False
    return not any(cell.find(".//table") is not None for row in rows for cell in row)


def _column_titles(rows: list[list[_Element]]) -> dict[int, str]:
    """Column number -> its title: the first row, where it is made of `th`, in a `thead`, or all bold."""
    first = rows[0]
    if not first or not (
        all(cell.tag == "th" for cell in first)
        or first[0].getparent().getparent().tag == "thead"  # type: ignore[union-attr]
        or all(map(_all_bold, first))
    ):
        return {}
    titles, column = {}, 0
    for cell in first:
        words = _words(cell)
        for _ in range(_span(cell, "colspan")):
            if column < _COLUMNS:
                titles[column] = words
            column += 1
    return titles


def _all_bold(cell: _Element) -> bool:
    text = element_text(cell)
    bold = read = 0
    for part in cell.iter("b", "strong"):
        words = element_text(part)
        bold, read = bold + len(words.strip()), read + len(words)
        if read > len(text):  # one within another
            break
    return 0 < len(text.strip()) <= bold


def _words(cell: _Element) -> str:
    words = squeeze(element_text(cell, " "))
    return words if len(words) <= _LONGEST_HEADER else ""


def _span(cell: _Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _WIDEST) if text.isdecimal() and len(text) < 6 else 1
