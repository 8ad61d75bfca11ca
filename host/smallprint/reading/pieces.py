"""Parts of a block: the paragraphs that line breaks make of it, and items without their bullets."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.reading.draft import Draft

_LONGEST_TITLE = 80
_SENTENCE_END = re.compile(r"[.!?;:…。！？；：][\"'”’»)]*$")
_BULLET = re.compile(r"^(?:[•·▪▫◦‣●○■□–—➢➤✓✔*§-]|o(?= ))\s+(?=\S)")


def split_at_breaks(whole: Draft, breaks: list[int], bold: list[tuple[int, int]]) -> list[Draft]:
    """The paragraphs that line breaks at the offsets `breaks` make of one block; `bold` are its bold spans.

    A break ends a paragraph where it is doubled, where a sentence or a title ends, and before a bullet.
    """
    text = whole.text
    places = sorted({position for position in breaks if position < len(text)})
    doubled = {first for first, second in pairwise(breaks) if first == second}
    cuts = [0]
    for position, following in pairwise([*places, len(text)]):
        before, after = text[cuts[-1] : position].strip(), text[position:following].strip()
        title = len(before) <= _LONGEST_TITLE and (
            len(after) > 2 * _LONGEST_TITLE or covered(bold, cuts[-1], position) >= len(before) - 1
        )
        if position in doubled or title or _SENTENCE_END.search(before[-8:]) or _BULLET.match(after[:8]):
            cuts.append(position)
    pieces = []
    for start, end in pairwise([*cuts, len(text)]):
        piece = _slice(whole, start, end)
        piece.bold = covered(bold, start, end)
        pieces.append(piece)
    return pieces


def unbullet(draft: Draft) -> Draft:
    """A paragraph that begins with a bullet is a list item."""
    bullet = _BULLET.match(draft.text) if draft.kind in ("paragraph", "list_item") else None
    if bullet is None:
        return draft
    item = _slice(draft, bullet.end(), len(draft.text))
    if item.kind == "paragraph":
        item.kind, item.level, item.listing = "list_item", 1, -1
    return item


def covered(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of `start` to `end` lie in `spans`."""
    return sum(max(0, min(last, end) - max(first, start)) for first, last in spans)


def _slice(whole: Draft, start: int, end: int) -> Draft:
    """A part of a block, without the space around it."""
    text = whole.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    links = [
        (max(first, start) - start, min(last, end) - start, href)
        for first, last, href in whole.links
        if first < end and last > start
    ]
    piece = replace(whole, text=text, links=links)
    piece.linked = sum(last - first for first, last, _ in links)
    piece.bold = min(whole.bold, len(text))
    piece.pressed = min(whole.pressed, len(text))
    return piece
