"""Whether an edit is so small that every word of it was meant, or a sentence was largely put in other words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_KEPT = 0.6  # of the words of both sides
_LEAST_HELD = 0.75  # of those of the shorter one, where much was cut or added
_PLACE = (
    2  # words that every further edited place counts for besides its own: rewording is all over a sentence
)
_MOST_WORDS = 150  # of which each side is compared: the comparison is quadratic at worst


def is_small_edit(older: Sequence[str], newer: Sequence[str]) -> bool:
    """Whether words, in their order, are nearly the same, edited at one place, or those of one side nearly all kept.

    Sides longer than a sentence can be are compared by their beginnings.
    """
    before, after = older[:_MOST_WORDS], newer[:_MOST_WORDS]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    edited = sum(what != "equal" for what, *_ in matcher.get_opcodes())
    if edited <= 1:
        return True
    kept = sum(block.size for block in matcher.get_matching_blocks())
    further = _PLACE * (edited - 1)
    shorter, mean = min(len(before), len(after)), (len(before) + len(after)) / 2
    return kept >= _LEAST_HELD * (shorter + further) or kept >= _LEAST_KEPT * (mean + further)
