"""Stretches of text put together to blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.reading.canonical import squeeze
from smallprint.reading.draft import Draft, require_few
from smallprint.reading.pieces import covered, split_at_breaks, unbullet

if TYPE_CHECKING:
    from lxml.etree import _Element

    from smallprint.reading.elements import Place

_LONGEST_HEADING = 250


class Collector:
    """The block that is being read, and in `drafts` those that are complete."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.term = ""
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._place: Place | None = None
        self._origin: _Element | None = None
        self._spans: list[list[int]] = []
        self._hrefs: list[str] = []
        self._linked = self._pressed = 0
        self._bold: list[tuple[int, int]] = []
        self._breaks: list[int] = []
        self._space = self._loose = False

    def add(self, text: str, place: Place, element: _Element) -> None:
        """Text that stands in `place`, right within `element`."""
        if place.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._add(first, place, element)
            for line in rest:
                self.line_break()
                self._add(line, place, element)
        else:
            self._add(text, place, element)

    def _add(self, text: str, place: Place, element: _Element) -> None:
        words = squeeze(text)
        if not words:
            self._space = self._space or (bool(text) and text[0].isspace())
            return
        if self._place is None:
            self._place, self._origin = place, element
        elif self._space or text[0].isspace() or (self._loose and not self._cut(words)):
            self._parts.append(" ")
            self._length += 1
        start = self._length
        self._length = end = start + len(words)
        self._parts.append(words)
        self._space, self._loose = text[-1].isspace(), False
        if place.link:
            if self._spans and self._spans[-1][2] == place.link:
                self._spans[-1][1] = end
            else:
                self._spans.append([start, end, place.link])
                self._hrefs.append(place.href)
            self._linked += len(words)
        if place.bold:
            self._bold.append((start, end))
        if place.pressed:
            self._pressed += len(words)

    def loosen(self) -> None:
        """The end of an element within a heading: a gap, unless it is in the middle of a word."""
        self._loose = True

    def _cut(self, words: str) -> bool:
        return words[0].islower() and self._parts[-1][-1].isalpha()

    def line_break(self) -> None:
        """A `<br>`, or a newline in preformatted text."""
        if self._length:
            self._breaks.append(self._length)
            self._space = True

    def flush(self) -> None:
        """End the current block."""
        if self._place is not None:
            self._finish(self._place)
            self._clear()
        else:
            self._space = False

    def _finish(self, place: Place) -> None:
        require_few(len(self.drafts) + len(self._breaks))
        text = "".join(self._parts)
        whole = Draft(
            kind=place.kind,
            text=text,
            links=[
                (start, end, href) for (start, end, _), href in zip(self._spans, self._hrefs, strict=True)
            ],
            level=place.level,
            headers=place.headers,
            zone=place.zone,
            inside=place.inside,
            listing=place.listing,
            bold=covered(self._bold, 0, len(text)) if self._bold else 0,
            linked=self._linked,
            pressed=self._pressed,
            origin=self._origin,
        )
        if place.kind == "heading" and len(text) > _LONGEST_HEADING:
            whole.kind, whole.level = "paragraph", 0
        if place.kind == "term":
            self.term = f"{self.term} / {text}" if self.term else text
        if self._breaks and not place.heading:
            self.drafts.extend(map(unbullet, split_at_breaks(whole, self._breaks, self._bold)))
        else:
            self.drafts.append(unbullet(whole))
