"""The same document in other languages, as its page offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.discovery.address import absolute
from smallprint.discovery.link_languages import (
    address_language,
    code_of,
    is_home,
    named_language,
    without_language,
)
from smallprint.discovery.names import read_name
from smallprint.discovery.sites import same_owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from smallprint.discovery.view import ParsedFrame, View

_MOST = 4
_MOST_ELEMENTS = 6_000
_LONGEST_TEXT = 80

_DECLARED, _MARKED, _NAMED = 0.95, 0.85, 0.8
"""By `rel=alternate`, by `hreflang` on a link in the page, by words that name a language and nothing else."""
_ADDRESSED, _FALLBACK = 0.6, 0.4
"""By an address that differs in its language alone; declared for readers of no language in particular."""
_RENAMED, _HOME = 0.1, 0.35
"""Less for a link to a page of another name, which may be translated, and for one to a home page."""
_REGION = 0.03
_HOME_REGIONS = frozenset({"", "gb", "us", "int", "001"})


@dataclass(frozen=True, slots=True)
class _Version:
    url: str
    text: str
    language: str
    score: float
    reason: str


def versions_in(languages: frozenset[str], view: View) -> list[messages.Link]:
    """Versions of a document in the wanted languages (ISO 639-1), best first, at most four.

    Those that its head declares, entries of language menus, links that name a language, and addresses that differ from
    the document's own in the language alone. All are of the same owner. The kind of each is that of the document, which
    is taken to be a policy.
    """
    best: dict[str, _Version] = {}
    for version in _versions(view.page, languages):
        known = best.get(version.url)
        if known is None or known.score < version.score:
            best[version.url] = version
    ranked = sorted(best.values(), key=lambda version: -version.score)
    return [
        messages.Link(
            url=version.url,
            text=version.text,
            score=round(version.score, 3),
            reasons=[version.reason],
            kind="privacy",
            language=version.language,
        )
        for version in ranked[:_MOST]
    ]


def _versions(frame: ParsedFrame, languages: frozenset[str]) -> Iterator[_Version]:
    if frame.root is None:
        return
    here = frame.url
    for _, element in zip(
        range(_MOST_ELEMENTS), frame.root.iter("link", "a", "area", "option"), strict=False
    ):
        href = element.get("value" if element.tag == "option" else "href") or ""
        if not _is_address(element, href):
            continue
        version = (
            _declared(element)
            if element.tag == "link"
            else _offered(element, frame.labels.of(element), languages)
        )
        if version is None or (version.language and version.language not in languages):
            continue
        url = absolute(frame.base, href)
        if url is None or url.rstrip("/") == here.partition("#")[0].rstrip("/"):
            continue
        if here and not same_owner(url, here):
            continue
        score, language, reason = version.score, version.language, version.reason
        if element.tag != "link":
            is_same = not here or without_language(url) == without_language(here)
            if score == 0:
                if not (here and is_same and address_language(url) in languages):
                    continue
                score, language = _ADDRESSED, address_language(url)
                reason = "Its address differs in the language alone."
            elif not is_same and not read_name(version.text):
                score -= _HOME if is_home(url) and not is_home(here) else _RENAMED
        yield _Version(url, version.text, language, score - _distance(element), reason)


def _is_address(element: _Element, href: str) -> bool:
    return bool(href) and (element.tag != "option" or href.startswith(("/", "?", "http:", "https:")))


def _declared(element: _Element) -> _Version | None:
    tag = (element.get("hreflang") or "").strip().lower()
    if "alternate" not in (element.get("rel") or "").lower().split() or not tag:
        return None
    if tag == "x-default":
        return _Version(
            "", "", "", _FALLBACK, "The page declares it for readers of no language in particular."
        )
    language = code_of(tag)
    if not language:
        return None
    return _Version("", "", language, _DECLARED, "The page declares it as a version in this language.")


def _offered(element: _Element, text: str, languages: frozenset[str]) -> _Version | None:
    """A link or an entry of a menu; with score 0 where only its address may tell its language."""
    if marked := code_of(element.get("hreflang") or ""):
        return _Version("", text, marked, _MARKED, "The page marks it as a version in this language.")
    if len(text) > _LONGEST_TEXT:
        return None
    for words in (text, element.get("title") or "", element.get("aria-label") or ""):
        named, alone = named_language(words[:_LONGEST_TEXT])
        name = read_name(words) if named and not alone else None
        if named and (alone or name is not None):
            return _Version("", text, named, _NAMED, "Its words name the language.")
    marked = code_of(element.get("lang") or "")
    if marked in languages and marked:
        return _Version("", text, marked, _NAMED, "The page marks its words as in this language.")
    return _Version("", text, "", 0.0, "")


def _distance(element: _Element) -> float:
    """A little less for versions of one region, so that /en/ goes before /en-au/."""
    tag = (element.get("hreflang") or "").lower().replace("_", "-")
    region = tag.partition("-")[2]
    return 0.0 if not region else _REGION if region in _HOME_REGIONS else 2 * _REGION
