"""Sentences of legal text, by rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.reading.canonical import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"[.!?…。！？]+[\"'”’»)\]」』）]*")
"""Where a sentence may end, with its closing quotes: before white space, in Chinese and Japanese anywhere."""

_UNSPACED = re.compile("[。！？]")

LONGEST = 4_000
"""Characters of a sentence; the longest that we have met in a real policy has under 1,000."""

_ABBREVIATIONS = word_set(
    "inc ltd co corp llc llp plc gmbh bv nv sa sas sarl pty pte dept div est assoc bros "
    "mr mrs ms dr prof hon st ave blvd rd ste fl jr sr no nos nr art arts sec secs para paras cl ch pt vol "
    "fig ed eds cf vs v viz al etc approx tel ext incl excl resp "
    "e.g i.e a.k.a p.o u.s u.k e.u u.s.c c.f.r l.l.c "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "abs bzw ca d.h evtl ggf inkl lit nr o.ä s.o str u.a usw vgl z.b z.h m mme mlle ex env "
    "p pp ej ud uds sr sra srta dott sig art pag dhr mevr bijv d.w.z o.a"
)
"""Words after which a full stop does not end a sentence, unless what follows plainly begins one."""

_OFTEN_LAST = word_set("inc ltd co corp llc llp plc gmbh bv nv sa sas etc al u.s u.k e.u usw uds no")
"""Abbreviations that may well end a sentence: they do before a word that begins one."""

_STARTERS = word_set(
    "The This These Those That We Our You Your They Their It Its If When Where Please For In To As All Any "
    "However Such Although While Some Each Under By At On Other Further Additionally Moreover Also "
    "Der Die Das Wir Sie Ihre Wenn Le La Les Nous Vous Si Il Elle Ces"
)
_ENUMERATOR = re.compile(r"(?:^|[\s(])(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[ivxIVX]{1,5}|[a-zA-Z])$")
_LETTER_NEXT = re.compile(r"[^\W\d_]\.")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘«/–—-]*$")
_NEXT_WORD = re.compile(r"[^\s.,;:!?)]*")
_LOWER_BEFORE = re.compile(r"[a-z]{3}\Z")
_OPENING = "\"'“‘«([¿¡—–- "


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of one block, which has no newline.

    They are in order and cover all but the white space between them. Parts of an enumeration that semicolons
    separate stay in one sentence. One of over `LONGEST` characters, which no person wrote, is cut between
    words, so that what reads a sentence at a time has a bound.
    """
    return [part for start, end in _whole_sentences(text) for part in _bounded(text, start, end)]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max(text.rfind("; ", start, start + LONGEST) + 1, text.rfind(" ", start, start + LONGEST))
        if cut <= start:
            cut = start + LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _whole_sentences(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for mark in _END.finditer(text):
        spaced = text[mark.end() : mark.end() + 1].isspace() or _UNSPACED.search(mark[0])
        if not spaced and not _lacks_space(text, mark):
            continue
        if mark.end() > start and _ends(text, start, mark):
            spans.append((start, mark.end()))
            start = mark.end()
            while start < len(text) and text[start].isspace():
                start += 1
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _lacks_space(text: str, mark: re.Match[str]) -> bool:
    """Whether two sentences were joined by mistake, as in "on this page.We will let you know"."""
    next_word = _NEXT_WORD.match(text, mark.end(), mark.end() + 20)
    return (
        mark[0] == "."
        and _LOWER_BEFORE.search(text, max(0, mark.start() - 3), mark.start()) is not None
        and next_word is not None
        and next_word[0] in _STARTERS
        and text[next_word.end() : next_word.end() + 1].isspace()
    )


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the mark ends the sentence that began at `start`."""
    marks = mark[0]
    if _UNSPACED.search(marks):
        return True
    if mark.end() >= len(text):
        return True
    following = text[mark.end() : mark.end() + 60].lstrip().lstrip(_OPENING)
    first = following[:1]
    if not marks.startswith("."):
        return not first.islower()
    if first.islower():
        # "iPhone", "eBay" and their like begin sentences too
        return len(following) > 1 and following[1:2].isupper()
    before = text[max(start, mark.start() - 40) : mark.start()]
    if marks.startswith("..") and len(marks.rstrip("\"'”’»)]")) > 2:
        return True
    word_match = _WORD_BEFORE.search(before)
    word = word_match[0] if word_match else ""
    if marks[-1] in ")]" and word.lower() not in _ABBREVIATIONS:
        return True
    next_match = _NEXT_WORD.match(following)
    next_word = next_match[0] if next_match else ""
    if word.lower() in _ABBREVIATIONS:
        return word.lower() in _OFTEN_LAST and next_word in _STARTERS
    if len(word) == 1 and _LETTER_NEXT.match(following):
        return False  # "z. B.", "A. B. Lamp"
    if len(word) == 1 and word.isupper():
        # an initial, or the letter of a list at the beginning
        return next_word in _STARTERS and mark.start() - start > 2
    # "1." or "2.3." or "a." alone before the text that it numbers
    return not (mark.start() - start <= 12 and _ENUMERATOR.fullmatch(text[start : mark.start()]))
