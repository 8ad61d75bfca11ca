"""The walk over a page: every block of text in it, in order, with what tags and roles say about it.

Nothing is decided by class or id names: the sections that a policy is made of are called `cookies`, `sharing`
or `consent` in the page. Collapsed panels, tabs and `details` are read like all else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.reading.addresses import Addresses, reveal
from smallprint.reading.collect import Collector
from smallprint.reading.elements import (
    BLOCK,
    BLOCK_STYLE,
    BOLD_STYLE,
    HEADINGS,
    PRE_STYLE,
    ROLE_TAGS,
    ROLE_ZONES,
    SILENT,
    ZONES,
    Place,
)
from smallprint.reading.tables import Grid, read_grid

if TYPE_CHECKING:
    from lxml.etree import _Element

    from smallprint.reading.draft import Draft

_NOTHING, _BLOCK_ENDS, _LOOSE = 0, 1, 2
"""What the end of an element means for the text."""


def read_blocks(root: _Element, url: str | None) -> list[Draft]:
    """All blocks of the document under `root`, furniture included, in the order of the source.

    `url` resolves links. The walk keeps its own stack: no page is too deep.
    """
    from lxml import etree  # lxml takes 30 ms to load

    walker = _Walker(Addresses(root, url))
    blocks = walker.blocks
    add, enter = blocks.add, walker.enter
    place, at_end = Place(), _NOTHING
    above: list[tuple[Place, int]] = []
    skipped = False
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            entered = enter(element, place)
            if entered is None:
                events.skip_subtree()
                skipped = True
                continue
            above.append((place, at_end))
            place, at_end = entered
            text = element.text
        else:
            if skipped:
                skipped = False
            else:
                if at_end:
                    blocks.flush() if at_end == _BLOCK_ENDS else blocks.loosen()
                place, at_end = above.pop()
            if element is root:
                break
            text = element.tail
            if text:
                element = element.getparent()
        if text:
            add(text, place, element)
    blocks.flush()
    return blocks.drafts


class _Walker:
    """Knows what the elements around a text say about it."""

    def __init__(self, addresses: Addresses) -> None:
        self.blocks = Collector()
        self._addresses = addresses
        self._grids: dict[_Element, Grid] = {}
        self._lists = 0
        self._links = 0

    def enter(self, element: _Element, place: Place) -> tuple[Place, int] | None:
        """The place of what is in `element` and what its end means, or None where it holds nothing to read."""
        tag, get = element.tag, element.get
        if tag in SILENT and not (tag == "template" and get("shadowrootmode") is not None):
            return None
        if tag == "br":
            self.blocks.line_break()
            return None
        hidden = get("data-cfemail")
        if hidden is not None:
            self.blocks.add(reveal(hidden), place, element)
            return None
        role, style = get("role", ""), get("style", "")
        if role:
            role = role.strip().lower()
        name = ROLE_TAGS.get(role, tag)
        at_end = _LOOSE if place.heading else _NOTHING
        if name in BLOCK or name == "h" or (style and BLOCK_STYLE.search(style)):
            if not place.heading:
                self.blocks.flush()
            if not place.heading or name in HEADINGS:
                at_end = _BLOCK_ENDS
            place = self._enter_block(element, name, role, place)
        elif name == "a":
            self._links += 1
            place = place._replace(link=self._links, href=self._addresses.absolute(get("href", "")))
        elif name in ("b", "strong"):
            place = place._replace(bold=True)
        elif name == "button":
            # one that opens a panel is the panel's heading, in an accordion of questions say
            opens = get("aria-expanded") is not None or get("aria-controls") is not None
            place = place._replace(bold=place.bold or opens, pressed=not opens)
        if role == "button" and name != "button":
            place = place._replace(pressed=True)
        if style:
            if BOLD_STYLE.search(style):
                place = place._replace(bold=True)
            if PRE_STYLE.search(style):
                place = place._replace(pre=True)
        return place, at_end

    def _enter_block(self, element: _Element, name: str, role: str, place: Place) -> Place:
        zone = ROLE_ZONES.get(role) or (ZONES.get(name) if not role else None)
        if zone and place.zone == "main" and not (place.inside and zone in ("header", "footer")):
            place = place._replace(zone=zone)
        if name in ("p", "div", "section"):
            return place
        if name in ("main", "article"):
            return place._replace(inside=True)
        if name in HEADINGS or name == "h":
            level = HEADINGS.get(name) or _level(element.get("aria-level"))
            return place._replace(kind="heading", level=level, heading=True)
        if name in ("ul", "ol", "menu", "dir"):
            self._lists += 1
            return place._replace(listing=self._lists, lists=place.lists + 1)
        if name == "li":
            return place._replace(kind="list_item", level=max(place.lists, 1))
        if name == "summary":
            return place._replace(bold=True)
        if name == "pre":
            return place._replace(pre=True)
        if name == "dt":
            self.blocks.term = ""
            return place._replace(kind="term")
        if name == "dd":
            return place._replace(kind="definition", headers=tuple(filter(None, [self.blocks.term])))
        if name == "table":
            self._grids[element] = read_grid(element, role)
        elif name in ("td", "th"):
            return self._enter_cell(element, place)
        return place

    def _enter_cell(self, element: _Element, place: Place) -> Place:
        table = next(element.iterancestors("table"), None)
        grid = self._grids.get(table) if table is not None else None
        if grid is None or not grid.data:
            return place
        return place._replace(kind="table_cell", level=0, listing=0, headers=grid.headers.get(element, ()))


def _level(text: str | None) -> int:
    """A heading's level by its `aria-level`, 2 where that says nothing."""
    return min(max(int(text), 1), 6) if text and text.isdecimal() and len(text) < 4 else 2
