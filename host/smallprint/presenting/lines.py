"""Lines for a terminal: blocks, margins and quotes, of which all its views are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.presenting.clean import shorten
from smallprint.presenting.columns import width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.presenting.shapes import Evidence

WIDEST = 88  # longer lines are tiring to read
NARROWEST = 24
COLUMNS = 56  # below this width nothing stands beside anything else
QUOTE = 600  # characters: all of nearly every sentence, as half a proof is none
BOLD, DIM, UNDERLINE = "1", "2", "4"
TONES = {"good": "32", "neutral": "36", "care": "33", "bad": "31"}


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes lines of at most `width` columns; with ANSI colours if `colour`."""

    width: int
    colour: bool
    quoted: set[str] = field(default_factory=set)
    """The quotes shown so far: a point and a question often rest on the same words."""

    def evidence(self, quotes: Sequence[Evidence], indent: int) -> Iterator[str]:
        """The first quote, dimmed and set in, its place, and how many more there are."""
        if not quotes:
            return
        first, more = quotes[0], len(quotes) - 1
        again = first.text in self.quoted
        if not again:
            self.quoted.add(first.text)
            yield from self.block(f"“{shorten(first.text, QUOTE)}”", indent + 2, DIM)
        told = (
            first.place.rpartition(" › ")[2],
            "quoted above" if again else "",
            f"{more} more" if more else "",
        )
        if any(told):
            yield from self.block(f"— {' · '.join(filter(None, told))}", indent + 2, DIM)

    def beside(self, label: str, style: str, lines: list[str], indent: int) -> Iterator[str]:
        """A label in the margin of a block, or above it where the margin is too small for it."""
        room = indent - 2
        if width_of(label) + 1 > room:
            yield from self.block(label, 2, style)
            yield from lines
            return
        margin = "  " + self.paint(label, style) + " " * (room - width_of(label))
        first, *rest = lines or [" " * indent]
        yield margin + first[indent:]
        yield from rest

    def block(self, text: str, indent: int, style: str = "") -> list[str]:
        """Wrapped lines, set in on both sides of the page."""
        return [" " * indent + self.paint(line, style) for line in wrap(text, self.width - indent - 2)]

    def paint(self, text: str, style: str) -> str:
        """The text in colours, where there are any to be."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and width_of(text) else text


def fitting(width: int) -> int:
    """The width of a page in a terminal that is so wide."""
    return max(NARROWEST, min(width, WIDEST))


def written(lines: Iterable[str]) -> str:
    """The lines as one text that ends with a newline."""
    return "\n".join(line.rstrip() for line in lines) + "\n"
