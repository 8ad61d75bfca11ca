"""Points of a kind told in one sentence, and promises beside what breaks them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.merging import Conflict, Merge

_LEAST_IMPORTANT = 4


def merged(points: Sequence[Point], knowledge: Knowledge) -> list[Point]:
    """The points with those that one sentence can tell made into one. Their order means nothing."""
    left = {point.practice.id: point for point in points}
    made = []
    for merge in knowledge.merging.merges:
        parts = _same_limits([left[part.practice] for part in merge.parts if part.practice in left])
        if len(parts) > 1:
            told = _merge(merge, parts[: merge.most], knowledge)
            made.append(told)
            left = {name: point for name, point in left.items() if name not in told.covers}
    return [*made, *left.values()]


def conflicting(points: Iterable[Point], knowledge: Knowledge) -> list[Point]:
    """A point for each promise that the same policy breaks, for the same people."""
    found = {point.practice.id: point for point in points}
    return [
        point for conflict in knowledge.merging.conflicts if (point := _conflict(conflict, found)) is not None
    ]


def _same_limits(points: list[Point]) -> list[Point]:
    """What holds for all stays apart from what holds for some: those of the limits that most of them share."""
    if not points:
        return points
    (limits, _), *_ = Counter(point.limits for point in points).most_common()
    return [point for point in points if point.limits == limits]


def _merge(merge: Merge, points: list[Point], knowledge: Knowledge) -> Point:
    words = {part.practice: part for part in merge.parts}
    pieces = [
        words[point.practice.id].told(point.companies, is_first=not number)
        for number, point in enumerate(points)
    ]
    possible = any(point.possible for point in points)
    text = merge.says.format(
        parts=knowledge.wording.listed(pieces, merge.joins), may="may " if possible else ""
    )
    main = min(points, key=lambda point: (-point.severity, point.importance or _LEAST_IMPORTANT))
    return replace(
        main,
        evidence=_in_turn(points),
        importance=merge.importance or main.importance,
        possible=possible,
        covers=merge.absorbs.union(*(point.covers for point in points)),
    ).limited(text)


def _conflict(conflict: Conflict, found: dict[str, Point]) -> Point | None:
    promises = [found[name] for name in sorted(conflict.promise & found.keys())]
    for name in sorted(conflict.breach & found.keys()):
        for promise in promises:
            limits = {point.limits for point in (promise, found[name]) if point.limits}
            if len(limits) <= 1:  # what is told to Californians alone can break what is told to all
                pair = [found[name], promise]
                return replace(
                    found[name],
                    limits=(),
                    evidence=_in_turn(pair),
                    importance=1,
                    severity=conflict.severity,
                    tone="bad",
                    why=conflict.why,
                    covers=frozenset({name, promise.practice.id}),
                ).limited(conflict.says)
    return None


def _in_turn(points: list[Point]) -> tuple[Evidence, ...]:
    """The first evidence of each, then the second of each: the first quotes have to prove every part."""
    rows = zip_longest(*(point.evidence for point in points))
    return tuple(piece for piece in chain.from_iterable(rows) if piece is not None)
