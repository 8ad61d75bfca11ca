"""What a reader types into a search, as an expression for SQLite's full-text search.

All words have to occur, the last one perhaps not typed to its end. Quotes hold phrases together. Everything else is
taken literally: whatever is typed, the expression is valid.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from smallprint.library.records import clean

LENGTH_LIMIT = 500
"""Characters of a search that are read."""

TERM_LIMIT = 32
"""Words and phrases of a search that are looked for."""

_QUOTES = re.compile('["“”„‟«»]')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase. `open` tells that its last word may go on."""

    text: str
    open: bool = False


def terms(search: str) -> list[Term]:
    """The words and phrases that a search asks for, in order. Without a letter or digit there are none."""
    pieces = _QUOTES.split(clean(search[:LENGTH_LIMIT]).replace("\0", " "))  # a NUL would end the expression
    found: list[str] = []
    for index, piece in enumerate(pieces):
        found += [piece] if index % 2 else piece.split()
    found = [" ".join(words.split()) for words in found if any(map(_counts, words))][:TERM_LIMIT]
    # What follows the last quote is empty where a phrase was closed at the end: that one is complete.
    closed = len(pieces) % 2 == 1 and not any(map(_counts, pieces[-1]))
    return [Term(words, open=not closed and words is found[-1]) for words in found]


def expression(search: str, column: str = "") -> str | None:
    """The search for FTS5, within one column or in all together, or None where it asks for nothing."""
    found = " AND ".join(f'"{term.text}"{" *" if term.open else ""}' for term in terms(search))
    if not found:
        return None
    return f"{{{column}}} : ({found})" if column else found


def _counts(character: str) -> bool:
    """Whether the tokenizer keeps a character: letters, numbers and private ones."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
