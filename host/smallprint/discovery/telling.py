"""Which of a page's many links hold a telling word: one search through all of them for each word."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from smallprint.discovery import words
from smallprint.discovery.address import MAX_ADDRESS
from smallprint.discovery.doings import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from smallprint.discovery.anchors import Labels

_MOST = 4_000
"""Links that are looked at: over it the first quarter and the end, where the footer is."""


def _stems(groups: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, without those that hold another one."""
    longest = {max(words.fold(word).split(), key=len) for group in groups for word in group.split("|")}
    return frozenset(word for word in longest if not any(other in word for other in longest if other != word))


_LEGAL = _stems((*words.PRIVACY.values(), NOUNS, words.COOKIES, "legal|policies"))
_TERMS = _stems([words.TERMS]) - _LEGAL - {"sales", "subscription"}
"""Terms of sales and of subscriptions say "terms" as well."""


class Anchors:
    """The links of a document, in page order: `elements`, and `texts`, the words of each."""

    def __init__(self, root: _Element | None, labels: Labels) -> None:
        elements = [] if root is None else list(root.iter("a", "area"))
        if len(elements) > _MOST:
            elements = elements[: _MOST // 4] + elements[-(_MOST - _MOST // 4) :]
        self.elements = elements
        self.texts = [labels.of(element) for element in elements]

    @cached_property
    def legal(self) -> frozenset[int]:
        """Numbers of those with a word of privacy, cookies or legal pages in words or address."""
        return self._holding(_LEGAL)

    @cached_property
    def terms(self) -> frozenset[int]:
        """Numbers of those with a word of terms."""
        return self._holding(_TERMS)

    def _holding(self, stems: frozenset[str]) -> frozenset[int]:
        everything, starts = self._lines
        found: set[int] = set()
        for stem in stems:
            at = everything.find(stem)
            while at >= 0:
                number = bisect_right(starts, at) - 1
                found.add(number)
                at = everything.find(stem, starts[number + 1])
        return frozenset(found)

    @cached_property
    def _lines(self) -> tuple[str, list[int]]:
        """One folded line for each link, all in one text, and where they start."""
        lines = [_line(element, text) for element, text in zip(self.elements, self.texts, strict=True)]
        return "\n".join(lines), list(accumulate((len(line) + 1 for line in lines), initial=0))


def _line(anchor: _Element, text: str) -> str:
    href = (anchor.get("href") or "")[:MAX_ADDRESS]
    line = f"{text} {unquote(href) if '%' in href else href} {anchor.get('rel') or ''}"
    return words.fold_letters(line).replace("\n", " ")
