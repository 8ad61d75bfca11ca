"""How changes are told in a language, and which of its words weigh when texts are compared: from changes.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint import knowledge
from smallprint.knowledge.practices import typeset
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OWNING = frozenset({"you", "your"})
_FOLDER = Path(knowledge.__file__).parent


@dataclass(frozen=True)
class Language:
    """See changes.toml. All words are folded; `alike` gives for a word the one that stands for its row.

    `vague` has ids of types of data.
    """

    says: Mapping[str, str]
    openings: Mapping[str, str]
    alike: Mapping[str, str]
    empty: frozenset[str]
    weighty: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]
    open: frozenset[str]
    alone: frozenset[str]
    near: Mapping[str, frozenset[str]]
    numbers: Mapping[str, float]
    single: frozenset[str]
    units: Mapping[str, float]
    between: frozenset[str]
    pointing: frozenset[str]
    dating: frozenset[str]
    bounding: frozenset[str]
    permitting: frozenset[str]
    harmless: frozenset[str]
    reserving: frozenset[str]
    dutiful: frozenset[str]
    off: frozenset[str]
    default: frozenset[str]
    being: frozenset[str]
    consenting: frozenset[str]
    agreeing: frozenset[str]
    agree: str
    vague: frozenset[str]

    def told(self, name: str, **values: str) -> str:
        """The saying of that name with its slots filled."""
        return self.says[name].format(**values)

    def told_of_data(self, name: str, data: str, **values: str) -> str:
        """The same of names of data, which are the reader's where they do not say so themselves."""
        is_said = not _OWNING.isdisjoint(data.casefold().split())
        return self.told(name, data=data, your="" if is_said else self.says["your"], **values)


@lru_cache(maxsize=4)
def language_of(code: str) -> Language:
    """The words of a language (ISO 639-1) that there is knowledge for."""
    return _read(tomllib.loads((_FOLDER / code / "changes.toml").read_text(encoding="utf-8")))


def _read(table: Mapping[str, Any]) -> Language:
    alike: dict[str, str] = {}
    for row in table["alike"]["rows"]:
        first, *rest = _stems(row)
        for stem in (first, *rest):
            alike.setdefault(stem, first)
    bad, good, open_words, alone, others = (
        frozenset(alike.get(stem, stem) for stem in _stem_set(table["weighty"][name]))
        for name in ("bad", "good", "open", "alone", "others")
    )
    numbers = table["numbers"]
    return Language(
        {name: typeset(says) for name, says in table["says"].items()},
        {typeset(opening): typeset(told) for opening, told in table["openings"].items()},
        alike,
        _stem_set(table["empty"]["words"]),
        bad | good | open_words | others,
        bad,
        good,
        open_words,
        alone,
        {
            alike.get(stem, stem): frozenset(alike.get(other, other) for other in _stems(instead))
            for word, instead in table["weighty"]["near"].items()
            for stem in _stems(word)
        },
        {_stems(word)[0]: float(value) for word, value in numbers["words"].items()},
        _stem_set(numbers["single"]),
        {_stems(unit)[0]: float(days) for unit, days in numbers["units"].items()},
        _stem_set(numbers["between"]),
        _stem_set(numbers["pointing"]),
        _stem_set(numbers["dating"]),
        _stem_set(table["bounds"]["words"]),
        _stem_set(table["bounds"]["permitting"]),
        _stem_set(table["bounds"]["harmless"]),
        _stem_set(table["bounds"]["reserving"]),
        _stem_set(table["bounds"]["dutiful"]),
        _stem_set(table["bounds"]["off"]),
        _stem_set(table["bounds"]["default"]),
        _stem_set(table["bounds"]["being"]),
        _stem_set(table["asking"]["consenting"]),
        _stem_set(table["asking"]["agreeing"]),
        _stems(table["asking"]["agree"])[0],
        frozenset(table["vague"]["types"]),
    )


def _stems(text: str) -> list[str]:
    return [word.stem for word in words_of(text, 0, len(text))]


def _stem_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in _stems(word))
