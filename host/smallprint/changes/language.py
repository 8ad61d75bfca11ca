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
    near: Mapping[str, frozenset[str]]
    opposites: Mapping[str, frozenset[str]]
    weighty: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]
    done: frozenset[str]
    open: frozenset[str]
    alone: frozenset[str]
    plain: frozenset[str]
    acts: frozenset[str]
    choices: frozenset[str]
    keeping: frozenset[str]
    noticing: frozenset[str]
    waiting: frozenset[str]
    price: frozenset[str]
    numbers: Mapping[str, float]
    units: Mapping[str, float]
    vague: frozenset[str]
    data: str
    empty: frozenset[str]
    referring: frozenset[str]
    single: frozenset[str]
    between: frozenset[str]
    pointing: frozenset[str]
    dating: frozenset[str]
    consenting: frozenset[str]
    agreeing: frozenset[str]
    asking: frozenset[str]
    ahead: frozenset[str]
    refusing: frozenset[str]
    bounding: frozenset[str]
    permitting: frozenset[str]
    aiming: frozenset[str]
    reserving: frozenset[str]
    dutiful: frozenset[str]
    off: frozenset[str]
    default: frozenset[str]
    being: frozenset[str]
    harmless: frozenset[str]
    comparing: frozenset[str]
    ignoring: frozenset[str]
    currencies: frozenset[str]

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

    def folded(words: Iterable[str]) -> frozenset[str]:
        return frozenset(alike.get(stem, stem) for stem in _stem_set(words))

    weighty = {name: folded(words) for name, words in table["weighty"].items()}
    opposites: dict[str, frozenset[str]] = {}
    for pair in table["opposites"]["pairs"]:
        for one, other in (pair, pair[::-1]):
            for stem in folded([one]):
                opposites[stem] = opposites.get(stem, frozenset()) | folded([other])
    fields: dict[str, Any] = {
        "says": {name: typeset(says) for name, says in table["says"].items()},
        "openings": {typeset(opening): typeset(told) for opening, told in table["openings"].items()},
        "alike": alike,
        "near": {stem: folded([near]) for word, near in table["near"].items() for stem in folded([word])},
        "opposites": opposites,
        "weighty": frozenset[str]().union(*weighty.values()),
        "numbers": {_stems(word)[0]: float(value) for word, value in table["numbers"].items()},
        "units": {_stems(unit)[0]: float(days) for unit, days in table["units"].items()},
        "vague": frozenset(table["vague"]["types"]),
    }
    fields |= {name: weighty[name] for name in ("bad", "good", "done", "open", "alone")}
    fields["plain"] = frozenset[str]().union(*(weighty[name] for name in ("bad", "done", "open", "named")))
    fields["choices"] = folded(table["acts"]["choices"])
    fields["acts"] = fields["choices"] | folded(table["acts"]["done"])
    fields |= {name: folded(words) for name, words in table["periods"].items()}
    fields |= {name: stem for name, word in table["stems"].items() for stem in folded([word])}
    fields |= {name: _stem_set(words) for name, words in table["words"].items()}
    return Language(**fields)


def _stems(text: str) -> list[str]:
    return [word.stem for word in words_of(text, 0, len(text))]


def _stem_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in _stems(word))
