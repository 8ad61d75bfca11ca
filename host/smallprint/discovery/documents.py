"""The links of a page that lead to a legal document, or name one without leading anywhere."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from smallprint.discovery import words
from smallprint.discovery.address import read_address
from smallprint.discovery.anchors import label
from smallprint.discovery.links import absolute
from smallprint.discovery.names import read_name
from smallprint.discovery.sites import is_embedded_service, same_owner

if TYPE_CHECKING:
    from lxml.etree import _Element

DocumentKind = Literal["privacy", "children", "cookies", "terms"]

_MOST = 4_000
"""Links that are looked at: over it the first quarter and the end."""
_MOST_NAMED = 200
_ADDRESS = 300
_LABEL_WITHOUT_NAME = 40
"""Characters of a link's words ("here", "Read more") that leave it to the address to tell."""

_STEMS = tuple(
    {
        max(words.fold(word).split(), key=len)
        for group in (*words.PRIVACY.values(), words.TERMS, words.COOKIES)
        for word in group.split("|")
    }
)


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """What a link leads to. `url` is None where only a script knows; `named`: its own words say it.

    `language` is ISO 639-1 where its name tells it.
    """

    url: str | None
    text: str
    kind: DocumentKind
    named: bool
    language: str = ""


def find_documents(root: _Element, url: str) -> dict[_Element, DocumentLink]:
    """The first and last hundred links to legal documents, in page order, by element.

    Documents of services that many sites embed are left out: they are not what this site asks to agree to.
    """
    base = next((absolute(url, one.get("href") or "") for one in root.iter("base")), None) or url
    # Links within links are none to a browser, and to read each would take the square of their number.
    anchors = [anchor for anchor in root.iter("a") if next(anchor.iterancestors("a"), None) is None]
    if len(anchors) > _MOST:
        anchors = anchors[: _MOST // 4] + anchors[-(_MOST - _MOST // 4) :]
    texts = [label(anchor) for anchor in anchors]
    found = {}
    numbers = _promising(anchors, texts)
    if len(numbers) > _MOST_NAMED:
        numbers = numbers[: _MOST_NAMED // 2] + numbers[-_MOST_NAMED // 2 :]
    for number in numbers:
        document = _document(anchors[number].get("href") or "", texts[number], url, base)
        if document is not None:
            found[anchors[number]] = document
    return found


def _promising(anchors: list[_Element], texts: list[str]) -> list[int]:
    """Numbers of the links with a telling word in text or address."""
    lines = [
        words.fold_letters(f"{text} {(anchor.get('href') or '')[:_ADDRESS]}").replace("\n", " ")
        for anchor, text in zip(anchors, texts, strict=True)
    ]
    everything = "\n".join(lines)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found: set[int] = set()
    for stem in _STEMS:
        at = everything.find(stem)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = everything.find(stem, starts[number + 1])
    return sorted(found)


def _document(href: str, text: str, page: str, base: str) -> DocumentLink | None:
    url = None if href.startswith("#") else absolute(base, href)
    if url is not None and is_embedded_service(url) and not same_owner(url, page):
        return None
    name = read_name(text) if text else None
    named = name is not None
    if name is None and url is not None and len(text) <= _LABEL_WITHOUT_NAME:
        name = read_address(url)
    if name is None or name.kind == "other" or name.choices or name.guide:
        return None
    return DocumentLink(url, text, name.kind, named, name.language)
