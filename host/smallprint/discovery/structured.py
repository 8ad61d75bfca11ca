"""Addresses of policies that a page declares in its structured data (schema.org `privacyPolicy`, JSON-LD)."""

from __future__ import annotations

import json

_LARGEST = 200_000
_MOST_NODES = 5_000
_KEYS = frozenset({"privacypolicy", "privacypolicyurl"})


def declared_policies(source: str) -> list[str]:
    """The addresses as they stand, relative ones included; none where the data is damaged or enormous."""
    if len(source) > _LARGEST or "rivacy" not in source:
        return []
    try:
        waiting: list[object] = [json.loads(source)]
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            for key, value in node.items():
                if key.lower() in _KEYS:
                    found += _addresses(value)
                else:
                    waiting.append(value)
    return found


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    return [value] if isinstance(value, str) else []
