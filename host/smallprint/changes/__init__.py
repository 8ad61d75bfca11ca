"""What changed between two versions of a policy: told by finding and by clause, with quotes of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.changes.clauses import clause_changes
from smallprint.changes.comparing import Pair
from smallprint.changes.data import data_changes
from smallprint.changes.practices import practice_changes
from smallprint.changes.sentences import Version
from smallprint.changes.sorting import sorted_out

if TYPE_CHECKING:
    from smallprint.knowledge import Knowledge
    from smallprint.messages import Change
    from smallprint.reading.policy import Policy

__all__ = ["Found", "find_changes"]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that two versions say differently, most important first.

    `moved` and `reworded` count sentences of the newer version that say the same elsewhere or in other words.
    """

    changes: list[Change]
    moved: int
    reworded: int


def find_changes(older: Policy, newer: Policy, knowledge: Knowledge) -> Found:
    """Compare two versions of a policy in the language of `knowledge`; both are analysed anew.

    A change is told only where the words changed: a sentence that both have proves the same in both, whatever stands
    around it.
    """
    pair = Pair(Version(older, knowledge), Version(newer, knowledge))
    told = practice_changes(pair)
    told += data_changes(pair, told)
    told += clause_changes(pair, told)
    return Found([draft.change(pair) for draft in sorted_out(told)], pair.alignment.moved, pair.reworded)
