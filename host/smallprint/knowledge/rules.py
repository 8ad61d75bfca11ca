"""The reading rules of a language, from reading.toml, in the form in which analysis/units.py uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from smallprint.matching.phrases import PhraseBook, PhraseIndex
from smallprint.matching.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from smallprint.messages import Topic

_OR_REACH = 45  # characters of a folded sentence: some eight words

SUBJECTS = frozenset({"we", "you", "they", "it", "i"})
Actor = Literal["we", "you", "third_party", "unknown"]


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words_of(text, 0, len(text)))


def _stem_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in _stems(word))


def _index(groups: Mapping[str, Iterable[str]], book: PhraseBook) -> PhraseIndex[str]:
    return PhraseIndex((name, book.phrase(source)) for name, sources in groups.items() for source in sources)


@dataclass(frozen=True)
class DataRules:
    """How sentences say that data is collected, shared or denied: the lists of `[data]` in reading.toml."""

    collect: frozenset[str]
    give: frozenset[str]
    deliver: frozenset[str]
    deny: frozenset[str]
    share: frozenset[str]
    sell: frozenset[str]
    employ: frozenset[str]
    record: frozenset[str]
    ask: frozenset[str]
    ending: frozenset[str]
    nouns: frozenset[str]
    introducing: frozenset[str]
    places: frozenset[str]
    means: frozenset[str]
    linking: frozenset[str]
    owners: frozenset[str]
    determiners: frozenset[str]
    products: frozenset[str]
    given: frozenset[str]
    taken: frozenset[str]
    working: frozenset[str]
    enabling: frozenset[str]
    holding: frozenset[str]
    serving: frozenset[str]
    machines: frozenset[str]
    doubled: frozenset[str]
    others: frozenset[str]
    undoing: frozenset[str]
    allowing: frozenset[str]
    bound: frozenset[str]
    acts: frozenset[str]
    telling: frozenset[str]
    tools: frozenset[str]
    sentences: PhraseIndex[str]
    headings: PhraseIndex[str]

    def sentence_says(self, folded: str, stems: AbstractSet[str]) -> frozenset[str]:
        """Of `own`, `hypothetical`, `qualified` and `definition`, what a sentence is."""
        return _names(self.sentences, folded, stems)

    def sections_say(self, section: tuple[str, ...]) -> frozenset[str]:
        """`lists` where the headings above a sentence say that it lists data; `nothing` where the nearest says
        that none of it is the reader's, or one of the nearest two that it only explains words."""
        nearest = _section_names(self.headings, section[-1:])
        if "label" in nearest and "lists" in _section_names(self.headings, section[:-1]):
            nearest -= {"nothing"}
        nearest &= {"nothing"}
        nearer = _section_names(self.headings, section[-2:]) & {"explains"}
        return (
            (_section_names(self.headings, section) & {"lists"})
            | nearest
            | ({"nothing"} if nearer else set())
        )


def _read_data_rules(table: Mapping[str, Any], book: PhraseBook) -> DataRules:
    lists = {
        name: frozenset(" ".join(_stems(phrase)) for phrase in phrases)
        for name, phrases in table.items()
        if name not in ("tools", "headings", "sentences")
    }
    acts = lists["collect"] | lists["give"] | lists["employ"] | lists["ask"] | lists["deny"]
    return DataRules(
        **lists,
        acts=acts,
        telling=acts.union(
            *(lists[name] for name in ("nouns", "introducing", "places", "means", "ending")),
            ("to", "for", "with", "right", "as", "exampl", "instanc", "g", "on", "about"),
        ),
        tools=frozenset(table["tools"]),
        sentences=_index(table["sentences"], book),
        headings=_index(table["headings"], book),
    )


@dataclass(frozen=True)
class ReadingRules:
    """Words by what they do to a sentence. All are folded."""

    actors: dict[str, Actor]
    preceded: dict[str, frozenset[str]]
    others_after: dict[str, frozenset[str]]
    compounds: frozenset[str]
    own_determiners: frozenset[str]
    own_things: frozenset[str]
    articles: frozenset[str]
    negators: frozenset[str]
    short_negators: frozenset[str]
    harmless: tuple[tuple[str, ...], ...]
    prohibiting: frozenset[str]
    boundaries: frozenset[str]
    opinions: frozenset[str]
    subordinators: frozenset[str]
    new_clause: frozenset[str]
    possibility: frozenset[str]
    between: frozenset[str]
    kinds: PhraseIndex[str]
    conditions: PhraseIndex[str]
    condition_headings: dict[str, str]
    audiences: PhraseIndex[str]
    audience_headings: PhraseIndex[str]
    topics: PhraseIndex[str]
    data: DataRules

    @cached_property
    def turning(self) -> frozenset[str]:
        """Words that can begin a clause, or begin or end a denial."""
        return frozenset({"and", "or", "other", "from"}).union(
            SUBJECTS, self.boundaries, self.prohibiting, self.negators, self.short_negators
        )

    def conditions_in(self, section: tuple[str, ...], folded: str, stems: AbstractSet[str]) -> frozenset[str]:
        """The conditions that a folded sentence names, or that are all that the heading above it says."""
        named = frozenset(
            name
            for name, _, match in self.conditions.search(folded, stems)
            if name != "agreed" or not _is_one_of_several(folded, match.start(), match.end())
        )
        if section and (heading := _bare_heading(section[-1])) in self.condition_headings:
            named |= {self.condition_headings[heading]}
        return named

    def audiences_in(self, section: tuple[str, ...], folded: str, stems: AbstractSet[str]) -> frozenset[str]:
        """The audiences that a sentence or the headings above it speak about."""
        named = {
            name
            for name, _, match in self.audiences.search(folded, stems)
            if not _is_outside(folded[: match.start() + 1], match.group() + " ")
        }
        about = tuple(
            heading
            for heading in section
            if " outsid " not in folded_heading(heading)[0]
            and "wider" not in _section_names(self.audience_headings, (heading,))
        )
        return frozenset(named) | _section_names(self.audience_headings, about)

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
    return " not " in named or before.endswith((" not ", " outside ", " outside of ", " outside of the "))


@lru_cache(maxsize=1024)
def _bare_heading(heading: str) -> str:
    """A folded heading without its number."""
    words = folded_heading(heading)[0].split()
    return " ".join(words[1:] if words and (len(words[0]) == 1 or words[0].isdigit()) else words)


def _is_one_of_several(folded: str, start: int, end: int) -> bool:
    """ "with your consent or as the law requires": what is done without consent, too, does not depend on it."""
    return folded.startswith(" or ", end) or " or " in folded[max(0, start - _OR_REACH) : start + 1]


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
        preceded={fold(word): _stem_set(before) for word, before in table["preceded"].items()},
        compounds=_stem_set(table["compounds"]["things"]),
        others_after={fold(word): _stem_set(before) for word, before in table["others_after"].items()},
        own_determiners=_stem_set(table["own"]["determiners"]),
        own_things=_stem_set(table["own"]["things"]),
        articles=_stem_set(table["agents"]["articles"]),
        negators=_stem_set(negation["words"]),
        short_negators=_stem_set(negation["short"]),
        harmless=tuple(_stems(phrase) for phrase in negation["harmless"]),
        prohibiting=_stem_set(negation["prohibiting"]),
        boundaries=_stem_set(negation["boundaries"]),
        opinions=_stem_set(negation["opinions"]),
        subordinators=_stem_set(negation["subordinators"]),
        new_clause=_stem_set(negation["new_clause"]),
        possibility=_stem_set(negation["possibility"]),
        between=_stem_set(negation["between"]),
        kinds=_index(table["kinds"], book),
        conditions=_index(table["conditions"], book),
        condition_headings={
            " ".join(_stems(heading)): name
            for name, headings in table["condition_headings"].items()
            for heading in headings
        },
        audiences=_index(table["audiences"], book),
        audience_headings=_index(table["audience_headings"], book),
        topics=_index(table["topics"], book),
        data=_read_data_rules(data, book),
    )
