"""Practices that only one of two versions states, and those that both state differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.changes.onesided import is_told, one_sided
from smallprint.changes.strength import strength_changes
from smallprint.changes.swapping import swapped

if TYPE_CHECKING:
    from smallprint.changes.comparing import Pair
    from smallprint.changes.drafts import Draft


def practice_changes(pair: Pair) -> list[Draft]:
    """Everything that the findings of two versions tell of what changed between them."""
    older = {found.practice.id: found for found in pair.older.analysis.findings}
    newer = {found.practice.id: found for found in pair.newer.analysis.findings}
    came, gone = one_sided(pair, "newer", newer, older), one_sided(pair, "older", older, newer)
    drafts = swapped(pair, came, gone)
    for name, found in older.items():
        if name in newer and is_told(found.practice):
            drafts += strength_changes(pair, found, newer[name])
    return drafts
