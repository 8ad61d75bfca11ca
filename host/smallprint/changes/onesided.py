"""Practices that only one of two versions states, where the words that state them changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smallprint.analysis.findings import Evidence, Finding
    from smallprint.changes.comparing import Age, Edit, Pair
    from smallprint.knowledge import Practice


@dataclass(frozen=True, slots=True)
class OneSided:
    """A practice that only one version states, with its evidence there and the edits that made the difference."""

    practice: Practice
    pieces: tuple[Evidence, ...]
    edits: dict[Edit, None]


def one_sided(
    pair: Pair, age: Age, stated: Mapping[str, Finding], other: Mapping[str, Finding]
) -> list[OneSided]:
    """The practices that a version states and the other one does not, of each group and tone one."""
    return _one_of_each_group(_one_sided(pair, age, stated, other))


def is_told(practice: Practice) -> bool:
    """Whether readers are told of a practice at all."""
    return bool(practice.importance or practice.severity)


def rank_of(practice: Practice) -> tuple[int, int]:
    """How much a practice matters, the least first."""
    return (practice.importance or 4, -practice.severity)


def _one_sided(
    pair: Pair, age: Age, stated: Mapping[str, Finding], other: Mapping[str, Finding]
) -> Iterator[OneSided]:
    version = pair.version(age)
    both = [stated[name].practice for name in stated.keys() & other.keys()]
    for name, found in stated.items():
        practice = found.practice
        if name in other or not is_told(practice):
            continue
        edits = pair.real_edits(age, found.evidence)
        if not edits or all(
            piece.is_fragment and version.is_fragment(piece.sentence) for piece in found.evidence
        ):
            continue
        # What is said more plainly in both versions is no news in other words, but with a period of its own.
        is_exact = any("periods" in edit.differences for edit in edits) and any(
            "period" in piece.slots for piece in found.evidence
        )
        if is_exact or not any(
            each.group == practice.group and each.tone == practice.tone and rank_of(each) <= rank_of(practice)
            for each in both
        ):
            yield OneSided(practice, tuple(found.evidence), dict.fromkeys(edits))


def _one_of_each_group(sides: Iterable[OneSided]) -> list[OneSided]:
    """Of practices of one group and tone the one that matters most; of equals the one with more facts."""
    best: dict[tuple[str, str], OneSided] = {}
    for side in sides:
        key = (side.practice.group, side.practice.tone)
        if key not in best or _weight(side) < _weight(best[key]):
            best[key] = side
    return list(best.values())


def _weight(side: OneSided) -> tuple[int, int, int]:
    facts = len(side.practice.says) - 1  # wordings with slots stand before the one without
    return (*rank_of(side.practice), -facts)
