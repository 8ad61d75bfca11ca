"""Words that stand side by side, and the passages in which they do. All words are folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Passage:
    """Some words: in their order, as a set, and as a row with a space around each."""

    __slots__ = ("row", "stems", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.stems = frozenset(words)
        self.row = f" {' '.join(words)} "

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> Passage:
        """The words of a stretch of text."""
        return cls([word.stem for word in words_of(text, start, len(text) if end is None else end)])


class Phrases:
    """Some phrases. Those of one word are kept apart, because most are, and looking words up in a set is fast."""

    def __init__(self, sources: Iterable[str]) -> None:
        each = [Passage.of(source).words for source in sources]
        self.words = frozenset(words[0] for words in each if len(words) == 1)
        self._longer = sorted((words[0], f" {' '.join(words)} ") for words in each if len(words) > 1)

    def __bool__(self) -> bool:
        return bool(self.words or self._longer)

    def count(self, passage: Passage) -> int:
        """How many of them stand in a passage."""
        found = len(self.words & passage.stems)
        for first, row in self._longer:
            if first in passage.stems and row in passage.row:
                found += 1
        return found

    def places(self, passage: Passage) -> set[int]:
        """The places in a passage of all words that belong to one of them."""
        words = passage.words
        places = {at for at, word in enumerate(words) if word in self.words}
        for first, row in self._longer:
            if first in passage.stems and row in passage.row:
                phrase = row.split()
                for at in range(len(words)):
                    if words[at : at + len(phrase)] == phrase:
                        places.update(range(at, at + len(phrase)))
        return places

    def begin(self, passage: Passage) -> bool:
        """Whether a passage begins with one of them."""
        return not self.words.isdisjoint(passage.words[:1]) or any(
            passage.row.startswith(row) for _, row in self._longer
        )

    def all_words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return self.words.union(*(row.split() for _, row in self._longer))
