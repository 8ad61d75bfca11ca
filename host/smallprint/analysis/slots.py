"""Facts inside a sentence that a card can repeat: periods, ages, fees, countries, addresses.

Only the policy's own words are taken over, tidied: "thirty (30) days" becomes "30 days".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.analysis.countries import places_in

if TYPE_CHECKING:
    from smallprint.analysis.countries import Place

_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15", "eighteen": "18", "twenty": "20",
    "twenty-four": "24", "thirty": "30", "thirty-six": "36", "forty-five": "45", "sixty": "60",
    "ninety": "90", "a": "1", "an": "1",
}  # fmt: skip
_NUMBER = r"(?:\d{1,4}(?:[.,]\d)?|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + ")"
_PERIOD = re.compile(
    rf"\b({_NUMBER})(?:\s?\((\d{{1,4}}|[a-z-]{{3,11}})\))?[\s-](?:calendar |business |working |full |consecutive )?"
    r"(second|minute|hour|day|week|month|year)s?\b(?!\s+(?:old|of age))",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|(?:not?|no) (?:less|fewer|shorter) than|a? ?minimum(?: period)? of)\W{0,3}$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:up to|(?:at )?(?:a |the )?max(?:imum|\.)?(?: period)?(?: of)?|(?:not?|no) (?:more|longer|greater) than"
    r"|(?:not )?exceed(?:ing)?)\W{0,3}$",
    re.IGNORECASE,
)
_BOUND_REACH = 30  # characters before a period in which it is said whether it is the least or the most
_AGE = re.compile(
    r"\b(?:(?:under|below|over|least|than|aged?|minimum age(?: of| is)?|reached)(?: the)?(?: age)?(?: of)?"
    r"(?: years)?\s+(\w{3,9}|\d{1,2})(?:\s?\((\d{1,2})\))?\b"
    r"(?!\s+(?:days?|months?|weeks?|hours?|minutes?|calendar|business))"
    r"|(\d{1,2})(?:\s?\(\d{1,2}\))?(?:\s+years?\s+(?:of age|old)|\s+or (?:older|over|younger)))",
    re.IGNORECASE,
)
_AGES = {
    "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "eighteen": "18",
    "twenty": "", "twelve": "12", "seventeen": "17",
}  # fmt: skip
_DIGIT = re.compile(r"\d")
_UNITS = ("day", "year", "month", "week", "hour", "minute", "second")
_CURRENCY = r"(?:USD|EUR|GBP|JPY|CHF|CAD|AUD)"
_FEE = re.compile(
    r"(?:[$€£¥]\s?\d{1,3}(?:,\d{3}|\d{0,3})(?:\.\d{1,2})?"
    rf"|\b\d{{1,3}}(?:,\d{{3}}|\d{{0,3}})(?:\.\d{{1,2}})?\s?(?:yen|dollars?|euros?|pounds?|francs?|€|£|{_CURRENCY}\b)"
    rf"|\b{_CURRENCY}\s?\d{{1,3}}(?:,\d{{3}}|\d{{0,3}})(?:\.\d{{1,2}})?)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
# Written so that robots do not see it: "dpo[at]shop[dot]example".
_AT, _DOT = (
    re.compile(r"\s?[\[(]at[\])]\s?", re.IGNORECASE),
    re.compile(r"\s?[\[(]dot[\])]\s?", re.IGNORECASE),
)
_LIST_GAP = 20  # characters between two countries of one list
_MOST_COUNTRIES = 3


class Slots:
    """What a sentence has to fill slots with, found once for all that is said in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        lowered = text.lower()
        has_digit = _DIGIT.search(text) is not None
        # Most sentences have none of these, which is told faster than by their expressions.
        has_unit = any(unit in lowered for unit in _UNITS)
        self._periods = list(_PERIOD.finditer(text)) if has_unit else []
        has_age = has_digit or any(word in lowered for word in _AGES)
        self._age = next(filter(None, map(_age, _AGE.finditer(text))), "") if has_age else ""
        self._fee = _FEE.search(text) if has_digit else None
        self._places = [place for place in places_in(text) if place.holds]
        if "[" in text or "(" in text:
            text = _DOT.sub(".", _AT.sub("@", text))
        self._email = _EMAIL.search(text) if "@" in text else None

    def near(self, start: int) -> dict[str, str]:
        """The slots that what is said at the character `start` fills: of period, bound, age, fee, country and email.

        `bound` is "at least" or "up to" where the policy says so of the period. Of several periods and lists of
        countries, the first from there on belongs to it; of the others, the first of the sentence. `country` joins up
        to three ("the United States and China").
        """
        slots: dict[str, str] = {}
        if self._periods:
            period = self._periods[self._nearest(start)]
            slots["period"] = _period(period)
            if bound := self._bound(period.start()):
                slots["bound"] = bound
        if self._age:
            slots["age"] = self._age
        if self._fee is not None:
            slots["fee"] = self._fee.group().strip()
        if self._email is not None:
            slots["email"] = self._email.group()
        if self._places:
            slots["country"] = _joined(self._countries(start))
        return slots

    def period_start(self, start: int) -> int | None:
        """Where the period begins that `near` gives."""
        return self._periods[self._nearest(start)].start() if self._periods else None

    def _nearest(self, start: int) -> int:
        following = (place for place, found in enumerate(self._periods) if found.end() > start)
        return next(following, len(self._periods) - 1)

    def _bound(self, start: int) -> str:
        before = self._text[max(0, start - _BOUND_REACH) : start]
        return "at least" if _AT_LEAST.search(before) else "up to" if _UP_TO.search(before) else ""

    def _countries(self, start: int) -> list[str]:
        """The first list of countries that goes on from there, else the last before it."""
        lists: list[list[Place]] = []
        for place in self._places:
            if lists and place.start - lists[-1][-1].end <= _LIST_GAP:
                lists[-1].append(place)
            else:
                lists.append([place])
        chosen = next((places for places in lists if places[-1].end > start), lists[-1])
        return list(dict.fromkeys(place.name for place in chosen))[:_MOST_COUNTRIES]


def _period(match: re.Match[str]) -> str:
    stated = match[2] if match[2] and match[2].isdigit() else match[1]
    number = _NUMBER_WORDS.get(stated.lower(), stated)
    unit = match[3].lower()
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _age(match: re.Match[str]) -> str:
    """The age in figures, "" where it is none."""
    word = (match[2] or match[3] or match[1]).lower()
    number = _AGES.get(word, word)
    return number if number.isdecimal() and 5 <= int(number) <= 25 else ""


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
