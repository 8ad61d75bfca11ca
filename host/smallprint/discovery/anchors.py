"""One anchor element: its words, where it stands in the page, and what stands before it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element

Place = Literal["footer", "banner", "menu", "article", "page"]

MAX_LABEL = 160
"""Characters of a link's words that are kept."""
_PIECES = 40
_ANCESTORS = 40
_BEFORE = 70

_FOOTER = re.compile(
    r"(?:^|[-_ ])(?:footer|site-?info|colophon|legal-?(?:links|menu|nav|list))", re.IGNORECASE
)
_BANNER = re.compile(r"cookie|consent|gdpr|onetrust|didomi|usercentrics|cmp", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


def label(anchor: _Element) -> str:
    """What a reader sees of a link, or hears where it is a picture."""
    text = " ".join(_text(anchor).split())
    if not text:
        picture = anchor.find(".//img")
        alternative = picture.get("alt") if picture is not None else ""
        text = anchor.get("aria-label") or anchor.get("title") or alternative or ""
        text = " ".join(text[: 4 * MAX_LABEL].split())
    return text[:MAX_LABEL]


def place_of(anchor: _Element) -> tuple[Place, bool]:
    """The part of the page that holds a link, and whether it is hidden there."""
    place: Place = "page"
    hidden = False
    chain = [anchor, *islice(anchor.iterancestors(), _ANCESTORS)]
    for element in chain:
        style = element.get("style")
        if element.get("hidden") is not None or (style and _INVISIBLE.search(style[:500])):
            hidden = True
        if place == "page":
            place = _own_place(element)
    return place, hidden


def _own_place(element: _Element) -> Place:
    tag, role = element.tag, element.get("role") or ""
    marks = f"{element.get('id') or ''} {element.get('class') or ''}"[:300]
    if tag in ("body", "html", "a"):
        return "page"
    if tag == "footer" or role == "contentinfo" or _FOOTER.search(marks):
        return "footer"
    if _BANNER.search(marks):
        return "banner"
    if tag == "nav" or role in ("navigation", "menu"):
        return "menu"
    return "article" if tag == "article" else "page"


def words_before(anchor: _Element) -> str:
    """The words that lead into a link: "protected by reCAPTCHA and the Google [Privacy Policy]"."""
    pieces: list[str] = []
    element = anchor.getprevious()
    for _ in range(3):
        if element is None:
            break
        pieces += [element.tail or "", _text(element)[-_BEFORE:]]
        element = element.getprevious()
    parent = anchor.getparent()
    if element is None and parent is not None:
        pieces.append(parent.text or "")
    return " ".join(" ".join(reversed(pieces))[-4 * _BEFORE :].split())[-_BEFORE:]


def _text(element: _Element) -> str:
    return "".join(str(piece) for piece in islice(element.itertext(), _PIECES))
