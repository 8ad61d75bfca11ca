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
    from smallprint.knowledge.asking import Subject, Wording
    from smallprint.messages import OverviewItem, QuestionItem, Quote, Report, WatchOut

_NAMED = 0.5
"""From which likeness on a sentence names a thing that is asked about."""
_LOOKED_AT = 3
_COLLECTING, _SHARING = "collecting", "sharing"


@dataclass(frozen=True, slots=True)
class Short:
    """An answer, None where it could be taken for more than is said, and the quotes that prove it."""

    text: str | None
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
        short = self._of_questions(ranked) or self._of_data() or self._of_points(ranked)
        return Short(None, short.quotes) if short and not self._tells_how(short.text or "") else short

    def ways(self) -> list[Quote]:
        """How to do what is asked about, where it is asked how, as the card on what one can do has it."""
        if not any(want.way for want in self.question.wants):
            return []
        kinds = {subject.action for subject in self.question.subjects}
        return [quote for item in self.report.actions if item.kind in kinds for quote in item.quotes]

    def _of_questions(self, ranked: Sequence[Ranked]) -> Short | None:
        told = {item.question: item for item in self.report.questions}
        for subject in self.question.subjects:
            item = told.get(subject.question)
            if item is None or not self._asks_the_same(subject):
                continue
            says = Passage.of(item.answer.partition(". ")[0])
            if not self._names_things(item.quotes, is_denied=self._begins(item.answer, self._wording.no)):
                continue
            if subject.named and not subject.named.count(says):
                continue
            is_doubtful = self.knowledge.asking.doubt.unsure.begin(says) or self._is_limited(item, ranked)
            return Short(None if is_doubtful else self._without_yes_or_no(item.answer), item.quotes)
        return None

    def _asks_the_same(self, subject: Subject) -> bool:
        """Whether nothing but what the subject's question asks is asked about, and in the same way."""
        question = self.question
        others = [other for other in question.subjects if other is not subject]
        if subject.opening and not subject.opening.begin(question.passage):
            return False
        if (question.is_own and not subject.is_own) or self._is_turned(subject):
            return False
        if subject.beside and not any(other.id in subject.beside for other in others):
            return False
        if subject.broad:
            return not question.types and not any(other.is_deed or other.thing for other in others)
        beside = subject.beside | subject.covers | {_COLLECTING}
        return all(other.id in beside or (subject.is_deed and not other.is_deed) for other in others)

    def _is_turned(self, subject: Subject) -> bool:
        """Whether somebody else does what the cards tell the reader to do: "can they delete my account"."""
        return bool(subject.action) and subject.id in self.question.of_others

    def _is_limited(self, item: QuestionItem, ranked: Sequence[Ranked]) -> bool:
        """Whether the sentence that proves it best speaks of some cases only, and the answer does not say so."""
        doubt = self.knowledge.asking.doubt
        if doubt.limited.count(Passage.of(item.answer)):
            return False
        proving = {self.lines[quote.start].sentence for quote in item.quotes if quote.start in self.lines}
        best = next((each.line for each in ranked if each.line.sentence in proving), None)
        return best is not None and doubt.limits.count(best.own) > 0

    def _tells_how(self, text: str) -> bool:
        """Whether an answer has a way to do it, where it is asked how."""
        says = Passage.of(text)
        return all(want.said.count(says) for want in self.question.wants if want.way)

    def _names_things(self, quotes: Iterable[Quote], *, is_denied: bool = False) -> bool:
        """Whether one of the quotes names every thing that is asked about.

        What holds for the reader's data in general holds for a part of it; but that they do not sell "personal data"
        says nothing of photos.
        """
        loose = self.aspects.loose if is_denied else ()
        named = (*self.aspects.named, *(aspect for aspect, _ in loose))
        return any(
            all(aspect.likeness(line) >= _NAMED for aspect in named)
            for quote in quotes
            if (line := self.lines.get(quote.start)) is not None
        )

    @property
    def _wording(self) -> Wording:
        return self.knowledge.asking.wording

    @staticmethod
    def _begins(answer: str, word: str) -> bool:
        """Whether an answer begins with Yes or No."""
        return answer.rstrip(".").partition(",")[0] == word

    def _without_yes_or_no(self, answer: str) -> str | None:
        """The answer as it fits: Yes or No only to a plain yes-or-no question, because another one turns them round."""
        first = next(
            (each for each in (self._wording.yes, self._wording.no) if self._begins(answer, each)), None
        )
        if self.question.is_plain or first is None:
            return answer
        rest = answer[len(first) + 1 :].strip()
        return rest[:1].upper() + rest[1:] or None

    def _of_data(self) -> Short | None:
        question, wording = self.question, self._wording
        if len(question.types) != 1 or question.words or question.is_own or not question.is_plain:
            return None
        ((asked, same),) = question.types.items()
        deeds = {subject.id for subject in question.subjects} - {same}
        if not deeds or not deeds <= {_COLLECTING, _SHARING}:  # what is collected need not be kept
            return None
        name = self.knowledge.data_types.by_id[asked].name
        item = next((item for item in self.report.data_collected if item.name == name), None)
        if item is None:
            return None
        quotes = [quote for quote in item.quotes if not item.collected or self._is_for_all(quote)]
        if not quotes:
            return Short(None, item.quotes)
        if not item.collected:
            says = wording.denied if _SHARING not in deeds else ""
        elif _SHARING in deeds:
            says = wording.shared if item.shared else ""
        else:
            says = wording.collected
        return Short(says.format(data=in_sentence(name)), quotes) if says else None

    def _is_for_all(self, quote: Quote) -> bool:
        """Whether a sentence speaks of the whole of a type of data, and to every reader."""
        line, doubt = self.lines.get(quote.start), self.knowledge.asking.doubt
        if line is None or doubt.less.count(line.own):
            return False
        return not any(doubt.apart.count(passage) for passage in (line.own, line.lead, line.headings))

    def _of_points(self, ranked: Sequence[Ranked]) -> Short | None:
        """The point of the cards that one of the best sentences proves, if it is a whole answer."""
        question = self.question
        implied = frozenset[str]().union(*(each.beside for each in question.subjects))
        asked = [each for each in question.subjects if each.is_deed and each.id not in implied]
        asked = asked or [each for each in question.subjects if each.thing]
        if not asked or not (question.is_plain or question.is_own):
            return None  # "what happens if": no single point tells that
        if any(question.is_own != bool(subject.action) or self._is_turned(subject) for subject in asked):
            return None
        wanted = frozenset[str].intersection(*(subject.points for subject in asked))
        items: list[OverviewItem | WatchOut] = [*self.report.overview, *self.report.watch_outs]
        points = [item for item in items if item.practice in wanted]
        for each in ranked[:_LOOKED_AT]:
            for point in points:
                proved = any(self.lines.get(quote.start) is each.line for quote in point.quotes)
                text = Passage.of(point.text)
                if (
                    proved
                    and self._names_things(point.quotes)
                    and all(want.said.count(text) for want in question.wants if want.needed)
                ):
                    return Short(point.text, point.quotes)
        return None
