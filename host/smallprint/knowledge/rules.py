"""The reading rules of a language, from reading.toml, in the form in which analysis/units.py uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from smallprint.matching.phrases import PhraseBook, PhraseIndex
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from smallprint.messages import Topic

Actor = Literal["we", "you", "third_party", "unknown"]


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words_of(text, 0, len(text)))


def _stem_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in _stems(word))


def _index(groups: Mapping[str, Iterable[str]], book: PhraseBook) -> PhraseIndex[str]:
    return PhraseIndex((name, book.phrase(source)) for name, sources in groups.items() for source in sources)


@dataclass(frozen=True)
class DataRules:
    """How sentences say that data is collected, shared or denied."""

    collect: frozenset[str]
    give: frozenset[str]
    deny: frozenset[str]
    share: frozenset[str]
    phrases: PhraseIndex[str]

    def is_about_the_company(self, section: tuple[str, ...], folded: str, stems: AbstractSet[str]) -> bool:
        """Whether the data named in a sentence is the company's own, as in a contact section."""
        return "own" in _names(self.phrases, folded, stems) or (
            bool(section) and "not_under" in _section_names(self.phrases, section[-1:])
        )

    def lists_data(self, section: tuple[str, ...], folded: str, stems: AbstractSet[str]) -> bool:
        """Whether a sentence or the headings above it list data without a verb."""
        return "headings" in _section_names(self.phrases, section) or "lists" in _names(
            self.phrases, folded, stems
        )


@dataclass(frozen=True)
class ReadingRules:
    """Words by what they do to a sentence. All are folded."""

    actors: dict[str, Actor]
    articles: frozenset[str]
    negators: frozenset[str]
    short_negators: frozenset[str]
    harmless: tuple[tuple[str, ...], ...]
    prohibiting: frozenset[str]
    boundaries: frozenset[str]
    opinions: frozenset[str]
    new_clause: frozenset[str]
    possibility: frozenset[str]
    between: frozenset[str]
    kinds: PhraseIndex[str]
    conditions: PhraseIndex[str]
    audiences: PhraseIndex[str]
    audience_headings: PhraseIndex[str]
    topics: PhraseIndex[str]
    data: DataRules

    def conditions_in(self, folded: str, stems: AbstractSet[str]) -> frozenset[str]:
        """The conditions that a folded sentence names."""
        return _names(self.conditions, folded, stems)

    def audiences_in(self, section: tuple[str, ...], folded: str, stems: AbstractSet[str]) -> frozenset[str]:
        """The audiences that a sentence or the headings above it speak about."""
        named = {
            name
            for name, _, match in self.audiences.search(folded, stems)
            if not _is_outside(folded[: match.start()], match.group())
        }
        return frozenset(named) | _section_names(self.audience_headings, section)

    def is_definition(self, folded: str, stems: AbstractSet[str]) -> bool:
        """Whether a folded sentence tells what a word means."""
        return "definition" in _names(self.kinds, folded, stems)

    def topics_in(self, heading: str) -> frozenset[Topic]:
        """The topics that a heading tells."""
        return cast("frozenset[Topic]", _heading_names(self.topics, heading))


def fold_text(text: str) -> str:
    """Text as a folded sentence, without clause marks: for headings and for tests of phrases."""
    return " " + " ".join(_stems(text)) + " "


def _is_outside(before: str, named: str) -> bool:
    """ "users not located in", "countries outside": about everyone but those named."""
    return " not " in f" {named}" or before.endswith(
        (" not ", " outside ", " outside of ", " outside of the ")
    )


def _names(index: PhraseIndex[str], folded: str, stems: AbstractSet[str]) -> frozenset[str]:
    return frozenset(name for name, _, _ in index.search(folded, stems))


@lru_cache(maxsize=1024)
def folded_heading(heading: str) -> tuple[str, frozenset[str]]:
    """A heading as a folded sentence, and its words. Every sentence below it asks for them."""
    folded = fold_text(heading)
    return folded, frozenset(folded.split())


@lru_cache(maxsize=1024)
def _heading_names(index: PhraseIndex[str], heading: str) -> frozenset[str]:
    return _names(index, *folded_heading(heading))


def _section_names(index: PhraseIndex[str], section: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_heading_names(index, heading) for heading in section))


def read_rules(table: Mapping[str, Any], book: PhraseBook) -> ReadingRules:
    """The rules of one language's reading.toml."""
    negation, data = table["negation"], table["data"]
    return ReadingRules(
        actors={stem: actor for actor, words in table["actors"].items() for stem in _stem_set(words)},
        articles=_stem_set(table["agents"]["articles"]),
        negators=_stem_set(negation["words"]),
        short_negators=_stem_set(negation["short"]),
        harmless=tuple(_stems(phrase) for phrase in negation["harmless"]),
        prohibiting=_stem_set(negation["prohibiting"]),
        boundaries=_stem_set(negation["boundaries"]),
        opinions=_stem_set(negation["opinions"]),
        new_clause=_stem_set(negation["new_clause"]),
        possibility=_stem_set(negation["possibility"]),
        between=_stem_set(negation["between"]),
        kinds=_index(table["kinds"], book),
        conditions=_index(table["conditions"], book),
        audiences=_index(table["audiences"], book),
        audience_headings=_index(table["audience_headings"], book),
        topics=_index(table["topics"], book),
        data=DataRules(
            _stem_set(data["collect"]),
            _stem_set(data["give"]),
            _stem_set(data["deny"]),
            _stem_set(data["share"]),
            _index({name: data[name] for name in ("headings", "lists", "not_under", "own")}, book),
        ),
    )
