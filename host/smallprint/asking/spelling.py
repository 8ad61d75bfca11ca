"""Typing errors in a question, set right to words that the policy or the knowledge has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST, _LONGEST = 4, 20
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def corrected(word: str, known: frozenset[str]) -> str:
    """The known word that is one letter away from an unknown one, or the word itself where there is none.

    One letter is missing, too many, another one, or changed places with its neighbour; the first letter is right, as
    it nearly always is. Of several words the first by alphabet is taken, so that one question has one answer.
    """
    if word in known or not _SHORTEST <= len(word) <= _LONGEST or not (word.isascii() and word.isalpha()):
        return word
    return min(known.intersection(_one_letter_away(word)), default=word)


def _one_letter_away(word: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
