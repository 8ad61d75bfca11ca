"""Words cut at the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)[-‐‑]$")
_REST = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


_FAR = 200
"""Characters from the end of a line within which a cut word begins."""


def _cut(text: str) -> re.Match[str] | None:
    """The word at the end of a line that a hyphen cuts."""
    return _CUT.search(text, max(0, len(text) - _FAR))


class Hyphens:
    """Joins the two ends of lines, with what the document's other words tell about its hyphens."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = set()
        cut = False
        for text in texts:
            words = _WORD.findall(text)
            whole = words[cut:]  # without the ends of words that were cut
            cut = _cut(text) is not None
            self._words.update(word.casefold() for word in (whole[:-1] if cut else whole))

    def join(self, before: str, after: str, *, cut: bool = False) -> tuple[str, int]:
        """The text of two lines, and where in it the second begins.

        "inform-" and "ation" are one word, "opt-" and "out" keep their hyphen. `cut` says that a soft hyphen
        ended the first line.
        """
        if cut or (
            before.rsplit(" ", 1)[-1].startswith(("http://", "https://", "www.")) and before[-1] in "-/=?&_"
        ):
            return before + after, len(before)
        first, rest = _cut(before), _REST.match(after)
        if first is None or rest is None or not rest[0][0].islower():
            return f"{before} {after}", len(before) + 1
        kept = before if self._keeps_hyphen(first[1], rest[0]) else before[:-1]
        return kept + after, len(kept)

    def _keeps_hyphen(self, first: str, rest: str) -> bool:
        first, rest = first.casefold(), rest.casefold()
        if first + rest in self._words:
            return False
        if f"{first}-{rest}" in self._words or "-" in first:
            return True
        return first in self._words and rest in self._words
