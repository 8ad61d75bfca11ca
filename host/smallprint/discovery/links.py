"""The links of captured frames that could lead to a policy: few, cleaned, with where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urljoin, urlsplit

from smallprint.discovery import words
from smallprint.discovery.address import read_address
from smallprint.discovery.anchors import Place, label, place_of, words_before
from smallprint.discovery.structured import declared_policies
from smallprint.errors import InputError
from smallprint.fetching.address import parse_address
from smallprint.reading.markup import parse_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from smallprint.messages import Frame


_MOST = 4000
"""Links that are looked at in a frame: over it the first quarter and the end, where the footer is."""
_MOST_PROMISING = 200
"""Of those with a telling word, the last ones that are looked at closely."""
_ADDRESS = 2048

_ROUTE = re.compile(r"#(?:!|/)[^\s\\]{0,200}\Z")

_STEMS = tuple(
    {
        max(words.fold(word).split(), key=len)
        for group in (*words.PRIVACY.values(), words.HUBS, words.COOKIES)
        for word in group.split("|")
    }
)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link: its absolute http or https address, words, place, and the words that stand before it.

    `declared` tells how the page itself calls it a privacy policy: by `rel` or by structured data.
    """

    url: str
    text: str
    place: Place = "page"
    hidden: bool = False
    before: str = ""
    declared: Literal["", "rel", "structured"] = ""


def page_links(frames: Sequence[Frame]) -> Iterator[PageLink]:
    """The links of all frames that name something legal, in page order."""
    for frame in frames:
        root = parse_html(frame.html)
        if root is not None:
            yield from _frame_links(root, frame.url)


def absolute(base: str, href: str) -> str | None:
    """The clean absolute address of a link, without fragment unless it is a route; None if it is unusable."""
    href = href.strip()
    if not href or len(href) > _ADDRESS:
        return None
    try:
        url = parse_address(urljoin(base, href)).url
    except (InputError, ValueError):
        return None
    route = _ROUTE.search(href)
    url += route[0] if route else ""
    return url if len(url) <= _ADDRESS else None


def _frame_links(root: _Element, url: str) -> Iterator[PageLink]:
    base = url
    anchors: list[_Element] = []
    for element in root.iter("a", "area", "link", "base", "script"):
        if element.tag in ("a", "area"):
            anchors.append(element)
        elif element.tag == "base":
            base = absolute(url, element.get("href") or "") or base
        elif element.tag == "link":
            if "privacy-policy" in (element.get("rel") or "").lower().split():
                yield from _declared(base, element.get("href") or "", "rel")
        elif "ld+json" in (element.get("type") or "").lower():
            for address in declared_policies(element.text or ""):
                yield from _declared(base, address, "structured")
    if len(anchors) > _MOST:
        anchors = anchors[: _MOST // 4] + anchors[-(_MOST - _MOST // 4) :]
    texts = [label(anchor) for anchor in anchors]
    own = _own_addresses(url)
    for number in _promising(anchors, texts)[-_MOST_PROMISING:]:
        if (anchors[number].get("href") or "").partition("?")[0] in own:
            continue
        link = _link(anchors[number], texts[number], base)
        if link is not None and link.url.rstrip("/") != url.partition("#")[0].rstrip("/"):
            yield link


def _own_addresses(url: str) -> frozenset[str]:
    """Ways to write the page's own address, where it names a document: with any query it stays that one."""
    address = url.partition("#")[0].partition("?")[0]
    if read_address(address) is None:
        return frozenset()
    try:
        return frozenset({address, urlsplit(address).path, ""})
    except ValueError:
        return frozenset()


def _declared(base: str, href: str, how: Literal["rel", "structured"]) -> Iterator[PageLink]:
    url = absolute(base, href)
    if url is not None:
        yield PageLink(url, "", declared=how)


def _promising(anchors: list[_Element], texts: list[str]) -> list[int]:
    """Numbers of the links with a telling word in text or address: one search through all for each word."""
    lines = [_line(anchor, text) for anchor, text in zip(anchors, texts, strict=True)]
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


def _line(anchor: _Element, text: str) -> str:
    href = (anchor.get("href") or "")[:_ADDRESS]
    line = f"{text} {unquote(href) if '%' in href else href} {anchor.get('rel') or ''}"
    return words.fold_letters(line).replace("\n", " ")


def _link(anchor: _Element, text: str, base: str) -> PageLink | None:
    url = absolute(base, anchor.get("href") or "")
    if url is None:
        return None
    place, hidden = place_of(anchor)
    rel = (anchor.get("rel") or "").lower().split()
    declared: Literal["", "rel"] = "rel" if "privacy-policy" in rel else ""
    return PageLink(url, text, place, hidden, words_before(anchor), declared)
