"""Canonical text: one spelling for what a page shows, whatever characters it was written with."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = (
    *range(0x09), *range(0x0E, 0x1C), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0),  # controls
    0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFFA0,  # fillers, soft hyphen
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),  # zero width, bidirectional
    0xFEFF, 0xFFFC, *range(0xFE00, 0xFE10), *range(0xD800, 0xE000), *range(0xE000, 0xF900),  # icons
    *range(0xE0000, 0xE0080),  # tags
)  # fmt: skip
"""Characters that leave no trace on the page, and private-use characters, which are icon fonts."""

_DROP = dict.fromkeys(_INVISIBLE)
_DROPPED = frozenset(map(chr, _INVISIBLE))
_ODD = re.compile(r"[^ -~]")

_STACK = 30
"""Marks on one letter, as many as Unicode's stream-safe format has: putting more in order takes time without bound."""
_MARKS = re.compile(rf"[^\w -~]{{{_STACK + 1},}}")

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


def fold(text: str) -> str:
    """Drop what is invisible and compose (NFC). White space is left as it is."""
    if text.isascii() and text.isprintable():
        return text
    if not _DROPPED.isdisjoint(_ODD.findall(text)):
        text = text.translate(_DROP)
    return unicodedata.normalize("NFC", _MARKS.sub(_unstack, text))


def _unstack(match: re.Match[str]) -> str:
    kept, stacked = [], 0
    for character in match[0]:
        # A few characters are no marks, and decompose to them.
        mark = unicodedata.combining(unicodedata.normalize("NFD", character)[0])
        stacked = stacked + 1 if mark else 0
        if stacked <= _STACK:
            kept.append(character)
    return "".join(kept)


def squeeze(text: str) -> str:
    """The canonical form of one stretch of text: folded, and every run of white space one space."""
    words = " ".join(text.split())
    if words.isascii() and words.isprintable():
        return words
    return " ".join(fold(words).split())


def count_words(text: str) -> int:
    """Number of words; two characters are one word where a script sets no spaces."""
    spaced = text.count(" ") + text.count("\n") + bool(text)
    if text.isascii() or not _UNSPACED.search(text):
        return spaced
    return max(spaced, len(_UNSPACED.findall(text)) // 2)


def word_set(words: str) -> frozenset[str]:
    """A set of the words in a string."""
    return frozenset(words.split())
