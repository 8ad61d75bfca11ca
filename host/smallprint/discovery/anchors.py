"""One anchor element: its words, where it stands in the page, and what stands before it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal

from lxml.etree import iterwalk

from smallprint.discovery.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

Place = Literal["footer", "banner", "menu", "article", "page"]

MAX_LABEL = 160
"""Characters of a link's words that are kept."""
_PIECES = 40
_LONG = 4 * MAX_LABEL
"""Characters of one piece of text from which on it is read once, however many links lie around it."""
_STEPS = 400
"""Elements that begin or end in a link, as far as they are looked at."""
_ANCESTORS = 40
_BEFORE = 70

_GAPS = frozenset({"br", "p", "div", "li", "td", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})

_NEW_WINDOW = re.compile(
    r"\(?\b(?:link )?(?:opens?|opening) (?:in )?(?:a )?new (?:browser )?(?:window|tab)\b\)?"
    r"|\(?\b(?:(?:wird )?öffnet (?:sich )?in (?:einem )?neue[nm] (?:fenster|tab)"
    r"|s['’]ouvre dans (?:une nouvelle fenêtre|un nouvel onglet)"
    r"|(?:se )?abre en (?:una )?(?:ventana nueva|nueva ventana|nueva pestaña)"
    r"|si apre in una nuova (?:finestra|scheda)|opent in (?:een )?nieuw (?:venster|tabblad)"
    r"|öppnas i (?:ett )?nytt fönster|åbner i (?:et )?nyt vindue|åpnes i (?:et )?nytt vindu)\b\)?",
    re.IGNORECASE,
)
"""What is said of the link rather than of where it leads."""
_WINDOWS = (
    "window", "tab", "Tab", "enster", "fenêtre", "onglet", "ventana", "pestaña", "finestra", "scheda",
    "fönster", "vindu",
)  # fmt: skip
_SHORTEST_REMARK = 20
"""Characters from which on words may hold such a remark."""

_FOOTER = re.compile(
    r"(?:^|[-_ ])(?:footer|site-?info|colophon|legal-?(?:links|menu|nav|list))", re.IGNORECASE
)
_BANNER = re.compile(r"cookie|consent|gdpr|onetrust|didomi|usercentrics|cmp", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


class Labels:
    """The words of a page's links, in time that grows with the page, even where they lie in each other."""

    def __init__(self) -> None:
        self._long: dict[tuple[_Element, bool], str] = {}

    def of(self, anchor: _Element) -> str:
        """What a reader sees of a link, or hears where it is a picture."""
        text = _tidy("".join(islice(self._pieces(anchor), _STEPS)))
        if not text:
            inside = (one for one in islice(anchor.iter(), _STEPS) if one.tag == "img")
            picture = next(inside, None)
            alternative = picture.get("alt") if picture is not None else ""
            text = _tidy((anchor.get("aria-label") or anchor.get("title") or alternative or "")[:_LONG])
        return text[:MAX_LABEL]

    def _pieces(self, anchor: _Element) -> Iterator[str]:
        if not len(anchor):
            yield anchor.text or ""
            return
        for event, element in iterwalk(anchor, events=("start", "end")):
            if event == "start":
                if _breaks(element):
                    yield " "
                yield self._text(element, tail=False)
            elif element is not anchor:
                yield self._text(element, tail=True)

    def _text(self, element: _Element, *, tail: bool) -> str:
        known = self._long.get((element, tail))
        if known is not None:
            return known
        text = (element.tail if tail else element.text) or ""
        if len(text) > _LONG:
            # The element is kept as well: lxml makes a new one for each visit, else.
            text = self._long[element, tail] = " " + text.lstrip()[:_LONG]
        return text


def _tidy(text: str) -> str:
    text = " ".join(visible(text).split())
    if len(text) > _SHORTEST_REMARK and any(word in text for word in _WINDOWS):
        text = " ".join(_NEW_WINDOW.sub(" ", text).split())
    return text


def _breaks(element: _Element) -> bool:
    """Whether a reader sees a gap before an element's text. Letters that are to be animated stand in inline ones."""
    return element.tag in _GAPS and "inline" not in (element.get("style") or "")


class Places:
    """Where the links of a page stand: those in one element share their surroundings."""

    def __init__(self) -> None:
        self._known: dict[_Element, tuple[Place, bool]] = {}

    def of(self, anchor: _Element) -> tuple[Place, bool]:
        """The part of the page that holds a link, and whether it is hidden there."""
        own, hidden = _own_place(anchor), _is_hidden(anchor)
        parent = anchor.getparent()
        if parent is None:
            return own, hidden
        around = self._known.get(parent)
        if around is None:
            around = self._known[parent] = _surroundings(parent)
        return (around[0] if own == "page" else own), hidden or around[1]


def _surroundings(element: _Element) -> tuple[Place, bool]:
    place: Place = "page"
    hidden = False
    for around in (element, *islice(element.iterancestors(), _ANCESTORS)):
        hidden = hidden or _is_hidden(around)
        if place == "page":
            place = _own_place(around)
    return place, hidden


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _INVISIBLE.search(style[:500]))


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
