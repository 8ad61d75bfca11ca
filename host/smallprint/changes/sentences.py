"""One version of a policy with its sentences as they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from smallprint.analysis import analyse
from smallprint.analysis.units import units_of
from smallprint.changes.language import language_of
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from smallprint.analysis.findings import Analysis, Evidence
    from smallprint.analysis.units import Unit
    from smallprint.changes.language import Language
    from smallprint.knowledge import Knowledge
    from smallprint.reading.policy import Policy

_WORD = re.compile(r"[^\W_]+")
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_NOTE = re.compile(r"\[[0-9]{1,3}\]")
_SHORT_DATE = 14  # words of a sentence that says little besides a date
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b|\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b")


@dataclass
class Version:
    """A policy, read. `keys[i]` is what sentence i says but for typography, "" where it has nothing to compare."""

    policy: Policy
    knowledge: Knowledge
    analysis: Analysis = field(init=False)
    keys: list[str] = field(init=False)
    language: Language = field(init=False)
    _named: dict[str, bool] = field(default_factory=dict)
    _bags: dict[int, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.analysis = analyse(self.policy, self.knowledge)
        self.language = language_of(self.knowledge.language)
        self.keys = [self._key(number) for number in range(len(self.policy.sentences))]

    def text(self, sentence: int) -> str:
        """A sentence as the policy has it."""
        span = self.policy.sentences[sentence]
        return self.policy.text[span.start : span.end]

    def stems(self, sentence: int) -> Iterator[str]:
        """The words of a sentence in their order, each as the one that stands for its like."""
        span, alike = self.policy.sentences[sentence], self.language.alike
        for word in words_of(self.policy.text, span.start, span.end):
            yield alike.get(word.stem, word.stem)

    def bag(self, sentence: int) -> frozenset[str]:
        """The words of a sentence that carry its meaning, each as the one that stands for its like."""
        known = self._bags.get(sentence)
        if known is None:
            span = self.policy.sentences[sentence]
            language = self.language
            known = self._bags[sentence] = frozenset(
                language.alike.get(word.stem, word.stem)
                for word in words_of(self.policy.text, span.start, span.end)
                if word.stem not in language.empty
            )
        return known

    def leads(self, sentence: int) -> Iterator[int]:
        """The sentences that lead into a list item, the nearest first."""
        above = self.policy.blocks[self.policy.sentences[sentence].block].lead_in
        while above is not None and above < sentence:
            yield above
            sentence, above = above, self.policy.blocks[self.policy.sentences[above].block].lead_in

    def section(self, sentence: int) -> tuple[str, ...]:
        """The headings above a sentence."""
        return self.policy.blocks[self.policy.sentences[sentence].block].section

    def units(self, wanted: Iterable[int]) -> dict[int, Unit]:
        """The sentences of these numbers as the analysis reads them."""
        numbers = frozenset(wanted)
        if not numbers:
            return {}
        return {
            unit.sentence: unit
            for unit in units_of(self.policy, self.knowledge.rules)
            if unit.sentence in numbers
        }

    @cached_property
    def stated(self) -> Mapping[str, Sequence[Evidence]]:
        """The evidence of each practice that readers are told of, by its id."""
        return {
            found.practice.id: found.evidence
            for found in self.analysis.findings
            if found.practice.importance or found.practice.severity
        }

    @cached_property
    def stating(self) -> Mapping[int, Sequence[tuple[str, Evidence]]]:
        """What each sentence states: the ids of practices, with their evidence."""
        by_sentence: defaultdict[int, list[tuple[str, Evidence]]] = defaultdict(list)
        for name, evidence in self.stated.items():
            for piece in evidence:
                by_sentence[piece.sentence].append((name, piece))
        return by_sentence

    @cached_property
    def emails(self) -> frozenset[str]:
        """All email addresses of the policy, in small letters."""
        return emails_in(self.policy.text)

    @cached_property
    def _folded(self) -> str:
        policy = self.policy
        return " ".join((policy.text, policy.service, policy.title)).casefold()

    def lacking(self, names: Collection[str]) -> frozenset[str]:
        """Of some names of countries and well-known companies those that the policy does not have anywhere."""
        for name in names:
            if name not in self._named:
                self._named[name] = name.casefold() in self._folded
        return frozenset(name for name in names if not self._named[name])

    @cached_property
    def _headings(self) -> frozenset[str]:
        return frozenset(_heading_key(heading) for block in self.policy.blocks for heading in block.section)

    def has_heading(self, heading: str) -> bool:
        """Whether the policy has a heading, whatever its number and typography."""
        return _heading_key(heading) in self._headings

    def is_fragment(self, sentence: int) -> bool:
        """Whether it is a title, a button or an entry of a menu rather than a sentence."""
        text = self.text(sentence)
        return text[-1] not in '.!?;:,”")' and next(self.leads(sentence), None) is None

    def _key(self, sentence: int) -> str:
        text = self.text(sentence)
        words = _words(text)
        return "" if self._is_its_date(sentence, text, words) else " ".join(words)

    def _is_its_date(self, sentence: int, text: str, words: list[str]) -> bool:
        """Whether the sentence says when the policy was changed, and nothing else."""
        if len(words) > _SHORT_DATE:
            return False
        span, updated = self.policy.sentences[sentence], self.policy.last_updated
        if updated is not None and updated.start < span.end and span.start < updated.end:
            return True
        return _YEAR.search(text) is not None and any(
            word.stem in self.language.dating for word in words_of(text, 0, len(text))
        )


def emails_in(text: str) -> frozenset[str]:
    """The email addresses of a text, in small letters."""
    return frozenset(email.casefold() for email in _EMAIL.findall(text)) if "@" in text else frozenset()


def _heading_key(heading: str) -> str:
    """What a heading says without its number."""
    words = _words(heading)
    while words and (len(words[0]) == 1 or words[0].isdigit()):
        del words[0]
    return " ".join(words)


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(_NOTE.sub(" ", text).casefold())
