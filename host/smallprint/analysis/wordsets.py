"""Small sets of folded words that several modules of the analysis look for."""

from __future__ import annotations

from smallprint.matching.words import fold


def folded(words: str) -> frozenset[str]:
    """The folded forms of lower-case words with spaces between them."""
    return frozenset(map(fold, words.split()))


BEING = folded("is are be been being was were")
MODAL = folded("may might can could will would shall must do also")
AND = folded("and or")
CONDITIONAL = folded("if when how whether")
RELATIVE = folded("that which")
