"""What makes a clause that hardly another policy has matter to a reader, from unusual.toml.

    [[matters]]
    weight = 3
    phrases = ["(anyone|everyone) may .. (redistribute|copy)"]

A clause is worth the weight of the heaviest group that it shows and a share of those of the others. `supports`
are groups that count only beside one of `matters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallprint.matching.phrases import PhraseIndex
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from smallprint.matching.phrases import PhraseBook
    from smallprint.matching.words import Word

_OPENING = 5  # words within which a pronoun has nothing in its own sentence to stand for
_FURTHER = 0.4  # of its weight is what each further group adds


@dataclass(frozen=True)
class UnusualRules:
    """The phrases of unusual.toml. `openers` and `orders` are in the spelling of policies, the longest opener first."""

    matters: PhraseIndex[int]
    supports: PhraseIndex[int]
    weights: tuple[float, ...]
    reader: frozenset[str]
    dull: PhraseIndex[None]
    pointing: tuple[str, ...]
    pronouns: frozenset[str]
    orders: frozenset[str]
    items: frozenset[str]
    openers: tuple[str, ...]
    says: str
    """What a card says, with {words}."""

    def stands_alone(self, first: str, stem: str, *, is_item: bool) -> bool:
        """Whether a sentence that begins with the word `first` needs nothing before it, by its look."""
        return first.casefold() not in self.orders and (stem in self.items or not is_item)

    def weight(self, folded: str, stems: AbstractSet[str]) -> float:
        """How much a folded sentence matters: 0 where it is not about the reader, none of `matters` is in it, or
        anything dull is."""
        if self.reader.isdisjoint(stems) or not self.pronouns.isdisjoint(
            folded.split(maxsplit=_OPENING)[:_OPENING]
        ):
            return 0.0
        groups = {group for group, _, _ in self.matters.search(folded, stems)}
        if not groups or folded.startswith(self.pointing) or any(self.dull.search(folded, stems)):
            return 0.0
        groups |= {group for group, _, _ in self.supports.search(folded, stems)}
        weights = [self.weights[group] for group in groups]
        return max(weights) + _FURTHER * (sum(weights) - max(weights))


def read_unusual(table: Mapping[str, Any], book: PhraseBook) -> UnusualRules:
    """The rules of one language's unusual.toml."""
    groups = [*table["matters"], *table["supports"]]
    first_support = len(table["matters"])

    def index(numbers: Iterable[int]) -> PhraseIndex[int]:
        return PhraseIndex(
            (number, book.phrase(source)) for number in numbers for source in groups[number]["phrases"]
        )

    return UnusualRules(
        index(range(first_support)),
        index(range(first_support, len(groups))),
        tuple(float(group["weight"]) for group in groups),
        frozenset(word.stem for words in table["reader"]["words"] for word in _words(words)),
        PhraseIndex((None, book.phrase(source)) for source in table["dull"]["phrases"]),
        tuple(_beginning(words) for words in table["pointing"]["words"]),
        frozenset(table["pointing"]["pronouns"]),
        frozenset(table["orders"]["words"]),
        frozenset(word.stem for words in table["orders"]["items"] for word in _words(words)),
        tuple(sorted(table["openers"]["phrases"], key=len, reverse=True)),
        table["says"],
    )


def _beginning(words: str) -> str:
    """Words as a folded sentence that begins with them."""
    return " " + "".join(word.stem + " " for word in _words(words))


def _words(text: str) -> list[Word]:
    return words_of(text, 0, len(text))
