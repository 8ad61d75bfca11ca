"""One policy that questions can be asked about."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from smallprint.asking.answers import Answerer
from smallprint.asking.aspects import aspects_of
from smallprint.asking.lines import lines_of
from smallprint.asking.question import is_rare, read_question
from smallprint.asking.ranking import LOOKED_AT, evidence_of, rank, support_of
from smallprint.knowledge.asking_words import Passage
from smallprint.messages import Answer, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.asking.aspects import Aspects
    from smallprint.asking.lines import Line
    from smallprint.asking.question import Question
    from smallprint.asking.ranking import Ranked
    from smallprint.knowledge import Knowledge
    from smallprint.messages import Report
    from smallprint.reading.policy import Policy

MOST_QUOTES = 4
_PROVING, _WAYS = 3, 1
"""Quotes of a short answer and of a way to do something, so that there is room for what the question's words found."""
_SUPPORTED, _CLEAR = 0.4, 0.7
"""The least support of the best sentence with which the policy can be taken to answer, and that with which it is."""
_ENOUGH = 1.45
"""The least evidence with which it is where the support is between the two."""
_OFTEN, _FEWEST = 0.04, 3
"""In which part of its sentences, and in how many, a policy has the names of its service."""
_OWN = 2.0
"""How rare such a name is elsewhere, in bits."""
_NEARLY = 0.7
"""A sentence is quoted beside the best one if it has this part of its support."""


class Weighed(NamedTuple):
    """A question, and how well each sentence of the policy answers it."""

    question: Question
    aspects: Aspects
    ranked: list[Ranked]

    @property
    def evidence(self) -> float:
        """How likely the policy is to answer, see `ranking.evidence_of`."""
        return evidence_of(self.ranked)

    @property
    def is_answered(self) -> bool:
        """Whether the policy's sentences are about enough of what is asked."""
        support = support_of(self.ranked)
        return support >= _CLEAR or (support >= _SUPPORTED and self.evidence >= _ENOUGH)


class Asker:
    """Answers questions about one policy. What is read of the policy is kept for the next question.

    `report` is that of the same text; nothing is analysed anew.
    """

    def __init__(self, policy: Policy, report: Report, knowledge: Knowledge) -> None:
        self._policy = policy
        self._report = report
        self._knowledge = knowledge

    def ask(self, question: str) -> Answer:
        """The answer to any text: quotes, with a short answer where a card has it, or that the policy does not say."""
        weighed = self.weigh(question)
        by_start = {self._policy.sentences[line.sentence].start: line for line in self._lines}
        answerer = Answerer(weighed.question, weighed.aspects, self._report, self._knowledge, by_start)
        short = answerer.answer(weighed.ranked)
        ways = self._best(answerer.ways(), weighed.ranked, _WAYS)
        found = [*self._found(weighed.ranked)]
        if short is not None:
            proof = self._best(short.quotes, weighed.ranked, _PROVING)
            return Answer(answered=True, answer=short.text, quotes=_distinct([*ways, *proof, *found]))
        if found and weighed.is_answered:
            return Answer(answered=True, answer=None, quotes=_distinct([*ways, *found]))
        return Answer(answered=False, answer=self._knowledge.asking.wording.not_said, quotes=[])

    def weigh(self, question: str) -> Weighed:
        """What a question asks, and how well each sentence answers it, the best first."""
        asked = read_question(question, self._knowledge, self._vocabulary, self._names)
        aspects = aspects_of(asked, self._knowledge)
        ranked = rank(asked, aspects, self._lines, self._knowledge)
        self._knowledge.topic_model.forget()
        return Weighed(asked, aspects, ranked)

    @cached_property
    def _lines(self) -> list[Line]:
        return lines_of(self._policy, self._report, self._knowledge)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return self._knowledge.asking.vocabulary.union(*(line.own.stems for line in self._lines))

    @cached_property
    def _names(self) -> set[str]:
        """What the service and its products are called: its name, and words that only this policy says all the time."""
        lines, background = self._lines, self._knowledge.background
        often = Counter(stem for line in lines for stem in line.own.stems)
        enough = max(_FEWEST, len(lines) * _OFTEN)
        own = {stem for stem, count in often.items() if count >= enough and is_rare(stem, background, _OWN)}
        own.update(Passage.of(self._policy.service).words)
        return own - self._knowledge.asking.vocabulary

    def _best(self, quotes: Iterable[Quote], ranked: Sequence[Ranked], most: int) -> list[Quote]:
        """The quotes that answer the question best, the best first."""
        places = {self._policy.sentences[each.line.sentence].start: at for at, each in enumerate(ranked)}
        return sorted(quotes, key=lambda quote: places.get(quote.start, len(places)))[:most]

    def _found(self, ranked: Sequence[Ranked]) -> Iterator[Quote]:
        """The best sentences, as far as they are about what is asked."""
        enough = max(_SUPPORTED, _NEARLY * support_of(ranked))
        for each in [each for each in ranked[:LOOKED_AT] if each.support >= enough][:MOST_QUOTES]:
            span = self._policy.sentences[each.line.sentence]
            yield Quote(
                text=self._policy.text[span.start : span.end],
                start=span.start,
                end=span.end,
                section=[*self._policy.blocks[span.block].section],
            )


def _distinct(quotes: Iterable[Quote]) -> list[Quote]:
    """The first few that do not say the same words."""
    each: dict[str, Quote] = {}
    for quote in quotes:
        each.setdefault(quote.text, quote)
    return [*each.values()][:MOST_QUOTES]
