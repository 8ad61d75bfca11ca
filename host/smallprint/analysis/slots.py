"""Facts inside a sentence that a card can repeat: periods, ages, fees, countries, addresses.

Only the policy's own words are taken over, tidied: "thirty (30) days" becomes "30 days".
"""

from __future__ import annotations

import re

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
_COUNTRY = re.compile(
    r"\b(United States|U\.S\.A?\.?|USA|United Kingdom|UK|European Union|European Economic Area|EEA|EU|China|India|"
    r"Ireland|Germany|France|Japan|Singapore|Canada|Australia|Israel|Russia|Hong Kong|Netherlands|Switzerland|"
    r"South Korea|Brazil|Philippines|Sweden|Finland|Poland|Spain|Italy|Turkey|Vietnam|Indonesia|Malaysia|Ukraine)\b"
)
_COUNTRY_NAMES = {
    "u.s.": "the United States", "u.s.a": "the United States", "u.s.a.": "the United States",
    "u.s": "the United States", "usa": "the United States", "united states": "the United States",
    "uk": "the United Kingdom", "united kingdom": "the United Kingdom", "eu": "the EU",
    "european union": "the EU", "eea": "the EEA", "european economic area": "the EEA",
    "netherlands": "the Netherlands", "philippines": "the Philippines",
}  # fmt: skip


def find_slots(text: str) -> dict[str, str]:
    """The slots that a sentence fills, of period, age, fee, country and email; the first of each.

    `country` joins up to three distinct ones ("the United States and China").
    """
    slots: dict[str, str] = {}
    lowered = text.lower()
    has_digit = _DIGIT.search(text) is not None
    # Most sentences have none of these, which is told faster than by their expressions.
    if any(unit in lowered for unit in _UNITS) and (period := _PERIOD.search(text)) is not None:
        slots["period"] = _period(period)
    if (has_digit or any(word in lowered for word in _AGES)) and (age := _age(text)) is not None:
        slots["age"] = age
    if has_digit and (fee := _FEE.search(text)) is not None:
        slots["fee"] = fee.group().strip()
    if "[" in text or "(" in text:
        text = _DOT.sub(".", _AT.sub("@", text))
    if "@" in text and (email := _EMAIL.search(text)) is not None:
        slots["email"] = email.group()
    countries = dict.fromkeys(_COUNTRY_NAMES.get(name.lower(), name) for name in _COUNTRY.findall(text))
    if countries:
        slots["country"] = _joined(list(countries)[:3])
    return slots


def _period(match: re.Match[str]) -> str:
    stated = match[2] if match[2] and match[2].isdigit() else match[1]
    number = _NUMBER_WORDS.get(stated.lower(), stated)
    unit = match[3].lower()
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _age(text: str) -> str | None:
    for match in _AGE.finditer(text):
        word = (match[2] or match[3] or match[1]).lower()
        number = _AGES.get(word, word)
        if number.isdigit() and 5 <= int(number) <= 25:
            return number
    return None


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
