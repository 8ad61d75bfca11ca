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
from smallprint.discovery.anchors import Labels, Place, Places, words_before
from smallprint.discovery.doings import NOUNS
from smallprint.discovery.kinds import link_kind
from smallprint.discovery.languages import code_of
from smallprint.discovery.names import LONGEST_HUB, is_hub
from smallprint.discovery.structured import declared_policies
from smallprint.errors import InputError
from smallprint.fetching.address import parse_address
from smallprint.reading.markup import parse_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from smallprint.messages import Frame


_MOST = 4000
"""Links that are looked at in a frame: over it the first quarter and the end, where the footer is."""
_MOST_PROMISING, _MOST_OTHERS = 200, 60
"""Of those with a telling word, the last ones that are looked at closely; fewer where it tells of terms only."""
_ADDRESS = 2048

_ROUTE = re.compile(r"#(?:!|/)[^\s\\]{0,200}\Z")


def _stems(groups: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, without those that hold another one."""
    longest = {max(words.fold(word).split(), key=len) for group in groups for word in group.split("|")}
    return frozenset(word for word in longest if not any(other in word for other in longest if other != word))


_STEMS = _stems((*words.PRIVACY.values(), NOUNS, words.COOKIES, "legal|policies"))
_OTHER_STEMS = _stems([words.TERMS]) - _STEMS - {"sales", "subscription", "agreement"}


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link: its absolute http or https address, words, place, and the words that stand before it.

    `declared` tells how the page itself calls it a privacy policy: by `rel` or by structured data. `language` is that
    of the document as the link is marked, `around` that of the page, both ISO 639-1 or "".
    """

    url: str
    text: str
    place: Place = "page"
    hidden: bool = False
    before: str = ""
    declared: Literal["", "rel", "structured"] = ""
    language: str = ""
    around: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFrame:
    """A captured frame as a tree; `root` is None where there is nothing in it."""

    url: str
    root: _Element | None


def parse_frames(frames: Sequence[Frame]) -> list[ParsedFrame]:
    """The frames as trees, each parsed once."""
    return [ParsedFrame(frame.url, parse_html(frame.html)) for frame in frames]


def page_links(frames: Iterable[ParsedFrame]) -> Iterator[PageLink]:
    """The links of all frames that name something legal, in page order."""
    for frame in frames:
        if frame.root is not None:
            yield from _frame_links(frame.root, frame.url)


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


def base_of(root: _Element, url: str) -> str:
    """The address from which the links of a page go out."""
    element = root.find(".//base[@href]")
    return (absolute(url, element.get("href") or "") if element is not None else None) or url


def _frame_links(root: _Element, url: str) -> Iterator[PageLink]:
    base = base_of(root, url)
    anchors: list[_Element] = []
    for element in root.iter("a", "area", "link", "script"):
        if element.tag in ("a", "area"):
            anchors.append(element)
        elif element.tag == "link":
            if "privacy-policy" in (element.get("rel") or "").lower().split():
                yield from _declared(base, element.get("href") or "", "rel")
        elif "ld+json" in (element.get("type") or "").lower():
            for address in declared_policies(element.text or ""):
                yield from _declared(base, address, "structured")
    if len(anchors) > _MOST:
        anchors = anchors[: _MOST // 4] + anchors[-(_MOST - _MOST // 4) :]
    labels = Labels()
    texts = [labels.of(anchor) for anchor in anchors]
    own = _own_addresses(url)
    around = code_of(root.get("lang") or "")
    places = Places()
    for number in _promising(anchors, texts):
        href = anchors[number].get("href") or ""
        if href.partition("?")[0] in own:
            continue
        if link_kind(texts[number], href) is None and "privacy-policy" not in (
            anchors[number].get("rel") or ""
        ):
            continue
        link = _link(anchors[number], texts[number], base, places.of(anchors[number]), around)
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
    telling = _holding(_STEMS, everything, starts)
    telling |= {number for number, text in enumerate(texts) if len(text) <= LONGEST_HUB and is_hub(text)}
    first = sorted(telling)[-_MOST_PROMISING:]
    others = sorted(_holding(_OTHER_STEMS, everything, starts).difference(first))[-_MOST_OTHERS:]
    return sorted((*first, *others))


def _holding(stems: Iterable[str], everything: str, starts: list[int]) -> set[int]:
    found: set[int] = set()
    for stem in stems:
        at = everything.find(stem)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = everything.find(stem, starts[number + 1])
    return found


def _line(anchor: _Element, text: str) -> str:
    href = (anchor.get("href") or "")[:_ADDRESS]
    line = f"{text} {unquote(href) if '%' in href else href} {anchor.get('rel') or ''}"
    return words.fold_letters(line).replace("\n", " ")


def _link(anchor: _Element, text: str, base: str, at: tuple[Place, bool], around: str) -> PageLink | None:
    url = absolute(base, anchor.get("href") or "")
    if url is None:
        return None
    rel = (anchor.get("rel") or "").lower().split()
    declared: Literal["", "rel"] = "rel" if "privacy-policy" in rel else ""
    language = code_of(anchor.get("hreflang") or "") or code_of(anchor.get("lang") or "")
    return PageLink(url, text, *at, words_before(anchor), declared, language, around)
