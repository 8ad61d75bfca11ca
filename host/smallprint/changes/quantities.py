"""Numbers and periods of a sentence as they mean, however they are written: "two years" is "24 months"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.changes.language import Language
    from smallprint.matching.words import Word

_DIGITS = re.compile(r"[0-9]{1,6}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_TENS = 20
_COUNTING = 10  # smaller numbers in words count nothing that matters: "one of three ways"
_NEARLY = 0.02  # by which a year of 365 days and one of twelve months differ


class Quantities(NamedTuple):
    """`periods` in days, and all other numbers that count something."""

    periods: frozenset[float] = frozenset()
    numbers: frozenset[float] = frozenset()

    def longest(self) -> float:
        """The longest period in days, 0 without any."""
        return max(self.periods, default=0.0)

    def have_like_periods(self, other: Quantities) -> bool:
        """Whether the periods of both are the same but for ways of counting."""
        return _are_near(self.periods, other.periods)


def quantities_of(words: Sequence[Word], text: str, language: Language) -> Quantities:
    """The quantities among the words of a sentence in `text`, without its own number, dates, numbers of laws and
    of houses."""
    periods: set[float] = set()
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
            periods.add(round(value * language.units[words[unit].stem], 2))
        elif words[at].stem not in language.single and not (
            _points(words, at, language, is_dated=is_dated) or _is_in_address(words, after, text)
        ):
            numbers.add(value)
        at = after
    return Quantities(frozenset(periods), frozenset(numbers))


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


def _are_near(ones: frozenset[float], others: frozenset[float]) -> bool:
    return all(
        any(abs(one - other) <= _NEARLY * max(one, other) for other in second)
        for first, second in ((ones, others), (others, ones))
        for one in first
    )
