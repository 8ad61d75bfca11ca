"""Two policies side by side, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smallprint.presenting.clean import plain, shorten
from smallprint.presenting.lines import BOLD, DIM, TONES, Lines, fitting, written
from smallprint.presenting.words import TONES as MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.messages import Comparison, Part, Row, Side, Source

PARTS: Final = {
    "watch_outs": "Things to watch out for",
    "data": "Data Collection",
    "questions": "Questions",
    "actions": "What you can do",
}
NOT_SAID: Final = "Not stated"
ALIKE: Final = "Neither policy says anything that could be compared."
_MARGIN = 20  # columns for the name of a service beside what it says


def comparison_to_terminal(comparison: Comparison, *, width: int, colour: bool) -> str:
    """Two policies point by point, one line under the other. Types of data that are treated alike stand together."""
    return written(_comparison(comparison, Lines(fitting(width), colour)))


def _comparison(comparison: Comparison, page: Lines) -> Iterator[str]:
    names = _names(comparison.first, comparison.second)
    yield ""
    yield from page.block(" – ".join(map(_name, (comparison.first, comparison.second))), 2, BOLD)
    if not comparison.parts:
        yield from page.block(ALIKE, 2)
    for part in comparison.parts:
        yield ""
        yield from page.block(PARTS[part.kind], 2, BOLD)
        yield "  " + page.paint("─" * (page.width - 4), DIM)
        for number, (label, row) in enumerate(_rows(part)):
            if number:
                yield ""
            yield from page.block(label, 2, BOLD)
            yield from _side(names[0], row.first, page)
            yield from _side(names[1], row.second, page)


def _rows(part: Part) -> list[tuple[str, Row]]:
    """The rows under their labels; types of data of which both policies say the same each, together."""
    if part.kind != "data":
        return [(plain(row.label), row) for row in part.rows]
    alike: dict[tuple[tuple[str, str], ...], list[Row]] = {}
    for row in part.rows:
        said = tuple((side.tone, side.text) if side else ("", "") for side in (row.first, row.second))
        alike.setdefault(said, []).append(row)
    return [(", ".join(plain(row.label) for row in rows), rows[0]) for rows in alike.values()]


def _side(name: str, side: Side | None, page: Lines) -> Iterator[str]:
    indent = min(_MARGIN, page.width // 2)
    mark = MARKS[side.tone] if side else None
    lines = page.block(plain(side.text) if side else NOT_SAID, indent, "" if side else DIM)
    label = f"{mark.symbol if mark else ' '} {name}"
    yield from page.beside(label, TONES[mark.tone] if mark else DIM, lines, indent)


def _names(first: Source, second: Source) -> tuple[str, str]:
    """Names that tell the two apart, short enough to stand in the margin."""
    one, other = shorten(_name(first), _MARGIN - 5), shorten(_name(second), _MARGIN - 5)
    return (one, other) if one != other else ("First", "Second")


def _name(source: Source) -> str:
    return plain(source.service) or plain(source.title) or "A privacy policy"
