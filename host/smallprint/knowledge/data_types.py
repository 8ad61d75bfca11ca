"""Types of personal data and how policies name them, from data_types.toml.

[email_address]
name = "Email address"        as a card shows it
category = "contact"
parent = "contact_details"    a broader type, optional
sensitive = false             GDPR art. 9, or sensitive personal information under the CCPA
words = ["email address"]     phrases that always mean it
weak = ["contact"]            phrases that mean it only in a list of data or after a collecting verb
not = ["email us"]            longer phrases in which the words mean something else
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from smallprint.matching.words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class DataType:
    """One type of personal data."""

    id: str
    name: str
    category: str
    parent: str | None
    sensitive: bool
    is_aside: bool


class Mention(NamedTuple):
    """Words `[first, last)` name a type of data. `weak`: only if their surroundings say so."""

    type: DataType
    first: int
    last: int
    weak: bool


Lexicon = dict[str, Any]
"""A tree of folded words, as plain data: under each word the words that may follow it, and under "" what the
phrase that ends there names, as [type id or None, weak]."""

_BREAKS = frozenset(",;:.!?[]")


@dataclass(frozen=True)
class DataTypes:
    """The hierarchy, and the phrases that name its types."""

    by_id: dict[str, DataType]
    lexicon: Lexicon

    def mentions(self, words: Sequence[Word]) -> list[Mention]:
        """The types named by the words; the longest phrase at each place wins, and mentions do not overlap.

        A phrase of `not` blocks only the mentions that lie wholly inside it.
        """
        found: list[Mention] = []
        lexicon = self.lexicon
        free = blocked = 0
        for at, word in enumerate(words):
            if at < free or word[0] not in lexicon:
                continue
            end, named = self._longest(words, at)
            if named is None:
                continue
            if named[0] is None:
                blocked = max(blocked, end)
                continue
            if end > blocked:
                found.append(Mention(self.by_id[named[0]], at, end, named[1]))
            free = end
        return found

    def _longest(self, words: Sequence[Word], at: int) -> tuple[int, list[Any] | None]:
        """The end of the longest phrase that begins at a word, and what it names."""
        node = self.lexicon[words[at][0]]
        until = at + 1
        end, named = until, node.get("")
        for stem, _, _, before in islice(words, until, None):
            node = node.get(stem)
            if node is None or (before and not _BREAKS.isdisjoint(before)):
                break
            until += 1
            if "" in node:
                end, named = until, node[""]
        return end, named

    def broader(self, type_id: str) -> list[str]:
        """The ids above a type, nearest first."""
        above: list[str] = []
        parent = self.by_id[type_id].parent
        while parent is not None and parent not in above:
            above.append(parent)
            parent = self.by_id[parent].parent
        return above


def read_data_types(table: Mapping[str, Mapping[str, Any]], lexicon: Lexicon) -> DataTypes:
    """The types, with the lexicon that `read_lexicon` made of the same table."""
    return DataTypes(
        {
            type_id: DataType(
                type_id,
                entry["name"].replace("'", "’"),
                entry["category"],
                entry.get("parent"),
                entry.get("sensitive", False),
                entry.get("aside", False),
            )
            for type_id, entry in table.items()
        },
        lexicon,
    )


def read_lexicon(table: Mapping[str, Mapping[str, Any]]) -> Lexicon:
    """The phrases of all types as a tree. Raises ValueError where two entries claim one phrase."""
    lexicon: Lexicon = {}
    claimed: dict[tuple[str, ...], str] = {}
    for type_id, entry in table.items():
        if (parent := entry.get("parent")) is not None and parent not in table:
            raise ValueError(f"{type_id}: unknown parent {parent}")
        for kind in ("words", "weak", "not"):
            for phrase in entry.get(kind, ()):
                stems = tuple(word.stem for word in words_of(phrase, 0, len(phrase)))
                meaning = "nothing" if kind == "not" else type_id
                if claimed.setdefault(stems, meaning) != meaning:
                    raise ValueError(f"{type_id}: {phrase!r} already means {claimed[stems]}")
                node = lexicon
                for stem in stems:
                    node = node.setdefault(stem, {})
                node[""] = [None if kind == "not" else type_id, kind == "weak"]
    return lexicon
