"""Which points a card shows, and in which order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.cards.points import Point

OVERVIEW_POINTS = 12
WATCH_OUTS = 8
_MILD_WATCH_OUTS = 5

# What a point is worth by its importance; what makes it urgent; and how much less each further one of a
# topic tells.
_WORTH = {1: 3.0, 2: 2.0, 3: 1.2}
_PER_SEVERITY = 0.3
_PER_SAME_TOPIC = 0.6
_LEAST_WORTH = 0.5


def one_per_group(points: Iterable[Point]) -> list[Point]:
    """Of practices that say one thing more or less exactly, keep the one that matters most."""
    best: dict[str, Point] = {}
    for point in points:
        kept = best.get(point.practice.group)
        if kept is None or _weight(point) < _weight(kept):
            best[point.practice.group] = point
    return list(best.values())


def _weight(point: Point) -> tuple[int, int, int]:
    return (point.importance or 4, -point.practice.severity, point.evidence[0].sentence)


def overview(points: Sequence[Point]) -> list[Point]:
    """About ten points: what matters first, no topic crowding out another.

    Each choice is the point that is worth most beside those chosen before. A promise that the same policy
    breaks is left to its question, which tells both.
    """
    said = {point.practice.id for point in points}
    left = [point for point in points if point.importance and not point.practice.yields & said]
    left.sort(key=_weight)
    chosen: list[Point] = []
    topics: Counter[str] = Counter()
    while left and len(chosen) < OVERVIEW_POINTS:
        best = max(left, key=lambda point: _worth(point, topics))
        if _worth(best, topics) < _LEAST_WORTH:
            break
        left.remove(best)
        chosen.append(best)
        topics[best.practice.topic] += 1
    # What a reader should beware of stands before what every service does.
    return sorted(
        chosen,
        key=lambda point: (point.importance, not point.practice.severity, point.evidence[0].sentence),
    )


def _worth(point: Point, topics: Counter[str]) -> float:
    practice = point.practice
    return (
        _WORTH[point.importance]
        + _PER_SEVERITY * practice.severity
        - _PER_SAME_TOPIC * topics[practice.topic]
    )


def watch_outs(points: Sequence[Point]) -> list[Point]:
    """The worst first, at most eight; mild ones only until there are five, lest the ordinary drown the rest."""
    severe = [point for point in points if point.practice.severity]
    severe.sort(
        key=lambda point: (
            -point.practice.severity,
            point.importance or 4,
            point.evidence[0].sentence,
        )
    )
    mild = [point for point in severe if point.practice.severity == 1]
    worse = severe[: len(severe) - len(mild)][:WATCH_OUTS]
    return worse + mild[: max(0, _MILD_WATCH_OUTS - len(worse))]
