"""What a question asks about, one by one, and how far a sentence is about each of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.asking.lines import Line
    from smallprint.asking.question import Question
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.asking import Subject
    from smallprint.knowledge.asking_words import Phrases

# How likely a sentence is about a subject if nothing but this tells so.
_FOUND, _ASKED, _SAID, _TOLD, _LED, _ABOVE = 0.5, 0.55, 0.3, 0.3, 0.55, 0.25
_MOST = 3
"""Words of one kind that count: more of them are a list."""
_WORD_LED, _WORD_TOLD = 0.6, 0.4
_NARROWER, _WEAK, _BROADER = 0.9, 0.8, 0.25
_BROAD, _THINGS = 0.3, 0.8
"""What a broad subject, and all things together, weigh beside something else that is done."""


class Aspect(Protocol):
    """One thing that is asked about."""

    def likeness(self, line: Line) -> float:
        """How far a sentence is about it, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class OfSubject:
    """A subject of asking.toml."""

    subject: Subject

    def likeness(self, line: Line) -> float:
        """How likely the sentence is about it, as everything that tells so adds up."""
        subject = self.subject
        missing = 1.0
        if not subject.practices.isdisjoint(line.practices):
            missing *= 1 - _FOUND
        elif subject.unless.count(line.own):
            return 0.0
        missing *= (1 - _ASKED) ** min(_MOST, subject.written.count(line.own))
        missing *= (1 - _SAID) ** min(_MOST, subject.said.count(line.own))
        if not subject.asked.words.isdisjoint(line.told):
            missing *= 1 - _TOLD
        for passage, tells in ((line.lead, _LED), (line.headings, _ABOVE)):
            if passage.words and (subject.written.count(passage) or subject.said.count(passage)):
                missing *= 1 - tells
        return 1 - missing


@dataclass(frozen=True, slots=True)
class OfWord:
    """A word that belongs to no subject."""

    word: str

    def likeness(self, line: Line) -> float:
        """1 where the sentence has it, less where only what stands above it has, or what the cards tell of it."""
        if self.word in line.own.stems:
            return 1.0
        if self.word in line.lead.stems or self.word in line.headings.stems:
            return _WORD_LED
        return _WORD_TOLD if self.word in line.told else 0.0


@dataclass(frozen=True, slots=True)
class OfType:
    """A type of data, by the phrases that name it or its kin, and how far that is the same; the most exact first."""

    names: Sequence[tuple[Phrases, float]]

    def likeness(self, line: Line) -> float:
        """How far the most exact name in the sentence is the same."""
        return next((like for phrases, like in self.names if phrases.count(line.own)), 0.0)


@dataclass(frozen=True, slots=True)
class OfEither:
    """Two names of one thing."""

    one: Aspect
    other: Aspect

    def likeness(self, line: Line) -> float:
        """That of the name that fits better."""
        return max(self.one.likeness(line), self.other.likeness(line))


Weighted = tuple[Aspect, float]


@dataclass(frozen=True, slots=True)
class Aspects:
    """All that is asked about, each with its weight; the weights add up to 1.

    `deeds` are what is done and `things` with what, `loose` the things that stand for the reader's data in general, and
    `broad` what nearly every sentence of a policy speaks of. `named` are the things again, by their exact names.
    """

    deeds: tuple[Weighted, ...]
    things: tuple[Weighted, ...]
    loose: tuple[Weighted, ...]
    broad: tuple[Weighted, ...]
    named: tuple[Aspect, ...]


def aspects_of(question: Question, knowledge: Knowledge) -> Aspects:
    """What a question asks about."""
    rarest = math.log2(knowledge.background.policies + 1)
    subjects: dict[str, Aspect] = {subject.id: OfSubject(subject) for subject in question.subjects}
    exact: dict[str, Aspect] = {}
    types: list[Aspect] = []
    for name, same in question.types.items():
        of_type = OfType(_names_of(name, knowledge))
        if same:
            subjects[same] = OfEither(subjects[same], of_type)
            exact[same] = of_type
        else:
            types.append(of_type)
    deeds: list[Weighted] = [(subjects[each.id], 1.0) for each in question.subjects if each.is_deed]
    broad = [subjects[each.id] for each in question.subjects if each.broad]
    loose = [subjects[each.id] for each in question.subjects if each.loose and each.id not in exact]
    strict = [
        each.id for each in question.subjects if each.thing and not (each.loose and each.id not in exact)
    ]
    words: list[Weighted] = [
        (OfWord(word), knowledge.background.surprise(word) / rarest) for word in question.words
    ]
    things: list[Weighted] = [
        *((subjects[name], 1.0) for name in strict),
        *((each, 1.0) for each in types),
        *words,
    ]
    shared = _THINGS / max(1, len(things) + len(loose)) if deeds else 1.0
    general = _BROAD if deeds or things or loose else 1.0
    whole = sum(
        (len(deeds), shared * (sum(weight for _, weight in things) + len(loose)), general * len(broad))
    )
    return Aspects(
        _scaled(deeds, 1.0, whole),
        _scaled(things, shared, whole),
        _scaled([(aspect, 1.0) for aspect in loose], shared, whole),
        _scaled([(aspect, 1.0) for aspect in broad], general, whole),
        (*(exact.get(name, subjects[name]) for name in strict), *types, *(word for word, _ in words)),
    )


def _scaled(aspects: Iterable[Weighted], factor: float, whole: float) -> tuple[Weighted, ...]:
    return tuple((aspect, weight * factor / whole) for aspect, weight in aspects)


def _names_of(name: str, knowledge: Knowledge) -> list[tuple[Phrases, float]]:
    """The names of a type of data, of the narrower types, and of the next broader one."""
    types, asking = knowledge.data_types, knowledge.asking
    narrower = [other for other in types.by_id if name in types.broader(other)]
    return [
        (asking.names_of([name], "words"), 1.0),
        (asking.names_of(narrower, "words"), _NARROWER),
        (asking.names_of([name], "weak"), _WEAK),
        (asking.names_of(types.broader(name)[:1], "words"), _BROADER),
    ]
