"""Lines to blocks: headings by the size of their letters, list items by their bullets, paragraphs by gaps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from smallprint.reading.addresses import followed
from smallprint.reading.canonical import fold
from smallprint.reading.draft import Draft
from smallprint.reading.pdf.hyphens import Hyphens

if TYPE_CHECKING:
    from smallprint.reading.pdf.lines import Line

_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□–—➢➤✓✔*§-]|o(?= [A-Z]))\s+(?=\S)")
_MARKER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s+(?=\S)|[a-z]\.\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,5}\.)\s+[^\W\d_]")
_FINAL = re.compile(r"[.!?:;。！？][\"'”’»)\]]*$")

_LARGER = 1.12
"""How much larger than the text the letters of a heading are."""

_INDENT = 12
"""Points by which a list is indented at least."""

_WIDER = 1.2
"""How much more than from line to line it is to the next paragraph."""


def make_blocks(lines: list[Line]) -> list[Draft]:
    """The blocks that `lines` make, in their order."""
    if not lines:
        return []
    layout = _Layout(lines)
    hyphens = Hyphens(line.text for line in lines)
    drafts: list[Draft] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and layout.continues(previous, line, drafts[-1]):
            _append(drafts[-1], previous, line, hyphens)
        else:
            drafts.append(layout.begin(line, drafts[-1] if drafts else None))
        previous = line
    for draft in drafts:
        _compose(draft)
    return drafts


class _Layout:
    """What is usual in one document: size, distance of lines, length and left edge."""

    def __init__(self, lines: list[Line]) -> None:
        sizes: Counter[float] = Counter()
        edges: Counter[int] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
            edges[round(line.x)] += len(line.text)
        self._size = max(sizes, key=lambda size: (sizes[size], size))
        self._left = max(edges, key=lambda edge: edges[edge])
        larger = sorted({round(size) for size in sizes if size > self._size * _LARGER}, reverse=True)
        self._levels = {size: min(level, 6) for level, size in enumerate(larger, 1)}
        self._length = median(len(line.text) for line in lines if line.size == self._size)
        gaps: Counter[float] = Counter()
        for above, below in pairwise(lines):
            if above.page == below.page and 0 < above.y - below.y < 3 * max(below.size, 1):
                gaps[round((above.y - below.y) / max(below.size, 1), 1)] += 1
        usual = gaps.most_common(1)
        self._gap = usual[0][0] if usual else 1.2

    def begin(self, line: Line, above: Draft | None) -> Draft:
        """The block that begins with `line`, below the block `above`."""
        level = self._levels.get(round(line.size), 0) if line.size > self._size * _LARGER else 0
        bullet = _BULLET.match(line.text)
        if line.cell:
            draft = Draft(kind="table_cell", text=line.text)
        elif level and not bullet:
            draft = Draft(kind="heading", text=line.text, level=level)
        elif bullet or _MARKER.match(line.text) or self._listed(line, above):
            draft = Draft(kind="list_item", text=line.text, level=self._depth(line), listing=-1)
        else:
            draft = Draft(kind="paragraph", text=line.text)
        draft.bold = line.bold
        _add_links(draft, line, 0)
        if bullet:
            _cut_bullet(draft, bullet.end())
        return draft

    def _listed(self, line: Line, above: Draft | None) -> bool:
        """Whether an indented line is an item whose bullet is a drawing."""
        if above is None or line.x < self._left + _INDENT:
            return False
        return above.kind == "list_item" or (above.kind == "paragraph" and above.text.endswith(":"))

    def _depth(self, line: Line) -> int:
        """1 for a list at the edge of the text or just within, and 1 more for every further indent."""
        return min(max(int((line.x - self._left) // (2 * _INDENT)), 1), 6)

    def continues(self, above: Line, line: Line, block: Draft) -> bool:
        """Whether `line` goes on with the block whose last line is `above`."""
        if abs(line.size - above.size) > 0.08 * max(line.size, above.size):
            return False
        if _BULLET.match(line.text) or _MARKER.match(line.text):
            return False
        whole_bold = above.bold >= len(above.text) - 1
        if whole_bold != (line.bold >= len(line.text) - 1) and (whole_bold or _FINAL.search(above.text)):
            return False
        ended = _FINAL.search(above.text) is not None
        if line.cell or above.cell:
            below = line.page == above.page and 0 < above.y - line.y < 1.2 * self._gap * line.size
            return line.cell and above.cell and below and abs(line.x - above.x) < 4 * line.size
        if line.page != above.page or line.y > above.y:
            # over the end of a page or a column only what is in the middle of a sentence
            return block.kind != "heading" and not ended and not _NUMBERED.match(line.text)
        distance = (above.y - line.y) / max(line.size, 1)
        if distance > max(_WIDER * self._gap, self._gap + 0.2):
            return False
        if block.kind == "heading":
            return True
        if _NUMBERED.match(line.text) and (ended or whole_bold):
            return False
        short = len(above.text) < 0.6 * self._length
        starts = not line.text[:1].islower()
        if block.kind == "list_item" and (above.text.endswith(";") or (starts and line.x < above.x - 6)):
            return False
        return not (short and starts and (ended or line.x > above.x + 6))


def _append(draft: Draft, above: Line, line: Line, hyphens: Hyphens) -> None:
    text, start = hyphens.join(draft.text, line.text, cut=above.cut)
    grown = Draft(
        kind=draft.kind,
        text=text,
        links=draft.links,
        level=draft.level,
        listing=draft.listing,
        bold=draft.bold + line.bold,
        linked=draft.linked,
    )
    _add_links(grown, line, start)
    draft.text, draft.words = grown.text, grown.words
    draft.links, draft.bold, draft.linked = grown.links, grown.bold, grown.linked


def _add_links(draft: Draft, line: Line, start: int) -> None:
    for first, last, href in line.links:
        draft.linked += last - first
        address = followed(href)
        if draft.links and draft.links[-1][2] == address and start + first - draft.links[-1][1] <= 1:
            draft.links[-1] = (draft.links[-1][0], start + last, address)
        elif address:
            draft.links.append((start + first, start + last, address))


def _compose(draft: Draft) -> None:
    """Make one of letters and accents that the file has as pieces of their own."""
    text = fold(draft.text)
    if text != draft.text:
        links = [
            (len(fold(draft.text[:first])), len(fold(draft.text[:last])), href)
            for first, last, href in draft.links
        ]
        draft.text, draft.links = text, [link for link in links if link[0] < link[1]]


def _cut_bullet(draft: Draft, length: int) -> None:
    draft.text = draft.text[length:]
    draft.words -= 1
    draft.bold = min(draft.bold, len(draft.text))
    draft.links = [
        (max(first - length, 0), last - length, href) for first, last, href in draft.links if last > length
    ]
