"""The names by which a site calls itself, and whether a text speaks of the service that bears one of them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from smallprint.discovery.sites.ownership import host_of, site_of
from smallprint.discovery.structured import declared_names
from smallprint.discovery.words import fold, fold_letters
from smallprint.reading.canonical import word_set
from smallprint.reading.markup import element_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from smallprint.discovery.view import View

_MOST = 8
_LONGEST = 60
_SHORT_LABEL = 3
"""Letters of a domain's label up to which it is no name without its suffix."""
_SAMPLE = 200_000
"""Characters of a policy in which a name is looked for."""
_META = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_PARTS_OF_TITLE = re.compile(r"\s[|–—·•»:-]\s|[|·•»]")
_SUFFIX = re.compile(
    r"[,\s]\s?(?:inc|llc|ltd|limited|gmbh|corp|corporation|sas|sarl|sa|ag|ab|as|aps|bv|plc|oy|srl|spa|kg|ug|se)\.?\Z",
    re.IGNORECASE,
)
_UNBROKEN = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that set no blanks between words, or join words to what follows them."""
_GENERIC = word_set(
    "a about accueil account admin an and api app apps area au auth best blog buy ca cart cdn checkout click cloud "
    "co com community company contact customer dashboard data de demo dev digital docs domain en error eu family "
    "fr free forum front get global go group help hello hilfe home homepage id in index inicio international "
    "it join jp landing learn legal live log login mail main market me media mobile my net network new news nl "
    "now of official on online open or org our page pay pages photo photos play policy portal premium privacy pro "
    "product products profile search secure service services sign shop shopping site solution solutions start "
    "startseite status store studio support sverige system team tech test the to today tools travel try uk us user "
    "video web website welcome willkommen work world www you your"
)
"""Words that name no service by themselves."""


def site_names(view: View) -> list[str]:
    """The names by which the site of a page calls itself, most telling first, at most eight.

    What its head and its structured data say, the last part of its title, and the label of its domain: "pennyroyal",
    but "hp.example" where the label is short or an ordinary word.
    """
    return names_in(view.page.root, view.url)


def names_in(root: _Element | None, url: str) -> list[str]:
    """`site_names` of a page that is parsed already."""
    found: dict[str, str] = {}
    for name in (*_declared(root), *_domain_names(url)):
        name = " ".join(name[: 4 * _LONGEST].split())
        key = fold(name)
        if key and len(name) <= _LONGEST and len(found) < _MOST:
            found.setdefault(key, name)
    return list(found.values())


def names_service(policy_text: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of the names, in whole words and whatever its spelling.

    "PennyRoyal" is in "Penny-Royal's tea", not in "pennyroyals". Ordinary words ("Home", "Online Shop") name nobody,
    and names of two or three letters ("HP") count as they are written only.
    """
    sample = policy_text[:_SAMPLE]
    folded = fold(sample)
    return any(_is_named(variant, sample, folded) for name in names for variant in _variants(name))


def telling_words(names: Iterable[str]) -> frozenset[str]:
    """The folded words of names, without ordinary ones."""
    return frozenset(word for name in names for word in fold(name).split() if not _is_generic(word))


def is_tenant(root: _Element | None, url: str) -> bool:
    """Whether a page is a customer's on a platform: a part of its title is the name before the platform's domain.

    "Saltmarsh Notes | Quillpost" at saltmarshnotes.quillpost.example, not "Help | Quillpost" at help.quillpost.example.
    """
    own = host_of(url).removesuffix(site_of(url)).rstrip(".").removeprefix("www.")
    label = joined(own)
    if root is None or len(label) <= _SHORT_LABEL or "." in own or _is_generic(label):
        return False
    title = next((element_text(element)[:300] for element in root.iter("title")), "")
    return any(joined(part) == label for part in (title, *_parts(title)))


def joined(name: str) -> str:
    """A name as domains have it: folded, in one word."""
    return fold(name).replace(" ", "")


def _variants(name: str) -> set[str]:
    return {name, _SUFFIX.sub("", name[:_LONGEST].strip())}


def _is_named(name: str, sample: str, folded: str) -> bool:
    words = fold(name).split()
    key = "".join(words)
    if not key or all(map(_is_generic, words)):
        return False
    if _UNBROKEN.search(name):
        return len(key) > 1 and key in folded.replace(" ", "")
    if len(key) <= _SHORT_LABEL:
        return name != name.lower() and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sample))
    # Letter by letter: "pennyroyaltea" of a domain is "Pennyroyal Tea" to its readers.
    return bool(re.search(rf"(?<!\w){' ?'.join(map(re.escape, key))}(?!\w)", folded))


def _is_generic(word: str) -> bool:
    return word in _GENERIC or len(word) == 1


def _declared(root: _Element | None) -> Iterator[str]:
    if root is None:
        return
    metas: dict[str, str] = {}
    structured: list[str] = []
    title = ""
    for element in root.iter("meta", "title", "script"):
        if element.tag == "meta":
            key = (element.get("property") or element.get("name") or "").lower()
            if key in _META:
                metas.setdefault(key, element.get("content") or "")
        elif element.tag == "title":
            # A drawing may have a title, too, further down.
            title = title or element_text(element)[:300]
        elif "ld+json" in (element.get("type") or "").lower():
            structured += islice(declared_names(element.text or ""), _MOST)
    yield from (metas[key] for key in _META if key in metas)
    yield from structured
    parts = _parts(title)
    if len(parts) > 1:
        yield parts[-1]


def _parts(title: str) -> list[str]:
    return [part.strip() for part in _PARTS_OF_TITLE.split(title) if part.strip()]


def _domain_names(url: str) -> Iterator[str]:
    site = site_of(url)
    label = fold_letters(site.partition(".")[0])
    if not label or label.isdigit() or ":" in site:
        return
    yield site if len(label) <= _SHORT_LABEL or _is_generic(label) else label
