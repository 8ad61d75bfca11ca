"""What became of the sentences that only one of two versions has: similar ones, and those of one place.

Candidates are found by the words that are rare among what is left and by the place, never by trying all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.changes.sentences import Version

_RAREST = 6  # words by which a sentence is looked for
_MOST_SHARING = 24  # sentences with one word, beyond which it finds nobody
_NEIGHBOURS = 4  # sentences on either side of the same place that are looked at, whatever their words
_SIMILAR_HERE, _SIMILAR_ELSEWHERE = 0.36, 0.55
_MOST_EDITED = 14  # sentences of both versions at one place, beyond which it was written anew
_HELD = 0.5  # of its words that a sentence has from one that was split or merged
_MOST_REPLACED = 6  # sentences of both versions that are taken for a rewriting of one place
_BASE = 0.3  # the weight of a word that everything has


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that became others. One of the two sides may be empty: they are new, or gone."""

    older: tuple[int, ...]
    newer: tuple[int, ...]


class Places:
    """Where sentences that are left stand: between which two of those that are in order in both versions."""

    def __init__(
        self, in_order: Sequence[tuple[int, int]], left_old: Sequence[int], left_new: Sequence[int]
    ) -> None:
        olds, news = [old for old, _ in in_order], [new for _, new in in_order]
        self.of_old = {number: bisect_left(olds, number) for number in left_old}
        self.of_new = {number: bisect_left(news, number) for number in left_new}
        self.olds: defaultdict[int, list[int]] = defaultdict(list)
        self.news: defaultdict[int, list[int]] = defaultdict(list)
        for number, place in self.of_old.items():
            self.olds[place].append(number)
        for number, place in self.of_new.items():
            self.news[place].append(number)

    def near_old(self, new: int) -> Sequence[int]:
        """The old sentences around the same place within its gap."""
        place = self.of_new[new]
        return _around(self.news[place], new, self.olds.get(place, []))

    def near_new(self, old: int) -> Sequence[int]:
        """The new sentences around the same place within its gap."""
        place = self.of_old[old]
        return _around(self.olds[place], old, self.news.get(place, []))

    def are_together(self, old: int, new: int) -> bool:
        """Whether both stand at one place where little was changed."""
        place = self.of_old[old]
        return place == self.of_new[new] and len(self.olds[place]) + len(self.news[place]) <= _MOST_EDITED


def _around(own: Sequence[int], number: int, others: Sequence[int]) -> Sequence[int]:
    """Those of others that stand as far along as a number among its own."""
    at = bisect_left(own, number) * len(others) // len(own)
    return others[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


class Matching:
    """Makes passages of the sentences that are left."""

    def __init__(self, older: Version, newer: Version, places: Places) -> None:
        self._older, self._newer, self._places = older, newer, places
        self._weights: dict[str, float] = {}

    def passages(self, left_old: Sequence[int], left_new: Sequence[int]) -> Iterator[Passage]:
        """Passages of these sentences, each in one."""
        counts = Counter(word for number in left_old for word in self._older.bag(number))
        both = Counter(word for number in left_new for word in self._newer.bag(number))
        total = len(left_old) + len(left_new)
        self._weights = {
            word: _BASE + log(1 + total / (counts[word] + both[word])) for word in counts.keys() | both.keys()
        }
        group_of_old: dict[int, int] = {}
        groups: list[tuple[list[int], list[int]]] = []
        group_of_new: dict[int, int] = {}
        for old, new in self._similar(left_old, left_new, counts):
            group_of_old[old] = group_of_new[new] = len(groups)
            groups.append(([old], [new]))
        for place, news in self._places.news.items():
            self._join_place(place, news, groups, group_of_old, group_of_new)
        for old_side, new_side in groups:
            yield Passage(tuple(sorted(old_side)), tuple(sorted(new_side)))
        yield from (Passage((old,), ()) for old in left_old if old not in group_of_old)
        yield from (Passage((), (new,)) for new in left_new if new not in group_of_new)

    def _similar(
        self, left_old: Sequence[int], left_new: Sequence[int], counts: Counter[str]
    ) -> Iterator[tuple[int, int]]:
        """Pairs of similar sentences, the most similar first, each sentence once."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for old in left_old:
            for word in self._older.bag(old):
                if counts[word] <= _MOST_SHARING:
                    having[word].append(old)
        scored: list[tuple[float, int, int]] = []
        for new in left_new:
            rarest = sorted(
                (word for word in self._newer.bag(new) if word in having),
                key=lambda word: (counts[word], word),
            )[:_RAREST]
            near = set(self._places.near_old(new))
            for old in near.union(*(having[word] for word in rarest)):
                score = self._similarity(old, new)
                here = self._places.are_together(old, new)
                if score >= (_SIMILAR_HERE if here else _SIMILAR_ELSEWHERE):
                    scored.append((score + 0.1 * here, old, new))
        scored.sort(key=lambda each: (-each[0], each[1], each[2]))
        olds: set[int] = set()
        news: set[int] = set()
        for _, old, new in scored:
            if old not in olds and new not in news:
                olds.add(old)
                news.add(new)
                yield old, new

    def _join_place(
        self,
        place: int,
        news: list[int],
        groups: list[tuple[list[int], list[int]]],
        group_of_old: dict[int, int],
        group_of_new: dict[int, int],
    ) -> None:
        """What was split or merged at one place, and what was replaced there."""
        olds = self._places.olds.get(place, [])
        for new in news:
            if new in group_of_new:
                continue
            for old in self._places.near_old(new):
                if old in group_of_old and self._held(self._newer.bag(new), self._older.bag(old)):
                    group_of_new[new] = group_of_old[old]
                    groups[group_of_old[old]][1].append(new)
                    break
        for old in olds:
            if old in group_of_old:
                continue
            for new in self._places.near_new(old):
                if new in group_of_new and self._held(self._older.bag(old), self._newer.bag(new)):
                    group_of_old[old] = group_of_new[new]
                    groups[group_of_new[new]][0].append(old)
                    break
        lonely_old = [old for old in olds if old not in group_of_old]
        lonely_new = [new for new in news if new not in group_of_new]
        if len(lonely_old) + len(lonely_new) <= _MOST_REPLACED and self._share_words(lonely_old, lonely_new):
            for old in lonely_old:
                group_of_old[old] = len(groups)
            for new in lonely_new:
                group_of_new[new] = len(groups)
            groups.append((lonely_old, lonely_new))

    def _share_words(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether some old and some new sentences have anything in common."""
        said = frozenset[str]().union(*(self._older.bag(number) for number in olds))
        return any(not said.isdisjoint(self._newer.bag(number)) for number in news)

    def _similarity(self, old: int, new: int) -> float:
        """Of the weight of the words of both, the share that they have in common: 0 to 1."""
        ours, theirs = self._older.bag(old), self._newer.bag(new)
        total = self._weight(ours) + self._weight(theirs)
        return 2 * self._weight(ours & theirs) / total if total else 0.0

    def _held(self, part: frozenset[str], whole: frozenset[str]) -> bool:
        """Whether most of the weight of a sentence is in another one."""
        return bool(part) and self._weight(part & whole) >= _HELD * self._weight(part)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)
