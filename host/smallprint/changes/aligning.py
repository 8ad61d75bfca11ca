"""Which sentences of two versions are the same, which became which, and which stand alone.

First what is the same but for typography, wherever it stands; then what is similar, by the words that are rare among
what is left; then what was split, merged or replaced at one place. Nothing is compared with everything: a hostile
policy of a hundred thousand sentences that are all alike, or all different, takes time that grows with its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.changes.similar import Matching, Passage, Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.changes.sentences import Version


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every sentence that is not the same in both versions is in one passage. `same` leads from old to new."""

    same: Mapping[int, int]
    passages: tuple[Passage, ...]
    moved: int


def align(older: Version, newer: Version) -> Alignment:
    """Align the sentences of two versions."""
    same = _same(older, newer)
    in_order = _longest_rising(sorted(same.items()))
    left_old, left_new = _left(older, newer), _left(newer, older)
    passages = Matching(older, newer, Places(in_order, left_old, left_new)).passages(left_old, left_new)
    return Alignment(same, tuple(passages), len(same) - len(in_order))


def _same(older: Version, newer: Version) -> dict[int, int]:
    """Sentences with one key, those with the same lead-in first, in their order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for context in (True, False):
        waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in reversed(range(len(newer.keys))):
            if newer.keys[number] and number not in taken:
                waiting[_key(newer, number, context=context)].append(number)
        for number, key in enumerate(older.keys):
            if key and number not in pairs and (found := waiting.get(_key(older, number, context=context))):
                pairs[number] = found.pop()
                taken.add(pairs[number])
    return pairs


def _key(version: Version, number: int, *, context: bool) -> tuple[str, ...]:
    if not context:
        return (version.keys[number],)
    lead = next(version.leads(number), None)
    return (version.keys[number], "" if lead is None else version.keys[lead])


def _left(version: Version, other: Version) -> list[int]:
    """The sentences whose words the other version does not have, not even elsewhere or once less often."""
    known = set(other.keys)
    return [number for number, key in enumerate(version.keys) if key and key not in known]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs in the order of the older version the most that are in the order of the newer one, too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, new) in enumerate(pairs):
        place = bisect_left(tails, new)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [new]
        ends[place : place + 1] = [at]
    rising: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rising.append(pairs[at])
        at = before[at]
    return rising[::-1]
