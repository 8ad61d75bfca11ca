"""What readers mean when they ask, from asking.toml.

    [subjects.sale]                      one thing that readers ask about
    asked = ["sell", "make money"]       the words by which they do; several stand side by side
    said = ["valuable consideration"]    further words by which policies speak of it
    topics = ["third_party_sharing"]     where policies speak of it, some of messages.Topic
    practices = ["sells_data"]           what a sentence says that answers it
    broad = true                         nearly every sentence speaks of it, so that it counts for little
    thing = true                         with what something is done, rather than what is done
    loose = true                         a thing that stands for the reader's data in general
    unless = ["merger"]                  words of sentences in which `asked` and `said` mean something else
    covers = ["sharing"]                 subjects that are not asked about where this one is
    question = "Do they sell my data?"   the question of questions.toml that asks the same and nothing else,
    opening = ["do", "will"]             if it begins with one of these (any, without the key),
    with = ["tracking"]                  and asks about one of these subjects, too,
    named = ["delete"]                   and its answer has one of these words
    action = "delete"                    the kind of messages.ActionItem that is how to do it; the reader does it
    points = ["delete_account"]          practices whose point on a card is a whole answer, if no question has one

    [wants.period]                       what is asked for, whatever the subject
    asked = ["how many days"]            the words that ask for it
    said = ["day", "month"]              words of which an answer has one,
    needed = true                        without which it is none
    way = true                           it is how to do something

`[persons]` turns the reader's words into those of a policy, "my" into "your"; `[short]` spells out what people type
for short; `[ignored]` lists the words that ask for nothing; `[reader]` tells by which words a question is about the
reader's own doing, by which words before what is done it is about somebody else's, and by which sentences speak of
it; `[yes_or_no]` by which it can be answered with Yes or No; `[doubt]` when no short answer is given, because it could
be taken for more than is said; `[answers]` has the words of answers that no card has. All words are folded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from smallprint.knowledge.asking_words import Phrases
from smallprint.knowledge.practices import CatalogueError, typeset
from smallprint.messages import Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_SUBJECT_KEYS = frozenset(
    {
        "asked",
        "said",
        "topics",
        "practices",
        "broad",
        "thing",
        "loose",
        "unless",
        "covers",
        "question",
        "opening",
        "with",
        "named",
        "action",
        "points",
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that readers ask about. See the module for the fields."""

    id: str
    asked: Phrases
    written: Phrases
    """The same as policies have it: "read your" for "read my"."""
    said: Phrases
    topics: frozenset[Topic]
    practices: frozenset[str]
    broad: bool
    thing: bool
    loose: bool
    unless: Phrases
    covers: frozenset[str]
    question: str
    opening: Phrases
    beside: frozenset[str]
    named: Phrases
    action: str
    points: frozenset[str]

    @property
    def is_own(self) -> bool:
        """Whether its question is about the reader's own doing: "can I"."""
        return "i" in self.opening.all_words()

    @property
    def is_deed(self) -> bool:
        """Whether it is something that is done, and not in nearly every sentence."""
        return not (self.broad or self.thing)


@dataclass(frozen=True, slots=True)
class Want:
    """Something that an answer has, whatever it is about: a period, a place, a way to do it."""

    asked: Phrases
    said: Phrases
    needed: bool
    way: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """When a short answer could be taken for more than is said.

    `unsure` begin an answer that decides nothing. A sentence with `limits` says so of some cases only, which an answer
    has to say with `limited`. One with `less`, or under a heading with `apart`, proves no type of data for all readers.
    """

    unsure: Phrases
    limits: Phrases
    limited: Phrases
    less: Phrases
    apart: Phrases


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of answers that no card has; `yes` and `no` are how those of questions.toml begin."""

    not_said: str
    collected: str
    shared: str
    denied: str
    yes: str
    no: str


@dataclass(frozen=True)
class Asking:
    """How readers ask, in one language."""

    subjects: tuple[Subject, ...]
    wants: tuple[Want, ...]
    short: Mapping[str, str]
    ignored: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    own_openings: Phrases
    own_words: Phrases
    others: frozenset[str]
    doubt: Doubt
    wording: Wording
    data_types: Mapping[str, Mapping[str, Any]] = field(repr=False)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words that readers are known to ask with."""
        return self.ignored.union(*(subject.asked.all_words() for subject in self.subjects))

    def names_of(self, data_types: Iterable[str], kind: Literal["words", "weak"]) -> Phrases:
        """The phrases that mean one of these types of data, by their ids: always, or if what is around them says so."""
        return Phrases(phrase for name in data_types for phrase in self.data_types[name].get(kind, ()))


def read_asking(
    table: Mapping[str, Any],
    data_types: Mapping[str, Mapping[str, Any]],
    practices: Collection[str],
    questions: Collection[str],
) -> Asking:
    """The file, with the table of data_types.toml.

    Raises CatalogueError where it names a practice, a question, a topic or a subject that there is not."""
    subjects = tuple(
        _read_subject(name, entry, table["persons"]) for name, entry in table["subjects"].items()
    )
    for subject in subjects:
        others = subject.covers | subject.beside
        if (
            not (subject.practices | subject.points).issubset(practices)
            or not subject.topics.issubset(get_args(Topic))
            or not others.issubset(table["subjects"])
            or (subject.question and subject.question not in questions)
        ):
            raise CatalogueError(f"asking: {subject.id} names what does not exist")
    return Asking(
        subjects,
        tuple(
            Want(
                Phrases(want["asked"]),
                Phrases(want["said"]),
                want.get("needed", False),
                want.get("way", False),
            )
            for want in table["wants"].values()
        ),
        table["short"],
        _words(table["ignored"]["words"].split()),
        _words(table["yes_or_no"]["opening"]),
        _words(table["yes_or_no"]["not"]),
        Phrases(table["reader"]["opening"]),
        Phrases(table["reader"]["said"]),
        _words(table["reader"]["others"]),
        Doubt(**{name: Phrases(words) for name, words in table["doubt"].items()}),
        Wording(**{name: typeset(words) for name, words in table["answers"].items()}),
        data_types,
    )


def _read_subject(name: str, entry: Mapping[str, Any], persons: Mapping[str, str]) -> Subject:
    if unknown := entry.keys() - _SUBJECT_KEYS:
        raise CatalogueError(f"asking: {name} unknown keys {sorted(unknown)}")
    return Subject(
        name,
        Phrases(entry["asked"]),
        Phrases(" ".join(persons.get(word, word) for word in phrase.split()) for phrase in entry["asked"]),
        Phrases(entry.get("said", ())),
        frozenset(entry.get("topics", ())),
        frozenset(entry.get("practices", ())),
        entry.get("broad", False),
        entry.get("thing", False),
        entry.get("loose", False),
        Phrases(entry.get("unless", ())),
        frozenset(entry.get("covers", ())),
        entry.get("question", ""),
        Phrases(entry.get("opening", ())),
        frozenset(entry.get("with", ())),
        Phrases(entry.get("named", ())),
        entry.get("action", ""),
        frozenset(entry.get("points", ())),
    )


def _words(sources: Iterable[str]) -> frozenset[str]:
    return Phrases(sources).all_words()
