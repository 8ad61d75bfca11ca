"""Which points a card shows, and in which order."""

from __future__ import annotations

from collections import Counter
from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.cards.points import Point

OVERVIEW_POINTS = 12
_ENOUGH_POINTS = 9
_TELLING = (1, 2)
WATCH_OUTS = 8
_ENOUGH_WATCH_OUTS = 7

# What a point is worth by its importance; what makes it urgent; and how much less each further one of a
# topic tells.
_WORTH = {1: 3.0, 2: 2.0, 3: 1.2}
_PER_SEVERITY = 0.3
_PER_SAME_TOPIC = 0.6
# What few policies say tells more of this one: so much for ten times fewer, up to a limit.
_PER_TENFOLD, _MOST_RARE = 0.6, 0.8
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
    return (point.importance or 4, -point.severity, point.evidence[0].sentence)


def overview(points: Sequence[Point], warned: Sequence[Point]) -> list[Point]:
    """About ten points: what matters first, no topic crowding out another.

    `points` are those that no watch-out tells. Where few of them tell much, the watch-outs, `warned`, are told
    here, too, and then what is ordinary: a short policy's summary says all of it.
    """
    telling = [point for point in points if point.importance in _TELLING]
    chosen = most_worth(telling, OVERVIEW_POINTS)
    if len(chosen) < _ENOUGH_POINTS:
        chosen += [point for point in warned if point.importance][: OVERVIEW_POINTS - len(chosen)]
    if len(chosen) < _ENOUGH_POINTS:
        ordinary = [point for point in points if point.importance and point not in telling]
        chosen += most_worth(ordinary, _ENOUGH_POINTS - len(chosen))
    # What a reader should beware of stands first, then what is special to this policy, then what every service does.
    return sorted(chosen, key=lambda point: (point.importance, not point.severity, -_rarity(point)))


def most_worth(points: Sequence[Point], most: int) -> list[Point]:
    """Each choice is the point that is worth most beside those chosen before."""
    left = sorted((point for point in points if point.importance), key=_weight)
    chosen: list[Point] = []
    topics: Counter[str] = Counter()
    while left and len(chosen) < most:
        best = max(left, key=lambda point: _worth(point, topics))
        if _worth(best, topics) < _LEAST_WORTH:
            break
        left.remove(best)
        chosen.append(best)
        topics[best.practice.topic] += 1
    return chosen


def _worth(point: Point, topics: Counter[str]) -> float:
    return (
        _WORTH[point.importance]
        + _rarity(point)
        + _PER_SEVERITY * point.severity
        - _PER_SAME_TOPIC * topics[point.practice.topic]
    )


def _rarity(point: Point) -> float:
    return min(_MOST_RARE, -_PER_TENFOLD * log10(point.practice.share))


def watch_outs(points: Sequence[Point]) -> list[Point]:
    """The worst first, at most eight; mild ones only until there are seven, lest the ordinary drown the rest."""
    severe = [point for point in points if point.severity]
    severe.sort(key=lambda point: (-point.severity, point.importance or 4, point.evidence[0].sentence))
    mild = [point for point in severe if point.severity == 1]
    worse = severe[: len(severe) - len(mild)][:WATCH_OUTS]
    return worse + mild[: max(0, _ENOUGH_WATCH_OUTS - len(worse))]
