"""What a page says about itself in its head: title, language, names of the site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallprint.reading.canonical import squeeze
from smallprint.reading.markup import element_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_DATA = 200_000
_MOST_DATA = 2_000
_NAMED = ("website", "organization", "corporation", "localbusiness", "onlinestore", "onlinebusiness")
"""Types of schema.org whose name is the site's or the company's."""

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
        site_names=(*(named[key] for key in _NAMES if named.get(key)), *_names_in_data(root)),
    )


def _names_in_data(root: _Element) -> list[str]:
    """The names of the site and of its publisher in the page's JSON-LD, each once, the site's first."""
    found: list[tuple[int, str]] = []
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") or not script.text or len(script.text) > _LONGEST_DATA:
            continue
        try:
            pending: list[Any] = [json.loads(script.text)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while pending and seen < _MOST_DATA:
            seen += 1
            data = pending.pop()
            if isinstance(data, list):
                pending += data
            elif isinstance(data, dict):
                pending += data.values()
                types = data.get("@type")
                kinds = [str(kind).lower() for kind in (types if isinstance(types, list) else [types])]
                name = data.get("name")
                rank = next((number for number, kind in enumerate(_NAMED) if kind in kinds), None)
                if rank is not None and isinstance(name, str) and name.strip():
                    found.append((rank, squeeze(name)[:100]))
    return list(dict.fromkeys(name for _, name in sorted(found)))[:3]
