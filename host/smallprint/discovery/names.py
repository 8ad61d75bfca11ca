"""What kind of document a title, a heading, a link or a part of an address names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from smallprint.discovery import words
from smallprint.discovery.words import fold, pattern

Kind = Literal["privacy", "children", "cookies", "terms", "other"]

MAX_NAME = 200
"""Characters of a name that are looked at."""

_PRIVACY = pattern("|".join(words.PRIVACY.values()))
_DOCUMENT = pattern(words.DOCUMENT)
_COOKIES = pattern(words.COOKIES)
_TERMS = pattern(words.TERMS)
_CHILDREN = pattern(words.CHILDREN)
_NARROW = pattern(words.NARROW)
_AGREEMENTS = pattern(words.AGREEMENTS)
_OTHERS = pattern(words.OTHERS)
_CHOICES = pattern(words.CHOICES)
_GUIDES = pattern(words.GUIDES)
_TOPICS = pattern(words.TOPICS)


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says. `document`: it says policy, notice, ...; `words`: how many words it has.

    `narrow`: for applicants, one state or another few; `choices`: settings rather than a document; `guide`:
    reads like an article about the subject; `mixed`: privacy beside terms.
    """

    kind: Kind
    words: int
    document: bool = False
    narrow: bool = False
    choices: bool = False
    guide: bool = False
    mixed: bool = False


@lru_cache(maxsize=2048)
def read_name(text: str) -> Name | None:
    """What `text` names, or None where it names no legal document."""
    folded = fold(text[:MAX_NAME])
    if not folded:
        return None
    count = len(folded.split()) if folded.isascii() else 1 + len(folded) // 8
    privacy = _PRIVACY.search(folded)
    if privacy:
        document = bool(_DOCUMENT.search(folded))
        if _AGREEMENTS.search(folded) and not document:
            return Name("other", count)
        terms = _TERMS.search(folded)
        # "Terms, Privacy & Copyright" names a collection; "Terms and Privacy Policy" names a policy too.
        if terms and terms.start() < privacy.start() and not document:
            return Name("terms", count, mixed=True)
        return Name(
            kind="children" if _CHILDREN.search(folded) else "privacy",
            words=count,
            document=document,
            narrow=bool(_NARROW.search(folded)),
            choices=not document and bool(_CHOICES.search(folded)),
            guide=bool(_GUIDES.search(folded)) or (not document and bool(_TOPICS.search(folded))),
            mixed=bool(terms),
        )
    if _AGREEMENTS.search(folded) or _OTHERS.search(folded):
        return Name("other", count)
    if _COOKIES.search(folded):
        return Name("cookies", count, document=bool(_DOCUMENT.search(folded)))
    if _TERMS.search(folded):
        return Name("terms", count)
    return None
