"""A sentence with less around it and the same meaning: what is left are slices of the policy's own words.

Only two things go: an opener that says nothing of its own ("Please note that"), and an aside in brackets that
gives examples or a name. Neither may hold a denial, a condition or an exception.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from smallprint.knowledge import Knowledge

_ASIDE = re.compile(
    r"\s?\((?:e\.g\.|i\.e\.|for example|for instance|such as|[“\"‘'])[^()]{0,300}\)", re.IGNORECASE
)


def shortened(text: str, start: int, end: int, knowledge: Knowledge) -> tuple[tuple[int, int], ...]:
    """The slices of `text[start:end]` to keep, as offsets into `text`, in order; the last one ends at `end`."""
    start = _after_opener(text, start, end, knowledge.unusual.openers)
    kept: list[tuple[int, int]] = []
    for aside in _ASIDE.finditer(text, start, end):
        if start < aside.start() and aside.end() < end and not _restricts(text, *aside.span(), knowledge):
            kept.append((start, aside.start()))
            start = aside.end()
            # Without the aside, what was before it goes on as if nothing had been there.
            while text[start].isspace():
                start += 1
    return (*kept, (start, end))


def _after_opener(text: str, start: int, end: int, openers: tuple[str, ...]) -> int:
    head = text[start : start + 60].casefold()
    for opener in openers:
        after = start + len(opener)
        if head.startswith(opener.casefold()) and after < end and not text[after].isalnum():
            while after < end and (text[after].isspace() or text[after] in ",:"):
                after += 1
            return after if after < end else start
    return start


def _restricts(text: str, start: int, end: int, knowledge: Knowledge) -> bool:
    rules = knowledge.rules
    return any(
        word.stem in rules.negators or word.stem in rules.short_negators or word.stem in rules.boundaries
        for word in words_of(text, start, end)
    )
