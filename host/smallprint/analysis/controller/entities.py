"""Names of legal entities in a text: "Lumora Inc.", "SAS LUMORA", "Lumora (Asia) Pte. Ltd."

A name ends with its legal form, so forms are looked for and names are read backwards from there. Where it is
unclear how far a name reaches ("Quill and Lumora Inc."), there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.matching.names import key_of
from smallprint.reading.canonical import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORM = re.compile(
    r" (?=[A-Zadkops])(?:"
    r"A(?:[BGS]|pS|/S)|B\.?V|C(?:o(?:rp(?:oration)?|\.,? (?:Ltd|Limited|Inc)|(?=\.))|ORP(?:ORATION)?|O\.,? LTD)"
    r"|G(?:mbH(?: & Co\. KGa?A?)?|MBH)|I(?:nc(?:orporated)?|NC)|K\.K|L(?:LC|LP|\.L\.C|td|TD|imited|tda)"
    r"|N\.?V|O(?:y|Y|ü|Ü)(?: AB|j)?|P(?:BC|LC|te\.? (?:Ltd|Limited)|TE\.? LTD|ty(?:\.? (?:Ltd|Limited))?"
    r"|vt\.? (?:Ltd|Limited)|rivate Limited)|S(?:\.?A(?:\.?S|RL|\.?R\.?L)?|\.?L(?:\.?U)?|E|\.?p\.?A|\.r\.l|rl)"
    r"|UAB|a\.s|d\.o\.o|p\.?l\.?c|s\.r\.o|Sp\. z o\.o|KG(?:aA)?"
    r")(?![\w/-])\.?"
)
_LEADING_FORM = re.compile(r"\b(?:SAS|SARL|UAB|PT) (?=[A-Z])")
_LEADING_NAME = re.compile(r"[A-Z][\w&.’-]*(?: [A-Z][\w&’-]*){0,3}")
# Short forms that are also words or abbreviations; "WHAT DOES AS ..." is no Norwegian company.
_SHORT = word_set("AB AG AS SA SE SL NV BV Co KG")
_KEPT_DOT = re.compile(r"(?:\.\w|Inc|INC|Ltd|LTD|Corp|CORP|Co|CO)\.$")
_NUMBER = re.compile(r"[\d.–-]+")
_WORD = re.compile(r"[\w&][\w&.'’+!-]*")
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+|(?:St|Dr|Mt|Bros|Intl)\.")
_OPENING = "_([\"“‘'«"
_BRACKETED = re.compile(r"\([A-Z][\w.]*\)")
# What stands before a name with a capital, because it begins a sentence or a line.
_LEADS = word_set(
    "we us our the at by in this that these if when where while contact copyright attn attention to from for with "
    "or both either welcome please only since as under through via is are email e-mail name company mail controller "
    "data privacy policy notice statement terms address officer office team department website site page note mr ms "
    "dear operator owner publisher provider seller its your you their it here and also however"
)
_PARTS = word_set(
    "usa america europe uk international services technologies solutions group holdings holding games"
)
_LONGEST = 7
_REACH = 100
_MOST = 200


@dataclass(frozen=True, slots=True)
class Entity:
    """A name with its legal form, and where it stands in the text (code points, `end` behind the form)."""

    name: str
    start: int
    end: int


def entities_in(text: str, service: str) -> Iterator[Entity]:
    """The first 200 names in the order of the text. A name in small letters is one only if it is the service's."""
    found = end = 0
    own = key_of(service)
    for match in _FORM.finditer(text):
        entity = _before(text, match.start(), match.end(), own) or _behind(text, match)
        if entity is not None and entity.start >= end:
            yield entity
            found, end = found + 1, entity.end
            if found == _MOST:
                return


def _before(text: str, start: int, end: int, own: str) -> Entity | None:
    """The name that ends with the form at `[start, end)`."""
    floor = max(0, start - _REACH)
    floor = max(floor, text.rfind("\n", floor, start) + 1)
    first = at = start
    words = 0
    while at > floor:
        begin = max(floor, text.rfind(" ", floor, at) + 1)
        word = text[begin:at]
        if word == "," and not words:  # "Lumora , Inc"
            at = begin - 1
            continue
        bare = word if _BRACKETED.fullmatch(word) else word.lstrip(_OPENING)
        kind = _kind(bare if words else bare.removesuffix(","), own, is_last=not words)
        if kind == "joins":
            if words and _goes_on(text, floor, begin):
                return None  # "Bank of Lumora Inc." or "thanks to Quill and Lumora Inc.": who can tell
            break
        if kind == "stops":
            break
        words += 1
        if words > _LONGEST:
            return None
        first, at = begin + len(word) - len(bare), begin - 1
        if bare != word:
            break
    while first < start and text[first] in "&-,":
        first = text.find(" ", first) + 1
    form = text[start + 1 : end].rstrip(".")
    only = text[first:start].rstrip(" ,")
    if words == 1 and (_ABBREVIATED.fullmatch(only) or only.casefold() in _PARTS):
        return None  # the end of "Lumora Sales, U.S.A., Inc."
    if first >= start or not words or (form in _SHORT and not _is_form(text, first, start, end)):
        return None
    if end < len(text) and text[end - 1] == "." and not _KEPT_DOT.search(text[first:end]):
        end -= 1
    name = text[first:end].replace(" ,", ",")
    return Entity(name, first, end) if len(name) <= _REACH else None


def _kind(word: str, own: str, *, is_last: bool) -> str:
    """Whether a word goes into a name read backwards: "joins" two parts of it, "stops" it, or goes in: ""."""
    if word.casefold() in ("of", "and", "de", "du", "der", "von", "für", "for"):
        return "joins"
    if _BRACKETED.fullmatch(word):
        return ""
    if (
        not _WORD.fullmatch(word)
        or (word.casefold().rstrip(".:") in _LEADS and word != "US")
        or _NUMBER.fullmatch(word)
    ):
        return "stops"
    if word[-1] == "." and not _ABBREVIATED.fullmatch(word):
        return "stops"
    if word != "&" and word.islower() and not (is_last and own and key_of(word) == own):
        return "stops"
    return ""


def _goes_on(text: str, floor: int, joint: int) -> bool:
    """Whether a name could go on before the word that joins at `joint`."""
    before = text[floor : joint - 1].rpartition(" ")[2]
    form = before.rstrip(".,")
    return before[:1].isupper() and before[-1:] != "," and not _FORM.fullmatch(f" {form}")


def _is_form(text: str, first: int, start: int, end: int) -> bool:
    """Whether a short form is one: after a name with small letters in it, or before a sign."""
    return any(character.islower() for character in text[first:start]) or text[end : end + 1] in ",.();\n"


def _behind(text: str, match: re.Match[str]) -> Entity | None:
    """The name that a form leads: "SAS LUMORA"."""
    lead = _LEADING_FORM.match(text, match.start() + 1)
    name = lead and _LEADING_NAME.match(text, lead.end())
    return Entity(text[lead.start() : name.end()], lead.start(), name.end()) if lead and name else None
