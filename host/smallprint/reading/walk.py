"""The walk over a page: every block of text in it, in order, with what tags and roles say about it.

Nothing is decided by class or id names: the sections that a policy is made of are called `cookies`, `sharing`
or `consent` in the page. Collapsed panels, tabs and `details` are read like all else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from smallprint.reading.canonical import fold, squeeze, word_set
from smallprint.reading.draft import Draft, Zone
from smallprint.reading.tables import Grid, read_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from smallprint.messages import BlockKind

_SILENT = word_set(
    "script style head noscript template svg canvas video audio object embed iframe select datalist textarea "
    "input img picture map area meter progress math"
)
_BLOCK = word_set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption "
    "figure footer form frameset header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "search "
    "section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ZONES: dict[str, Zone] = {"nav": "nav", "header": "header", "footer": "footer", "dialog": "dialog"}
_ROLE_ZONES: dict[str, Zone] = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "search": "nav",
    "toolbar": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_ROLE_TAGS = {
    "list": "ul",
    "listitem": "li",
    "heading": "h",
    "main": "main",
    "article": "article",
    "term": "dt",
    "definition": "dd",
}
_BOLD_STYLE = re.compile(r"font-weight:\s*(bold|[6-9]00)", re.IGNORECASE)
_DISPLAY_STYLE = re.compile(r"display:\s*(block|flex|grid|list-item|table)", re.IGNORECASE)
_PRE_STYLE = re.compile(r"white-space:\s*(pre|break-spaces)", re.IGNORECASE)

_LONGEST_HEADING = 250
_LONGEST_TITLE = 80
_SENTENCE_END = re.compile(r"[.!?;:…。！？；：][\"'”’»)]*$")
_BULLET = re.compile(r"^(?:[•·▪▫◦‣●○■□–—➢➤✓✔*§-]|o(?= ))\s+(?=\S)")


class _Place(NamedTuple):
    """What the elements around a text say about it."""

    kind: BlockKind = "paragraph"
    level: int = 0
    headers: tuple[str, ...] = ()
    zone: Zone = "main"
    inside: bool = False
    listing: int = 0
    lists: int = 0
    pre: bool = False
    bold: bool = False
    pressed: bool = False
    link: int = 0
    href: str = ""
    heading: bool = False


def read_blocks(root: _Element, url: str | None) -> list[Draft]:
    """All blocks of the document under `root`, furniture included, in the order of the source.

    `url` resolves links. The walk keeps its own stack: no page is too deep.
    """
    walker = _Walker(_base(root, url))
    stack: list[tuple[_Element, Iterator[_Element], _Place]] = []
    place = walker.enter(root, _Place())
    if place is None:
        return []
    walker.add(root.text, place, root)
    stack.append((root, iter(root), place))
    while stack:
        element, children, place = stack[-1]
        child = next(children, None)
        if child is None:
            walker.leave(element, place)
            stack.pop()
            if stack:
                walker.add(element.tail, stack[-1][2], stack[-1][0])
            continue
        below = walker.enter(child, place)
        if below is None:
            walker.add(child.tail, place, element)
            continue
        walker.add(child.text, below, child)
        stack.append((child, iter(child), below))
    walker.flush()
    return walker.drafts


def _base(root: _Element, url: str | None) -> str:
    """The address that links are relative to."""
    base = root.find(".//base[@href]")
    href = "" if base is None else base.get("href", "")
    try:
        return urljoin(url or "", href)
    except ValueError:
        return url or ""


class _Walker:
    """Collects text into blocks."""

    def __init__(self, base: str) -> None:
        self.drafts: list[Draft] = []
        self._base = base
        self._grids: dict[_Element, Grid] = {}
        self._lists = 0
        self._links = 0
        self._term = ""
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._place: _Place | None = None
        self._origin: _Element | None = None
        self._spans: list[list[int]] = []
        self._hrefs: list[str] = []
        self._linked = self._pressed = 0
        self._bold: list[tuple[int, int]] = []
        self._breaks: list[int] = []
        self._space = False

    def enter(self, element: _Element, place: _Place) -> _Place | None:
        """The place of what is in `element`, or None where it holds nothing to read."""
        tag = element.tag
        if tag in _SILENT and not _shadow(element, tag):
            return None
        if tag == "br":
            self.line_break()
            return None
        attributes = element.attrib
        if not attributes:
            if tag not in _BLOCK and tag != "button":
                return place._replace(bold=True) if tag in ("b", "strong") else place
            role = style = ""
        else:
            if "data-cfemail" in attributes:
                self.add(_cloudflare(str(attributes["data-cfemail"])), place, element)
                return None
            role = attributes.get("role", "").strip().lower()
            style = attributes.get("style", "")
        name = _ROLE_TAGS.get(role, tag)
        if name in _BLOCK or name == "h" or (style and _DISPLAY_STYLE.search(style)):
            if not place.heading:
                self.flush()
            place = self._enter_block(element, name, role, place)
        elif name == "a":
            place = self._enter_link(attributes.get("href"), place)
        elif name in ("b", "strong"):
            place = place._replace(bold=True)
        elif name == "button":
            place = self._enter_button(attributes, place)
        if role == "button" and name != "button":
            place = place._replace(pressed=True)
        if style:
            if _BOLD_STYLE.search(style):
                place = place._replace(bold=True)
            if _PRE_STYLE.search(style):
                place = place._replace(pre=True)
        return place

    def _enter_block(self, element: _Element, name: str, role: str, place: _Place) -> _Place:
        zone = _ROLE_ZONES.get(role) or (_ZONES.get(name) if not role else None)
        if zone and place.zone == "main" and not (place.inside and zone in ("header", "footer")):
            place = place._replace(zone=zone)
        if name in ("main", "article"):
            return place._replace(inside=True)
        if name in ("p", "div", "section"):
            return place
        if name in _HEADINGS or name == "h":
            level = _HEADINGS.get(name) or _number(element.get("aria-level"), 2)
            return place._replace(kind="heading", level=min(max(level, 1), 6), heading=True)
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
            self._term = ""
            return place._replace(kind="term")
        if name == "dd":
            return place._replace(kind="definition", headers=(self._term,) if self._term else ())
        if name == "table":
            self._grids[element] = read_grid(element, role)
            return place
        if name in ("td", "th"):
            return self._enter_cell(element, place)
        return place

    def _enter_cell(self, element: _Element, place: _Place) -> _Place:
        table = next((above for above in element.iterancestors("table")), None)
        grid = self._grids.get(table) if table is not None else None
        if grid is None or not grid.data:
            return place
        return place._replace(kind="table_cell", level=0, listing=0, headers=grid.headers.get(element, ()))

    def _enter_link(self, href: str | None, place: _Place) -> _Place:
        self._links += 1
        return place._replace(link=self._links, href=self._address(href or ""))

    def _enter_button(self, attributes: object, place: _Place) -> _Place:
        # a button that opens a panel is the panel's heading, in an accordion of questions say
        opens = "aria-expanded" in attributes or "aria-controls" in attributes  # type: ignore[operator]
        return place._replace(bold=place.bold or opens, pressed=not opens)

    def _address(self, href: str) -> str:
        """An absolute address that a reader can follow, or the empty string."""
        href = href.strip()
        if not href or href.startswith("#"):
            return ""
        try:
            if "/cdn-cgi/l/email-protection#" in href:
                return "mailto:" + _cloudflare(href.partition("#")[2])
            address = urljoin(self._base, href)
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme in ("http", "https"):
            return address if parts.netloc else ""
        return address if parts.scheme in ("mailto", "tel") and parts.path else ""

    def leave(self, element: _Element, place: _Place) -> None:
        """Called where `element` ends."""
        tag = element.tag
        if tag == "table":
            self._grids.pop(element, None)
        if not place.heading or tag in _HEADINGS or element.get("role") == "heading":
            if tag in _BLOCK or (element.attrib and self._block_by_style(element)):
                self.flush()
        else:
            self._space = True

    @staticmethod
    def _block_by_style(element: _Element) -> bool:
        return element.get("role", "").strip().lower() in _ROLE_TAGS or bool(
            _DISPLAY_STYLE.search(element.get("style", ""))
        )

    def line_break(self) -> None:
        """A `<br>`, or a newline in preformatted text."""
        if self._length:
            self._breaks.append(self._length)
            self._space = True

    def add(self, text: str | None, place: _Place, element: _Element) -> None:
        """Text that stands in `place`, right within `element`."""
        if not text:
            return
        if place.pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.line_break()
                self._add(line, place, element)
        else:
            self._add(text, place, element)

    def _add(self, text: str, place: _Place, element: _Element) -> None:
        words = squeeze(text)
        if not words:
            self._space = self._space or (bool(text) and text[0].isspace())
            return
        if self._place is None:
            self._place, self._origin = place, element
        elif self._space or text[0].isspace():
            self._parts.append(" ")
            self._length += 1
        start, self._length = self._length, self._length + len(words)
        self._parts.append(words)
        self._space = text[-1].isspace()
        if place.link:
            if self._spans and self._spans[-1][2] == place.link:
                self._spans[-1][1] = self._length
            else:
                self._spans.append([start, self._length, place.link])
                self._hrefs.append(place.href)
            self._linked += len(words)
        if place.bold:
            self._bold.append((start, self._length))
        if place.pressed:
            self._pressed += len(words)

    def flush(self) -> None:
        """End the current block."""
        if self._place is None:
            self._space = False
            return
        self._finish(self._place)
        self._clear()

    def _finish(self, place: _Place) -> None:
        text = "".join(self._parts)
        links = [(start, end, href) for (start, end, _), href in zip(self._spans, self._hrefs, strict=True)]
        whole = Draft(
            kind=place.kind,
            text=text,
            links=links,
            level=place.level,
            headers=place.headers,
            zone=place.zone,
            inside=place.inside,
            listing=place.listing,
            bold=_covered(self._bold, 0, len(text)),
            linked=self._linked,
            pressed=self._pressed,
            origin=self._origin,
        )
        if place.kind == "heading" and len(text) > _LONGEST_HEADING:
            whole.kind, whole.level = "paragraph", 0
        if place.kind == "term":
            self._term = f"{self._term} / {text}" if self._term else text
        pieces = [whole] if not self._breaks or place.heading else _split(whole, self._breaks, self._bold)
        self.drafts.extend(_unbullet(piece) for piece in pieces)


def _split(whole: Draft, breaks: list[int], bold: list[tuple[int, int]]) -> list[Draft]:
    """The paragraphs that line breaks make of one block."""
    text = whole.text
    places = sorted({position for position in breaks if position < len(text)})
    doubled = {first for first, second in pairwise(breaks) if first == second}
    cuts = [0]
    for position, following in pairwise([*places, len(text)]):
        before, after = text[cuts[-1] : position].strip(), text[position:following].strip()
        title = len(before) <= _LONGEST_TITLE and (
            len(after) > 2 * _LONGEST_TITLE or _covered(bold, cuts[-1], position) >= len(before) - 1
        )
        if position in doubled or title or _SENTENCE_END.search(before[-8:]) or _BULLET.match(after[:8]):
            cuts.append(position)
    pieces = []
    for start, end in pairwise([*cuts, len(text)]):
        piece = _slice(whole, start, end)
        piece.bold = _covered(bold, start, end)
        pieces.append(piece)
    return pieces


def _covered(spans: list[tuple[int, int]], start: int, end: int) -> int:
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


def _unbullet(draft: Draft) -> Draft:
    """A paragraph that begins with a bullet is a list item."""
    bullet = _BULLET.match(draft.text) if draft.kind in ("paragraph", "list_item") else None
    if bullet is None:
        return draft
    item = _slice(draft, bullet.end(), len(draft.text))
    if item.kind == "paragraph":
        item.kind, item.level, item.listing = "list_item", 1, -1
    return item


def _shadow(element: _Element, tag: str) -> bool:
    """A declarative shadow root is part of the page, other templates are not."""
    return tag == "template" and "shadowrootmode" in element.attrib


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else otherwise


def _cloudflare(code: str) -> str:
    """An e-mail address that Cloudflare hid from robots: hexadecimal, the first byte XORed to all others."""
    try:
        key, *rest = bytes.fromhex(code)
    except ValueError:
        return ""
    return fold(bytes(byte ^ key for byte in rest).decode("utf-8", "replace"))
