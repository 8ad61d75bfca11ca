"""Words of a sentence, folded so that a catalogue entry matches every inflection ("sells", "sold", "selling").

The folding is inflectional only: "delete" and "deletion" stay two words, because a catalogue that can tell
them apart is more precise, and its author can write both.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_IRREGULAR = {
    "used": "use", "uses": "use", "using": "use", "sold": "sel", "kept": "keep", "held": "hold",
    "given": "giv", "gave": "giv", "sent": "send", "told": "tel", "made": "mak", "taken": "tak",
    "took": "tak", "chosen": "choos", "chose": "choos", "known": "know", "knew": "know", "shown": "show",
    "seen": "see", "found": "find", "bought": "buy", "left": "leav", "lost": "los", "met": "meet",
    "paid": "pay", "sought": "seek", "brought": "bring", "built": "build", "done": "do", "does": "do",
    "did": "do", "has": "hav", "had": "hav", "having": "hav", "is": "is", "are": "are", "was": "was",
    "were": "were", "its": "its", "this": "this", "his": "his", "us": "us", "as": "as", "thus": "thus",
    "unless": "unless", "always": "always", "during": "during", "children": "child", "people": "people",
    "gps": "gps", "dying": "die", "written": "writ", "wrote": "writ", "withdrawn": "withdraw",
    "became": "becom", "data": "data", "yes": "yes", "sms": "sms", "being": "being", "thing": "thing",
    "something": "something", "anything": "anything", "nothing": "nothing", "everything": "everything",
    "need": "need", "red": "red", "speed": "speed", "feed": "feed", "exceed": "exceed",
    "proceed": "proceed", "indeed": "indeed", "note": "note", "notes": "note", "noted": "note",
    "noting": "note", "none": "none", "called": "called", "offer": "offer", "terms": "terms", "bus": "bus",
    "gas": "gas", "bias": "bias", "lens": "lens", "news": "news", "address": "addres", "string": "string",
    "ring": "ring", "king": "king", "spring": "spring", "wing": "wing", "agree": "agree", "agrees": "agree",
    "agreed": "agree", "agreeing": "agree", "guarantee": "guarantee", "guarantees": "guarantee",
    "guaranteed": "guarantee", "guaranteeing": "guarantee", "free": "free", "freed": "freed",
    "accounting": "accounting", "truste": "truste", "companies": "companies", "setting": "settings",
    "settings": "settings",
}  # fmt: skip
TWO_MEANINGS = {"company": ("company", "companies"), "companies": ("company", "companies")}
"""Words kept apart from their plural, because it is somebody else: the company is the service itself. A phrase
that has one means both."""

_CONTRACTIONS = {
    "won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not"),
    "let's": ("let", "us"), "n't": ("not",), "dont": ("do", "not"), "doesnt": ("do", "not"),
    "didnt": ("do", "not"),
}  # fmt: skip
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am"}
_TOKEN = re.compile(r"[Uu]\.[Ss]\.(?:[Aa]\.)?|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_WORDLIKE = re.compile(r"[^\W_]")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")

_MAIL = ("mail", "mailed")

_known: dict[str, tuple[str, ...]] = {}
_MOST_KNOWN = 50_000
_LONGEST_KNOWN = 30


def fold(word: str) -> str:
    """The inflection-free form of a lower-case word. `fold(fold(w))` need not equal `fold(w)`."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and any(vowel in rest for vowel in "aeiouy"):
            word = rest
            break
    if word.endswith("ied"):
        word = word[:-3] + "y"
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("i") and len(word) > 3:
        word = word[:-1] + "y"
    return _DOUBLED.sub(r"\1", word)


class Word(NamedTuple):
    """A folded word with its offsets in the text and the punctuation that stands before it."""

    stem: str
    start: int
    end: int
    before: str = ""


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, with offsets into `text`. Hyphens split words; contractions give two."""
    found: list[Word] = []
    before = ""
    has_mail = False
    make = tuple.__new__  # what the class's own constructor calls, in a third of its time
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        stems = _known.get(token)
        if stems is None:
            stems = _stems(token)
            if len(token) <= _LONGEST_KNOWN:
                if len(_known) >= _MOST_KNOWN:  # a hostile page must not fill the memory, nor keep it filled
                    _known.clear()
                _known[token] = stems
        if not stems:
            before += token
            continue
        at, until = match.span()
        for stem in stems:
            found.append(make(Word, (stem, at, until, before)))
            before = ""
        has_mail = has_mail or stem in _MAIL
    return _joined_email(found) if has_mail else found


def _stems(token: str) -> tuple[str, ...]:
    """The folded words of a token: none for punctuation, two for a contraction."""
    if not _WORDLIKE.match(token):
        return ()
    if token == "US" or token[1:2] == ".":  # the country, not the pronoun  # noqa: S105
        return ("usa",)
    word = token.lower().replace("’", "'")
    if word in _CONTRACTIONS:
        return tuple(fold(part) for part in _CONTRACTIONS[word])
    head, _, tail = word.partition("'")
    if tail == "t" and head.endswith("n"):
        return (fold(head[:-1]), "not")
    if tail in _ENDINGS and head:
        return (fold(head), fold(_ENDINGS[tail]))
    return (fold(head),)


def _joined_email(words: list[Word]) -> list[Word]:
    """Policies write "e-mail" as often as "email"; one spelling is enough for the catalogue."""
    joined: list[Word] = []
    for word in words:
        if word.stem in _MAIL and joined and joined[-1].stem == "e" and word.before == "-":
            joined[-1] = Word("email", joined[-1].start, word.end, joined[-1].before)
        else:
            joined.append(word)
    return joined
