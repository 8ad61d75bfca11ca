"""The links of captured frames that could lead to a policy: few, cleaned, with where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from smallprint.discovery.address import absolute, read_address
from smallprint.discovery.anchors import Place, words_before
from smallprint.discovery.kinds import link_kind
from smallprint.discovery.link_languages import code_of
from smallprint.discovery.names import LONGEST_HUB, is_hub
from smallprint.discovery.structured import declared_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from smallprint.discovery.telling import Anchors
    from smallprint.discovery.view import ParsedFrame, View

_MOST_PROMISING, _MOST_OTHERS = 200, 60
"""Links with a telling word, the last ones that are looked at closely; fewer where it tells of terms only."""


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


def page_links(view: View) -> Iterator[PageLink]:
    """The links of all frames that name something legal, in page order."""
    for frame in view.frames:
        if frame.root is not None:
            yield from _frame_links(frame, frame.root)


def _frame_links(frame: ParsedFrame, root: _Element) -> Iterator[PageLink]:
    for element in root.iter("link", "script"):
        if element.tag == "link":
            if "privacy-policy" in (element.get("rel") or "").lower().split():
                yield from _declared(frame.base, element.get("href") or "", "rel")
        elif "ld+json" in (element.get("type") or "").lower():
            for address in declared_policies(element.text or ""):
                yield from _declared(frame.base, address, "structured")
    own = _own_addresses(frame.url)
    around = code_of(root.get("lang") or "")
    for number in _promising(frame.anchors):
        anchor, text = frame.anchors.elements[number], frame.anchors.texts[number]
        href = anchor.get("href") or ""
        if href.partition("?")[0] in own:
            continue
        if link_kind(text, href) is None and "privacy-policy" not in (anchor.get("rel") or ""):
            continue
        link = _link(anchor, text, frame, around)
        if link is not None and link.url.rstrip("/") != frame.url.partition("#")[0].rstrip("/"):
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


def _promising(anchors: Anchors) -> list[int]:
    """Numbers of the links that are looked at closely."""
    hubs = (number for number, text in enumerate(anchors.texts) if len(text) <= LONGEST_HUB and is_hub(text))
    first = sorted(anchors.legal.union(hubs))[-_MOST_PROMISING:]
    return sorted((*first, *sorted(anchors.terms.difference(first))[-_MOST_OTHERS:]))


def _link(anchor: _Element, text: str, frame: ParsedFrame, around: str) -> PageLink | None:
    url = absolute(frame.base, anchor.get("href") or "")
    if url is None:
        return None
    rel = (anchor.get("rel") or "").lower().split()
    declared: Literal["", "rel"] = "rel" if "privacy-policy" in rel else ""
    language = code_of(anchor.get("hreflang") or "") or code_of(anchor.get("lang") or "")
    return PageLink(url, text, *frame.places.of(anchor), words_before(anchor), declared, language, around)
