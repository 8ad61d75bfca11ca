"""A short answer in the words of the cards, where one of them means what is asked. A wrong one is worse than none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.cards.points import in_sentence
from smallprint.knowledge.asking_words import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallprint.asking.aspects import Aspects
    from smallprint.asking.lines import Line
    from smallprint.asking.question import Question
    from smallprint.asking.ranking import Ranked
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.asking import Subject
    from smallprint.messages import OverviewItem, Quote, Report, WatchOut

_NAMED = 0.5
"""From which likeness on a sentence names a thing that is asked about."""
_LOOKED_AT = 3
_RIGHTS = frozenset({"user_choice", "access_edit_deletion", "contact"})
"""What points are about that answer what the reader can do."""
_COLLECTING, _KEEPING, _SHARING = "collecting", "keeping", "sharing"


@dataclass(frozen=True, slots=True)
class Short:
    """An answer, and the quotes that prove it."""

    text: str
    quotes: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Answerer:
    """Finds the short answer to one question. `lines` has those of the policy by where they start."""

    question: Question
    aspects: Aspects
    report: Report
    knowledge: Knowledge
    lines: Mapping[int, Line]

    def answer(self, ranked: Sequence[Ranked]) -> Short | None:
        """What a question of the cards says, else what the card on a type of data says, else one of their points."""
        return self._of_questions() or self._of_data() or self._of_points(ranked)

    def ways(self) -> list[Quote]:
        """How to do what is asked about, where it is asked how, as the card on what one can do has it."""
        if not any(want.way for want in self.question.wants):
            return []
        kinds = {subject.action for subject in self.question.subjects}
        return [quote for item in self.report.actions if item.kind in kinds for quote in item.quotes]

    def _of_questions(self) -> Short | None:
        told = {item.question: item for item in self.report.questions}
        for subject in self.question.subjects:
            item = told.get(subject.question)
            if item is None or not self._asks_the_same(subject) or not self._names_things(item.quotes):
                continue
            if subject.named and not subject.named.count(Passage.of(item.answer.partition(". ")[0])):
                continue
            if (text := self._without_yes_or_no(item.answer)) is not None:
                return Short(text, item.quotes)
        return None

    def _asks_the_same(self, subject: Subject) -> bool:
        """Whether nothing but what the subject's question asks is asked about, and in the same way."""
        question = self.question
        others = [other for other in question.subjects if other is not subject]
        if subject.opening and not subject.opening.begin(question.passage):
            return False
        if question.is_own and not subject.opening:
            return False
        if subject.beside and not any(other.id in subject.beside for other in others):
            return False
        if subject.broad:
            return not question.types and not any(other.is_deed or other.thing for other in others)
        beside = subject.beside | subject.covers | {_COLLECTING}
        return all(other.id in beside or (subject.is_deed and not other.is_deed) for other in others)

    def _names_things(self, quotes: Iterable[Quote]) -> bool:
        """Whether one of the quotes names every thing that is asked about."""
        return any(
            all(aspect.likeness(line) >= _NAMED for aspect in self.aspects.named)
            for quote in quotes
            if (line := self.lines.get(quote.start)) is not None
        )

    def _without_yes_or_no(self, answer: str) -> str | None:
        """The answer as it fits: Yes or No only to a plain yes-or-no question, because another one turns them round."""
        wording = self.knowledge.asking.wording
        first = answer.rstrip(".").partition(",")[0]
        if self.question.is_plain or first not in (wording.yes, wording.no):
            return answer
        rest = answer[len(first) + 1 :].strip()
        return rest[:1].upper() + rest[1:] or None

    def _of_data(self) -> Short | None:
        question, wording = self.question, self.knowledge.asking.wording
        if len(question.types) != 1 or question.words or question.is_own or not question.is_plain:
            return None
        ((asked, same),) = question.types.items()
        deeds = {subject.id for subject in question.subjects} - {same}
        if not deeds or not deeds <= {_COLLECTING, _KEEPING, _SHARING}:
            return None
        name = self.knowledge.data_types.by_id[asked].name
        item = next((item for item in self.report.data_collected if item.name == name), None)
        if item is None:
            return None
        if not item.collected:
            says = wording.denied if _SHARING not in deeds else ""
        elif _SHARING in deeds:
            says = wording.shared if item.shared else ""
        else:
            says = wording.collected
        return Short(says.format(data=in_sentence(name)), item.quotes) if says else None

    def _of_points(self, ranked: Sequence[Ranked]) -> Short | None:
        """The point of the cards that one of the best sentences proves, if it is about all that is asked."""
        question = self.question
        asked = [each for each in question.subjects if not each.thing] or [*question.subjects]
        if not asked or not (question.is_plain or question.is_own):
            return None  # "what happens if": no single point tells that
        wanted = frozenset[str].intersection(*(subject.practices for subject in asked))
        items: list[OverviewItem | WatchOut] = [*self.report.overview, *self.report.watch_outs]
        points = [
            item
            for item in items
            if item.practice in wanted and (item.topic in _RIGHTS or not question.is_own)
        ]
        for each in ranked[:_LOOKED_AT]:
            if any(aspect.likeness(each.line) < _NAMED for aspect in self.aspects.named):
                continue
            for point in points:
                proved = any(self.lines.get(quote.start) is each.line for quote in point.quotes)
                text = Passage.of(point.text)
                if proved and all(want.said.count(text) for want in question.wants if want.needed):
                    return Short(point.text, point.quotes)
        return None
