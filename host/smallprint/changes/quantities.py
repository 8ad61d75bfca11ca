"""Numbers and periods of a sentence as they mean, however they are written: "two years" is "24 months"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smallprint.changes.language import Language
    from smallprint.matching.words import Word

_DIGITS = re.compile(r"[0-9]{1,6}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TENS = 20
_COUNTING = 10  # smaller numbers in words count nothing that matters: "one of three ways"
_SIGNS = frozenset("$€£¥₹")
_KIND = 2  # words that a currency takes: "Canadian dollars"
_NEARLY = 0.02  # by which a year of 365 days and one of twelve months differ


class Quantities(NamedTuple):
    """`periods` in days, in the order of the text, `amounts` of money, and all other numbers that count something."""

    periods: tuple[float, ...] = ()
    amounts: frozenset[float] = frozenset()
    numbers: frozenset[float] = frozenset()

    def have_like_periods(self, other: Quantities) -> bool:
        """Whether the periods of both are the same but for ways of counting."""
        return _are_near(self.periods, other.periods)

    def direction(self, other: Quantities) -> int:
        """Whether what took the place of the periods that changed is longer (1) or shorter (-1); 0 where unclear."""
        return _direction(Counter(self.periods), Counter(other.periods))

    def dearer(self, other: Quantities) -> int:
        """Whether the amounts of the other are higher (1) or lower (-1) than these; 0 where unclear."""
        if not self.amounts or not other.amounts:
            return bool(other.amounts) - bool(self.amounts)
        return _direction(Counter(self.amounts), Counter(other.amounts))


def _direction(before: Counter[float], after: Counter[float]) -> int:
    went, came = before - after, after - before
    if not went or not came:
        return 0
    return 1 if min(came) > max(went) else -1 if max(came) < min(went) else 0


def quantities_of(words: Sequence[Word], text: str, language: Language) -> Quantities:
    """The quantities among the words of a sentence in `text`, without its own number, dates, numbers of laws and
    of houses."""
    periods: list[float] = []
    amounts: set[float] = set()
    numbers: set[float] = set()
    is_dated = not language.dating.isdisjoint([word.stem for word in words])
    at = 0
    while at < len(words):
        value, after = _number_at(words, at, language)
        if value is None:
            at += 1
            continue
        unit = after
        while unit < len(words) and words[unit].stem in language.between:
            unit += 1
        if unit < len(words) and words[unit].stem in language.units:
            periods.append(round(value * language.units[words[unit].stem], 2))
        elif _is_money(words, at, after, language):
            amounts.add(value)
        elif words[at].stem not in language.single and not (
            _points(words, at, language, is_dated=is_dated) or _is_in_address(words, after, text)
        ):
            numbers.add(value)
        at = after
    return Quantities(tuple(periods), frozenset(amounts), frozenset(numbers))


def _number_at(words: Sequence[Word], at: int, language: Language) -> tuple[float | None, int]:
    """The number that begins at a word, and the word after it: of "thirty (30)" the figures."""
    value = _value(words[at].stem, language)
    if value is None:
        return None, at + 1
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and not words[at].stem.isdecimal():
        if "(" in following.before and _DIGITS.fullmatch(following.stem):
            return float(following.stem), at + 2
        small = _value(following.stem, language)
        if value >= _TENS and following.before == "-" and small is not None and small < _TENS:
            return value + small, at + 2
    return value, at + 1


def _value(stem: str, language: Language) -> float | None:
    if _DIGITS.fullmatch(stem):
        return float(stem)
    return 1.0 if stem in language.single else language.numbers.get(stem)


def _is_money(words: Sequence[Word], at: int, after: int, language: Language) -> bool:
    """Whether a number is an amount: "$5", "5€", "5 Canadian dollars", "CAD 5"."""
    behind = words[after : after + _KIND]
    return (
        not _SIGNS.isdisjoint(words[at].before)
        or (bool(behind) and not _SIGNS.isdisjoint(behind[0].before.partition(" ")[0]))
        or (at > 0 and words[at - 1].stem in language.currencies)
        or any(word.stem in language.currencies for word in behind)
    )


def _points(words: Sequence[Word], at: int, language: Language, *, is_dated: bool) -> bool:
    """Whether a number is of a date of the policy, of a law or of a part of the text, or none that counts."""
    word = words[at]
    before = words[at - 1].stem if at else ""
    is_word = not _DIGITS.fullmatch(word.stem)
    if at == 0 or before in language.pointing or (is_word and language.numbers[word.stem] < _COUNTING):
        return True
    following = words[at + 1].before if at + 1 < len(words) else ""
    if word.stem == "100" and (
        following.startswith("%") or (at + 1 < len(words) and words[at + 1].stem == "percent")
    ):
        return True  # what is "100% secure" is only secure
    # "Either (1) they ask or (2) you do", "our partners[41] get it".
    if ("(" in word.before and ")" in following) or "[" in word.before:
        return True
    is_part = any(mark in word.before for mark in "/.:-+") or (
        any(mark in following for mark in "/.:-+") and not word.before
    )
    return is_part or (is_dated and _is_in_date(words)) or _YEAR.fullmatch(word.stem) is not None


def _is_in_address(words: Sequence[Word], after: int, text: str) -> bool:
    """ "12 Mill Lane", but not "40 EUR": whether a name stands behind a number."""
    if after == len(words):
        return False
    name = text[words[after].start : words[after].end]
    return not words[after].before and name.istitle()


def _is_in_date(words: Sequence[Word]) -> bool:
    return any(_YEAR.fullmatch(word.stem) for word in words)


def _are_near(ones: Collection[float], others: Collection[float]) -> bool:
    return all(
        any(abs(one - other) <= _NEARLY * max(one, other) for other in second)
        for first, second in ((ones, others), (others, ones))
        for one in first
    )
