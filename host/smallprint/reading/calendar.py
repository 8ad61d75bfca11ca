"""Dates as people write them, in some twenty languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from smallprint.reading.canonical import word_set

_MONTHS = (
    (
        "january jan janvier janv januar jänner enero ene gennaio gen januari janeiro styczeń stycznia "
        "januari ledna ianuarie január ocak tammikuuta января"
    ),
    (
        "february feb febr février févr fevrier februar febrero febbraio februari fevereiro fev luty "
        "lutego února februarie február şubat helmikuuta февраля"
    ),
    (
        "march mar mars märz marz mrz marzo maart mrt março marco marzec marca marts března martie "
        "március mart maaliskuuta марта"
    ),
    "april apr avril avr abril abr aprile kwiecień kwietnia dubna aprilie április nisan huhtikuuta апреля",
    "may mai mayo maggio mag mei maio maj maja května május mayıs toukokuuta мая",
    "june jun juin juni junio giugno giu junho czerwiec czerwca června iunie június haziran kesäkuuta июня",
    (
        "july jul juillet juil juli julio luglio lug julho lipiec lipca července iulie július temmuz "
        "heinäkuuta июля"
    ),
    (
        "august aug août aout agosto ago augustus sierpień sierpnia augusti srpna augusztus ağustos "
        "elokuuta августа"
    ),
    (
        "september sep sept septembre septiembre setiembre settembre set setembro wrzesień września "
        "září septembrie szeptember eylül syyskuuta сентября"
    ),
    (
        "october oct octobre oktober okt octubre ottobre ott outubro out październik października října "
        "octombrie október ekim lokakuuta октября"
    ),
    (
        "november nov novembre noviembre novembro listopad listopada listopadu noiembrie kasım "
        "marraskuuta ноября"
    ),
    (
        "december dec décembre decembre déc dezember dez diciembre dic dicembre dezembro grudzień "
        "grudnia prosince decembrie desember aralık joulukuuta декабря"
    ),
)


def _folded(word: str) -> str:
    """A word as patterns compare it that heed no case: to them ſ is s, and İ and ı are i."""
    return word.casefold().replace("\u0307", "").replace("ı", "i")


_MONTH_NUMBER = {_folded(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_DAY_FIRST = word_set("fr de es it nl pt sv da nb pl cs sk fi ro tr ru uk ca hr id vi")
"""Languages that write 03/04/2024 for 3 April."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text: its offsets, and the day, or None where its words leave that open."""

    start: int
    end: int
    day: date | None


@cache
def _pattern() -> re.Pattern[str]:
    names = " ".join(_MONTHS).split()
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    ordinal = r"(?:st|nd|rd|th|er|[ºª°.])?"
    of = r"(?:,|\s?de[l]?\b|\s?of\b|\s?di\b)?"
    gap = r"[\s.,-]{0,3}"
    return re.compile(
        rf"""
          \b(?P<y1>{year})(?P<s1>\s?[-/.]\s?)(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d)
        | (?<!\d)(?P<y2>{year})\s?[年년]\s?(?P<m2>\d{{1,2}})\s?[月월]\s?(?P<d2>\d{{1,2}})\s?[日일]
        | (?<![\d/.-])(?P<a>\d{{1,2}})\s?(?P<s3>[-–/.])\s?(?P<b>\d{{1,2}})\s?(?P=s3)\s?(?P<y3>{year}|\d\d)(?![\d/])
        | (?<!\d)(?P<d4>\d{{1,2}})\s?{ordinal}{of}{gap}(?P<m4>{month})\b\.?{of}{gap}(?P<y4>{year})(?!\d)
        | \b(?P<m5>{month})\b{gap}(?:the\s)?(?P<d5>\d{{1,2}})\s?{ordinal}(?!\d){of}
          [\s,.-]{{1,3}}(?P<y5>{year})(?!\d)
        | \b(?P<y6>{year}){gap}(?P<m6>{month})\b{gap}(?P<d6>\d{{1,2}})(?!\d)
        | \b(?P<m7>{month})\b\.?{of}{gap}(?P<y7>{year})(?!\d)
        | (?<!\d)(?P<y8>{year})\s?[年년]\s?(?P<m8>\d{{1,2}})\s?[月월]
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def find_dates(text: str, language: str) -> list[Written]:
    """All dates in `text`, in order. A month without a day counts, with the day left open."""
    return [Written(match.start(), match.end(), _day(match, language)) for match in _pattern().finditer(text)]


def _day(match: re.Match[str], language: str) -> date | None:
    parts = match.groupdict()
    if parts["a"]:
        return _numeric(int(parts["a"]), int(parts["b"]), parts["y3"], language)
    for form in "12456":
        if parts["y" + form]:
            return _date(int(parts["y" + form]), _month(parts["m" + form]), int(parts["d" + form]))
    return None


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else _MONTH_NUMBER[_folded(word)]


def _numeric(first: int, second: int, year_words: str, language: str) -> date | None:
    """The day of `first`/`second`/year, if it can only be one."""
    year = int(year_words) if len(year_words) == 4 else 2000 + int(year_words)
    if language in _DAY_FIRST or first == second:
        return _date(year, second, first)
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    return None if day_first and month_first else day_first or month_first


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
