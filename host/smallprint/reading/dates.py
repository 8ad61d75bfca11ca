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
            r"|ostatni\w*\s\w+"
        ),
    ),
    (
        2,
        (
            r"effective(?:\sdate)?(?:\sas\sof|\sfrom|\son|\sas)?|(?:in|into)\s(?:effect|force)|(?:takes?|took|taking)\seffect|applies\sfrom"
            r"|applicable\s(?:from|as\sof)|valid\s(?:from|as\sof)|entr\w+\sen\svigueur|en\svigueur"
            r"|applicable\s(?:à|au|depuis)"
            r"|applicable|(?:s’applique\s|s'applique\s)?à\s(?:compter|partir)\sd[ue]|gültig\s(?:ab|seit)"
            r"|in\skraft|vigente?\s\w*"
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
    (3, "最后更新|最近更新|更新日期|更新时间|更新于|修订日期|最終更新日?|最終改定日?|改定日?|改訂日?|更新日"),
    (2, "生效日期|生效时间|生效|施行日?|発効日?|制定日?"),
    (1, "版本|发布日期|公布日期"),
)
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
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d(?!\d)")

_FARTHEST = 60
"""Most characters between a label and its date: "of the privacy policy of the company:"."""

_LEAD = 12
"""Most characters before a label that still begins its sentence: "Date of"."""

_TOP = 5
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
            item for item in found if not item.day and _has_day(texts[item.last][: item.end])
        ]
    if not found:
        return None
    rank = max(item.rank for item in found)
    best = [item for item in found if item.rank == rank]
    early = [item for item in best if item.last < max(12, len(texts) // 8)]
    return max(early or best, key=lambda item: (item.day is None, item.day or 0, -item.last))


def _has_day(text: str) -> bool:
    return bool(re.search(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}$", text))


def _in_block(texts: Sequence[str], number: int, language: str) -> list[Found]:
    text = texts[number]
    if not _YEAR.search(text):
        return []
    found = []
    for written in find_dates(text, language):
        item = (
            _labelled(text, number, written)
            or _label_above(texts, number, written)
            or _bare(text, number, written)
        )
        if item is not None:
            found.append(item)
    return found


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
