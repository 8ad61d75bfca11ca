"""The place in a policy that a search found, with a few words around it."""

from __future__ import annotations

import re

from smallprint.library.queries import terms

_BEFORE, _AFTER = 50, 110
"""Characters that are shown around the first word that was searched."""
_EDGE = 20
"""Characters within which a cut looks for the end of a word."""


def passage(text: str, search: str) -> str:
    """The words around the first place of any term of a search, on one line; "" where none is found as it stands.

    A search also finds words with other accents; those are shown without their place.
    """
    found = [place for term in terms(search) if (place := _place(text, term.text))]
    if not found:
        return ""
    at, length = min(found)
    start, end = max(0, at - _BEFORE), min(len(text), at + length + _AFTER)
    if start > 0:
        start = next((i + 1 for i in range(start, start + _EDGE) if text[i].isspace()), start)
    if end < len(text):
        end = next((i for i in range(end, end - _EDGE, -1) if text[i].isspace()), end)
    words = " ".join(text[start:end].split())
    return f"{'… ' if start > 0 else ''}{words}{' …' if end < len(text) else ''}"


def _place(text: str, words: str) -> tuple[int, int] | None:
    """Where words begin in a text as whole words or as the beginnings of such, and their length there."""
    pieces = re.findall(r"\w+", words)
    if not pieces:
        return None
    match = re.search(r"(?<!\w)" + r"\W{1,3}".join(map(re.escape, pieces)), text, re.IGNORECASE)
    return (match.start(), len(match.group())) if match else None
