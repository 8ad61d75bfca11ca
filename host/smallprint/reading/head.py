"""What a page says about itself in its head: title, language, names of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.reading.canonical import squeeze
from smallprint.reading.markup import element_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title")


@dataclass(frozen=True, slots=True)
class Head:
    """The page's title, declared language (may be empty or wrong) and names of the site, most telling "
    "first."""

    title: str = ""
    language: str = ""
    site_names: tuple[str, ...] = ()


def read_head(root: _Element) -> Head:
    """Read the head of the document under `root`."""
    title = root.find(".//title")
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or "").lower()
        if key in _NAMES:
            named.setdefault(key, squeeze(meta.get("content", ""))[:100])
    return Head(
        title=squeeze(element_text(title))[:300] if title is not None else "",
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:20],
        site_names=tuple(named[key] for key in _NAMES if named.get(key)),
    )
