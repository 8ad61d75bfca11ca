"""When the policy was last updated: a label and a date, of several the policy's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.reading.calendar import Written, find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_LABELS = (
    (
        3,
        (
            r"last\s(?:\w+\s)?(?:updat\w+|modif\w+|revis\w+|amended|changed|edited)|latest\s(?:update|revision|version)"
            r"|(?:date\sof\s(?:the\s)?(?:last|latest)\s\w+)|most\srecently\s(?:updated|revised|modified)"
            r"|(?:updated|revised|modified|amended)(?:\son|\sas\sof)?|(?:update|revision|modification)\sdate"
            r"|revision"
            r"|(?:dernière|derniere)s?\s(?:mise\sà\sjour|mise\sa\sjour|modification|révision|actualisation"
            r"|version)"
            r"|mise?s?\sà\sjour|modifiée?s?|actualisée?|révisée?"
            r"|zuletzt\s\w+|letzte\s\w+|aktualisiert|geändert|stand"
            r"|(?:última|ultima)\s\w+|actualizad[oa]|atualizad[oa]|modificad[oa]|aggiornat[oa]|modificat[oa]"
            r"|ultimo\saggiornamento|laatst\s\w+|laatste\s\w+|bijgewerkt|gewijzigd|senast\s\w+|sidst\s\w+"
            r"|ostatni\w*\s\w+|naposledy\s\w+|poslední\s\w+|ultima\sactualizare|(?:viimeksi\s)?päivitetty"
            r"|son\sgüncelle\w+|(?:utolsó|utoljára)\s\w+|sist\s\w+|(?:дата\s)?последн\w+\s\w+|обновлено"
        ),
    ),
    (
        2,
        (
            r"effective(?:\sdate)?(?:\sas\sof|\sfrom|\son|\sas)?|(?:in|into)\s(?:effect|force)|(?:takes?|took|taking)\seffect|appl(?:ies|ying)\s(?:as\s)?(?:from|of)|with\seffect\sfrom|commencement\sdate"
            r"|applicable\s(?:from|as\sof)|valid\s(?:from|as\sof)|entr\w+\sen\svigueur|en\svigueur"
            r"|applicable\s(?:à|au|depuis)"
            r"|applicable|(?:s’applique\s|s'applique\s)?à\s(?:compter|partir)\sd[ue]|gültig\s(?:ab|seit)"
            r"|in\skraft|vigente?\s\w*"
            r"|(?:účinn|platn)\w+\sod|hatályos\w*|yürürlük\s\w+|в\sсилу(?:\sс)?|in\svigoare|voimassa|gjelder\sfra"
            r"|in\svigore|entrada\sem\svigor|em\svigor|van\skracht|ingangsdatum"
        ),
    ),
    (
        1,
        (
            r"version(?:\sof|\sdated?|\sdu|\svom|\sdel)?|as\s(?:of|at)|dated|published(?:\son)?|posted(?:\son)?|date"
            r"|datum|fecha|data|en\sdate\sdu|publiée?|date\sde\s(?:la\s)?publication|versión"
            r"|versione|versie"
        ),
    ),
)
_UNSPACED_LABELS = (
    (
        3,
        (
            r"最后更新|最近更新|更新日期|更新时间|更新于|修订日期|最終更新日?|最終改定日?|改定日?|改訂日?|更新日"
            r"|최종\s?(?:수정|개정|업데이트|변경)(?:일자?)?|(?:개정|수정|변경|업데이트)\s?(?:일자?|날짜)"
        ),
    ),
    (2, r"生效日期|生效时间|生效|施行日?|発効日?|制定日?|시행\s?(?:일자?|날짜)|발효일|적용일"),
    (1, r"版本|发布日期|公布日期|공고일자?|제정일|버전"),
)
_AFTER = re.compile(
    r"\s?(?:(?P<after3>(?:に|일에?\s)?(?:最終)?(?:改定|改訂|更新|修订|修改|개정|수정)(?!前|전))"
    r"|(?P<after2>(?:부터|자로)\s?(?:시행|적용|발효)|(?:から|より|に)?(?:施行|発効|適用)|(?:起|日起)?(?:施行|生效|实施)))"
)
"""Labels that follow their date, as in Korean, Japanese and Chinese."""

_LABEL = re.compile(
    "|".join(
        [
            *(rf"(?P<spaced{rank}>(?<![^\W_])(?:{words})(?![^\W\d_]))" for rank, words in _LABELS),
            *(rf"(?P<unspaced{rank}>{words})" for rank, words in _UNSPACED_LABELS),
        ]
    ),
    re.IGNORECASE,
)
_STOP = re.compile(r"(?:[.!?](?<!\b(?:v|n)\.)|[;。|])(?:\s|$)")
_OTHERS = re.compile(
    r"\b(?:acts?|laws?|regulations?|directives?|gdpr|ccpa|cpra|statutes?|amendments?|framework|clauses|loi"
    r"|règlement"
    r"|décret|ordonnance|gesetz\w*|verordnung|ley|reglamento|legge|regolamento|wet|lei|decree|code"
    r"|previous\w*"
    r"|prior|copyright|until|expires?|before|after|born|since\sthe|archived?|précédente?s?|superseded)\b|©|《",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:polic(?:y|ies)|notice|statement|document|page|terms|version|agreement|charter|charte|politique"
    r"|déclaration"
    r"|notre|règles|datenschutz\w*|erklärung|hinweise|política|aviso|informativa|beleid|verklaring"
    r"|privac\w+)\b"
    r"|政策|ポリシー|协议",
    re.IGNORECASE,
)
_LOG = re.compile(
    r"(?:change\s?log|(?:version|revision|change|update)\shistory|history\sof\s(?:changes|updates|versions)|changes"
    r"|revisions|historique(?:\sdes\s\w+)?|änderungs(?:verlauf|historie)|historial\sde\s\w+|registro\sdelle\smodifiche)"
    r"\W*",
    re.IGNORECASE,
)
"""What change logs are called."""

_LONGEST_LOG = 60
_VERSION = re.compile(r"(?:version|v\.?)?\s?[\d.]{0,8}\W{0,4}", re.IGNORECASE)

_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")

_DATE_LENGTH = 40
"""More characters than any date has beside its year."""

_FARTHEST = 60
"""Most characters between a label and its date: "of the privacy policy of the company:"."""

_LEAD = 12
"""Most characters before a label that still begins its sentence: "Date of"."""

_TOP = 5
_NUMBERS = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}$")
_WEEKDAY = re.compile(r"(?:\w{2,12},?\s)?")

_SHORT = 160
"""A longer block must say that it speaks of the policy."""


@dataclass(frozen=True, slots=True)
class Found:
    """A last-updated statement: from offset `start` in block `first` to offset `end` in block `last`."""

    first: int
    start: int
    last: int
    end: int
    day: date | None
    rank: int


def find_updated(texts: Sequence[str], language: str) -> Found | None:
    """The statement of `texts` (the blocks of a policy, in order) on when it was last updated, if any."""
    found = [item for number in range(len(texts)) for item in _in_block(texts, number, language)]
    if any(item.day for item in found):
        # a month alone only counts where no day is given
        found = [item for item in found if item.day] + [
            item for item in found if not item.day and _has_day(texts[item.last], item.end)
        ]
    if not found:
        return None
    rank = max(item.rank for item in found)
    best = [item for item in found if item.rank == rank]
    early = [item for item in best if item.last < max(12, len(texts) // 8)]
    return max(early or best, key=lambda item: (item.day is None, item.day or 0, -item.last))


def _has_day(text: str, end: int) -> bool:
    return _NUMBERS.search(text, max(0, end - _DATE_LENGTH), end) is not None


def _in_block(texts: Sequence[str], number: int, language: str) -> list[Found]:
    text = texts[number]
    found = []
    for written in _dates_near_years(text, language):
        item = (
            _in_log(texts, number, written)
            or _labelled(text, number, written)
            or _label_after(text, number, written)
            or _label_above(texts, number, written)
            or _bare(text, number, written)
        )
        if item is not None:
            found.append(item)
    return found


def _dates_near_years(text: str, language: str) -> list[Written]:
    """All dates of `text`. Years are quick to find; what else a date is made of is near them."""
    dates: list[Written] = []
    end = 0
    for year in _YEAR.finditer(text):
        if year.start() < end:
            continue
        start, end = max(end, year.start() - _DATE_LENGTH), year.end() + _DATE_LENGTH
        while (following := _YEAR.search(text, year.end(), end)) is not None:
            year, end = following, following.end() + _DATE_LENGTH
        dates += [
            Written(start + found.start, start + found.end, found.day)
            for found in find_dates(text[start:end], language)
        ]
    return dates


def _labelled(text: str, number: int, written: Written) -> Found | None:
    """A date with its label before it in the same sentence."""
    window = text[max(0, written.start - 160) : written.start]
    window = window[_last_stop(window) :]
    offset = written.start - len(window)
    labels = [label for label in _LABEL.finditer(window) if len(window) - label.end() <= _FARTHEST]
    if not labels or _OTHERS.search(window):
        return None
    label = max(labels, key=_rank)
    rank = _rank(label)
    alone = len(window[: label.start()].strip(" *([-–—|•")) <= _LEAD
    if not alone and len(text) > _SHORT and not _POLICY.search(text[offset : written.end + 60]):
        return None
    if rank == 1 and not (alone or len(window) - label.end() <= 3):
        return None
    return Found(number, offset + label.start(), number, written.end, written.day, rank)


def _in_log(texts: Sequence[str], number: int, written: Written) -> Found | None:
    """A date that begins an entry of a change log."""
    if not _VERSION.fullmatch(texts[number], 0, written.start):
        return None
    above = texts[max(0, number - _LONGEST_LOG) : number]
    if not any(_LOG.fullmatch(text) for text in above if len(text) < _LONGEST_LOG):
        return None
    return Found(number, written.start, number, written.end, written.day, 1)


def _bare(text: str, number: int, written: Written) -> Found | None:
    """A full date that is a block of its own near the title."""
    if (
        number >= _TOP
        or not written.day
        or written.end != len(text)
        or not _WEEKDAY.fullmatch(text[: written.start])
    ):
        return None
    return Found(number, written.start, number, written.end, written.day, 1)


def _label_after(text: str, number: int, written: Written) -> Found | None:
    label = _AFTER.match(text, written.end)
    if label is None or _OTHERS.search(text[max(0, written.start - 40) : written.start]):
        return None
    return Found(number, written.start, number, label.end(), written.day, _rank(label))


def _last_stop(text: str) -> int:
    """Where the last sentence of `text` begins."""
    ends = [stop.end() for stop in _STOP.finditer(text)]
    return ends[-1] if ends else 0


def _rank(label: re.Match[str]) -> int:
    return int((label.lastgroup or "0")[-1])


def _label_above(texts: Sequence[str], number: int, written: Written) -> Found | None:
    """A date that begins its block, with its label alone in the block before."""
    if number == 0 or written.start > 3 or len(texts[number]) > written.end + 20:
        return None
    above = texts[number - 1].rstrip(" :：")
    label = _LABEL.search(above) if len(above) <= 60 else None
    if label is None or len(above) - label.end() > 15:
        return None
    return Found(number - 1, label.start(), number, written.end, written.day, _rank(label))
