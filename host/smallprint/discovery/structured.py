"""What a page declares in its structured data (schema.org, JSON-LD): its policy's address, and its site's names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 200_000
_MOST_NODES = 5_000
_KEYS = frozenset({"privacypolicy", "privacypolicyurl"})
_BEARERS = ("organization", "website", "corporation", "business", "store", "brand", "webapplication")
"""Ends of the types whose name is one of the site: OnlineBusiness, NewsMediaOrganization, ..."""


def declared_policies(source: str) -> list[str]:
    """The addresses as they stand, relative ones included; none where the data is damaged or enormous."""
    if "rivacy" not in source:
        return []
    found: list[str] = []
    for node in _nodes(source, _KEYS):
        for key, value in node.items():
            if key.lower() in _KEYS:
                found += _addresses(value)
    return found


def declared_names(source: str) -> list[str]:
    """The names of the organizations and sites in the data, in order of the document."""
    found: list[str] = []
    for node in _nodes(source):
        types = node.get("@type")
        if not any(
            isinstance(one, str) and one.lower().endswith(_BEARERS)
            for one in (types if isinstance(types, list) else [types])
        ):
            continue
        for key in ("name", "alternateName", "legalName"):
            value = node.get(key)
            found += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
    return found


def _nodes(source: str, closed: frozenset[str] = frozenset()) -> Iterator[dict[str, object]]:
    """The objects in the data, outer ones first; what stands under a key of `closed` is not entered."""
    if len(source) > _LARGEST:
        return
    try:
        waiting: list[object] = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            yield node
            waiting += reversed([value for key, value in node.items() if key.lower() not in closed])


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    return [value] if isinstance(value, str) else []
