"""Pieces of text to lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.reading.canonical import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.reading.pdf.child import Piece

_CLOSING = tuple(".,;:!?)]}%'’”»")
_OPENING = tuple("([{“‘«/@-")
_SYMBOLS = dict.fromkeys(range(0xF000, 0xF100), "•")
"""Word processors write bullets with the private characters of a symbol font."""

_BULLET = re.compile(r"[^\w\s]|o|\(?\w{1,4}[.)]")
_ROW = 8
"""Most lines that the cells of one row of a table have."""

_CUT_BY_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Line:
    """A line of a page: its place (points, from the lower left), the size of most of its letters, its words.

    `bold` is how many characters are. `links` are offsets into `text`. `cut` is set where a soft hyphen ends
    the line, `cell` where others stand beside it at a distance, as in a table.
    """

    page: int
    x: float
    y: float
    size: float
    text: str = ""
    bold: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    cut: bool = False
    cell: bool = False


def make_lines(pieces: Iterable[Piece]) -> list[Line]:
    """The lines that `pieces` make, in the order of the file, none of them empty."""
    lines: list[Line] = []
    group: list[Piece] = []
    for piece in pieces:
        if group and piece.text.strip() and (not _same_line(group[-1], piece) or _far(group, piece)):
            lines += _line(group)
            group = []
        group.append(piece)
    lines += _line(group)
    _mark_cells(lines)
    return lines


def _same_line(before: Piece, piece: Piece) -> bool:
    if piece.page != before.page or piece.x < before.x - 1:
        return False
    # raised and lowered letters belong to their line
    return abs(piece.y - before.y) <= 0.4 * max(piece.size, before.size, 1)


def _far(group: list[Piece], piece: Piece) -> bool:
    """Whether `piece` stands too far right of `group` to be the next word. Widths are guessed, so with leave."""
    last = next((before for before in reversed(group) if before.text.strip()), None)
    if last is None:
        return False
    width = 0.5 * last.size * len(last.text.strip())
    return piece.x - last.x - width > 2 * piece.size + 0.06 * width and not _BULLET.fullmatch(
        last.text.strip()
    )


def _line(group: list[Piece]) -> list[Line]:
    parts: list[str] = []
    length = bold = 0
    links: list[tuple[int, int, str]] = []
    sizes: dict[float, int] = {}
    previous: Piece | None = None
    for piece in group:
        source = piece.text.translate(_SYMBOLS)
        words = squeeze(source)
        if words:
            if parts and (_spaced(previous, source, piece)):
                parts.append(" ")
                length += 1
            if piece.href:
                links.append((length, length + len(words), piece.href))
            parts.append(words)
            length += len(words)
            bold += len(words) * piece.bold
            sizes[piece.size] = sizes.get(piece.size, 0) + len(words)
        if words or source.isspace():
            previous = piece
    if not parts:
        return []
    first = next(piece for piece in group if piece.text.strip())
    size = max(sizes, key=lambda size: sizes[size])
    cut = group[-1].text.rstrip().endswith(_CUT_BY_SOFT_HYPHEN)
    return [Line(first.page, first.x, first.y, size, "".join(parts), bold, links, cut)]


def _mark_cells(lines: list[Line]) -> None:
    """Mark what stands side by side and close together in the file. Columns of text are far apart there."""
    for number, line in enumerate(lines):
        for other in lines[number + 1 : number + _ROW]:
            level = abs(line.y - other.y) <= 0.8 * min(line.size, other.size)
            if level and other.page == line.page and abs(other.x - line.x) > 3 * line.size:
                line.cell = other.cell = True


def _spaced(previous: Piece | None, text: str, piece: Piece) -> bool:
    """Whether a space stands between two pieces of a line. Their widths are not known."""
    if previous is None:
        return False
    if text[0].isspace() or previous.text[-1].isspace():
        return True
    if piece.x == previous.x:  # the second simply continues the first, in another font say
        return False
    return not text.startswith(_CLOSING) and not previous.text.endswith(_OPENING)
