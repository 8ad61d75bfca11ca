"""What a careful reader looks for in any policy, from expectations.toml, whose head tells its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from smallprint.knowledge.practices import CatalogueError
from smallprint.messages import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from smallprint.matching.phrases import Phrase, PhraseBook

_NEEDED = frozenset({"says", "topic", "weight", "practices", "words"})
_KEYS = _NEEDED | {"under", "below", "not", "if"}
_OPENINGS = ("Whether", "How", "Which", "Where")
_MOST_WORDS = 11
_WEIGHTS = range(1, 11)


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing that readers look for. `given` holds practices and data types of which one must be found."""

    id: str
    says: str
    topic: Topic
    weight: int
    practices: frozenset[str]
    given: frozenset[str]


class WordIndex:
    """Finds of whose phrases a sentence has the words, in whatever order.

    The expressions of the phrases are never compiled: they are wide, and that would take longer than a policy.
    """

    def __init__(self, phrases: Iterable[tuple[str, Phrase]]) -> None:
        self._by_word: dict[str, list[tuple[str, tuple[AbstractSet[str], ...]]]] = {}
        for name, phrase in phrases:
            rarest, *others = phrase.needs
            for word in rarest:
                self._by_word.setdefault(word, []).append((name, tuple(others)))
        self._words = frozenset(self._by_word)

    def fitting(self, stems: AbstractSet[str], without: AbstractSet[str]) -> set[str]:
        """The names, but those in `without`, of which all words of a phrase are among `stems`."""
        found: set[str] = set()
        for word in self._words & stems:
            for name, others in self._by_word[word]:
                if name in without or name in found:
                    continue
                for needed in others:
                    if needed.isdisjoint(stems):
                        break
                else:
                    found.add(name)
        return found


@dataclass(frozen=True)
class Expectations:
    """All of them, the weightiest first, and by their ids the phrases that speak of them.

    `words` are for sentences and headings; `below` for what stands beneath a heading that `under` fits; a sentence
    with one of `dull` does not count.
    """

    entries: tuple[Expectation, ...]
    words: WordIndex
    under: WordIndex
    below: WordIndex
    dull: Mapping[str, tuple[Phrase, ...]]


def read_expectations(
    table: Mapping[str, Any], practices: AbstractSet[str], data_types: AbstractSet[str], book: PhraseBook
) -> Expectations:
    """The expectations of one language; `practices` and `data_types` are the ids that there are.

    Raises CatalogueError or PhraseError where an entry is wrong.
    """
    entries = [_read(name, entry, practices, data_types) for name, entry in table.items()]

    def index(key: str) -> WordIndex:
        return WordIndex(
            (name, book.phrase(source)) for name, entry in table.items() for source in entry.get(key, ())
        )

    return Expectations(
        tuple(sorted(entries, key=lambda entry: -entry.weight)),
        index("words"),
        index("under"),
        index("below"),
        {
            name: tuple(book.phrase(source) for source in entry["not"])
            for name, entry in table.items()
            if "not" in entry
        },
    )


def _read(
    name: str, entry: Mapping[str, Any], practices: AbstractSet[str], data_types: AbstractSet[str]
) -> Expectation:
    if wrong := (entry.keys() - _KEYS) | (_NEEDED - entry.keys()):
        raise CatalogueError(f"{name}: unknown or missing keys {sorted(wrong)}")
    if ("under" in entry) != ("below" in entry):
        raise CatalogueError(f"{name}: under and below go together")
    if entry["topic"] not in get_args(Topic) or entry["weight"] not in _WEIGHTS:
        raise CatalogueError(f"{name}: unknown topic, or a weight that is not 1 to 10")
    says = entry["says"]
    if not says.startswith(_OPENINGS) or not says.endswith(".") or len(says.split()) > _MOST_WORDS:
        raise CatalogueError(
            f"{name}: says begins with {', '.join(_OPENINGS)}, is short and ends with a stop"
        )
    _known(name, entry["practices"], practices)
    _known(name, entry.get("if", ()), practices | data_types)
    return Expectation(
        name,
        says,
        entry["topic"],
        entry["weight"],
        frozenset(entry["practices"]),
        frozenset(entry.get("if", ())),
    )


def _known(name: str, ids: Iterable[str], known: AbstractSet[str]) -> None:
    if unknown := [each for each in ids if each not in known]:
        raise CatalogueError(f"{name}: unknown practices or data types {unknown}")
