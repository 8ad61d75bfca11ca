"""What kind of document a title, a heading, a link or a part of an address names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from smallprint.discovery import words
from smallprint.discovery.doings import Doing, find_doing
from smallprint.discovery.words import fold, pattern

Kind = Literal["privacy", "children", "cookies", "terms", "other"]

MAX_NAME = 200
"""Characters of a name that are looked at."""

_SETTINGS_WORDS = 2
_DOING_SHARE = 0.6
"""The part of a name's letters from which on what is done with data is all that it tells."""
_SLOGAN, _SLOGAN_OF_LAW, _SLOGAN_SHARE = 4, 3, 0.4
"""Words beyond which a name may be a slogan, and the part of its letters that then has to be about privacy."""
_LAWS = frozenset({"gdpr", "rgpd", "dsgvo", "lgpd", "lopd", "kvkk", "rodo", "loi 25"})
"""Privacy by the name of a law: "GDPR" alone is a policy's name, "GDPR for small shops" is an article's."""


def _by_word(lists: dict[str, str]) -> dict[str, str]:
    """The language of each word that stands in one list only."""
    languages: dict[str, str] = {}
    for language, listed in lists.items():
        for word in map(fold, listed.split("|")):
            languages[word] = "" if word in languages else language
    return languages


_LANGUAGE_OF_NAME, _LANGUAGE_OF_DOCUMENT = _by_word(words.PRIVACY), _by_word(words.DOCUMENT)
_PRIVACY = pattern("|".join(words.PRIVACY.values()))
_DOCUMENT = pattern("|".join(words.DOCUMENT.values()))
_HUBS = frozenset(fold(word) for word in words.HUBS.split("|"))
LONGEST_HUB = max(map(len, _HUBS)) + 5
"""Characters of a link's words from which on they name no page that gathers legal documents."""
_CENTER = re.compile(
    r"\b(?:privacy|trust|datenschutz|data protection) ?(?:cent(?:er|re)|hub|portal|zentrum)\Z"
    r"|\bcentr[eo] de (?:confidentialite|privacidade?)\Z"
)
_COOKIES = pattern(words.COOKIES)
_TERMS = pattern(words.TERMS)
_CHILDREN = pattern(words.CHILDREN)
_NARROW = pattern(words.NARROW)
_AGREEMENTS = pattern(words.AGREEMENTS)
_OTHERS = pattern(words.OTHERS)
_CHOICES = pattern(words.CHOICES)
_GUIDES = pattern(words.GUIDES)
_TOPICS = pattern(words.TOPICS)
_TEMPLATES = pattern(words.TEMPLATES)
_PLURALS = pattern(words.PLURALS)
_GOVERNING = frozenset(fold(word) for word in words.GOVERNING.split("|"))
_OF_ANOTHER = re.compile(r"\b(?:its|their|his|her) (?:new |updated )?privacy\b")
_SEVERAL, _OWN = 4, re.compile(r"\b(?:our|its|and|for|unsere|nos|nuestras|nossas|onze|vara)\b")
"""Words from which on a name of policies in the plural is about those of many, unless it says whose."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says. `document`: it says policy, notice, ...; `words`: how many words it has.

    `narrow`: for applicants, one state or another few; `choices`: settings rather than a document; `guide`:
    reads like an article about the subject, or a `template` to be filled in; `mixed`: privacy beside terms.
    `language` is that of its words, as ISO 639-1, where they tell it; `vague`: other documents are called so, too;
    `passing`: it speaks of privacy among much else, as slogans do, or of the policies of others.
    """

    kind: Kind
    words: int
    document: bool = False
    narrow: bool = False
    choices: bool = False
    guide: bool = False
    template: bool = False
    mixed: bool = False
    language: str = ""
    vague: bool = False
    passing: bool = False


@lru_cache(maxsize=2048)
def read_name(text: str) -> Name | None:
    """What `text` names, or None where it names no legal document."""
    folded = fold(text[:MAX_NAME])
    if not folded:
        return None
    count = len(folded.split()) if folded.isascii() else 1 + len(folded) // 8
    privacy = _PRIVACY.search(folded)
    doing = find_doing(folded)
    if privacy or doing:
        return _privacy_name(folded, count, privacy, doing)
    if _AGREEMENTS.search(folded) or _OTHERS.search(folded):
        return Name("other", count)
    if _COOKIES.search(folded):
        document = bool(_DOCUMENT.search(folded))
        return Name(
            "cookies", count, document=document, choices=not document and bool(_CHOICES.search(folded))
        )
    if _TERMS.search(folded):
        return Name("terms", count)
    return None


def _privacy_name(folded: str, count: int, privacy: re.Match[str] | None, doing: Doing | None) -> Name:
    named = _DOCUMENT.search(folded)
    told = doing.words if doing else privacy[0] if privacy else ""
    share = len(told) / len(folded)
    terms = _TERMS.search(folded)
    governs = bool(privacy and terms and _is_governed(folded[terms.start() : privacy.start()]))
    document = named is not None or governs or (doing is not None and share >= _DOING_SHARE)
    if _AGREEMENTS.search(folded) and not document:
        return Name("other", count)
    # "Terms, Privacy & Copyright" names a collection; "Terms and Privacy Policy" names a policy too.
    if terms and privacy and terms.start() < privacy.start() and not document:
        return Name("terms", count, mixed=True)
    template = bool(_TEMPLATES.search(folded))
    in_general = bool(_OF_ANOTHER.search(folded)) or (
        count >= _SEVERAL and bool(_PLURALS.search(folded)) and not _OWN.search(folded)
    )
    longest = _SLOGAN_OF_LAW if told in _LAWS else _SLOGAN
    return Name(
        kind="children" if _CHILDREN.search(folded) else "privacy",
        words=count,
        document=document,
        narrow=bool(_NARROW.search(folded)),
        choices=not document and bool(_CHOICES.search(folded)),
        guide=template or bool(_GUIDES.search(folded)) or (not document and bool(_TOPICS.search(folded))),
        template=template,
        mixed=bool(terms) and not governs,
        language=doing.language if doing else _language(told, named[0] if named else ""),
        passing=in_general or (not document and count > longest and share < _SLOGAN_SHARE),
    )


def _is_governed(between: str) -> bool:
    """Whether the words from "terms" up to "privacy" make them one: "Conditions of", not "Terms of use and"."""
    between_words = between.split()[1:]
    return bool(between_words) and _GOVERNING.issuperset(between_words)


def is_template(text: str) -> bool:
    """Whether words name something to be filled in by others."""
    return bool(_TEMPLATES.search(fold(text[:MAX_NAME])))


def is_settings(text: str) -> bool:
    """Whether words name settings and nothing else: "Settings", "Account preferences"."""
    named = fold(text[:MAX_NAME]).split()
    return 0 < len(named) <= _SETTINGS_WORDS and bool(_CHOICES.search(named[-1]))


@lru_cache(maxsize=2048)
def is_hub(text: str) -> bool:
    """Whether a link of these words leads to a page that gathers legal documents."""
    folded = fold(text[:MAX_NAME])
    return folded in _HUBS or bool(_CENTER.search(folded))


def is_center(text: str) -> bool:
    """Whether it is one about privacy: "Lanternly Privacy Center"."""
    return bool(_CENTER.search(fold(text[:MAX_NAME])))


def _language(privacy: str, document: str) -> str:
    """Others than the English say "privacy", too; they do not say "policy" without it, nor "notice"."""
    language = _LANGUAGE_OF_NAME.get(privacy, "")
    if language != "en":
        return language
    return _LANGUAGE_OF_DOCUMENT.get(document, "") if document or privacy == "privacy" else "en"


def is_privacy(name: Name | None) -> bool:
    """Whether it names a privacy policy, of children or of all."""
    return name is not None and name.kind in ("privacy", "children")
