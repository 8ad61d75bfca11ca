"""The usual questions, with both answers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from smallprint.comparing.ranking import ranked
from smallprint.messages import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.comparing.ranking import Weighed
    from smallprint.comparing.statements import Statements
    from smallprint.knowledge.questions import QuestionRule
    from smallprint.messages import Row

_SERIOUS = 100
"""More than any question is worth: those with a bad answer come first."""


def compare_questions(first: Statements, second: Statements, questions: Sequence[QuestionRule]) -> list[Row]:
    """A row for each question that either card answers. What the other policy found no room for is quoted."""
    rows: list[Weighed] = []
    for rule in questions:
        answers = _answer(rule, first), _answer(rule, second)
        if any(answers):
            sides = answers[0] or _quoted(rule, first), answers[1] or _quoted(rule, second)
            is_bad = any(side is not None and side.tone == "bad" for side in sides)
            rows.append((rule.worth + _SERIOUS * is_bad, rule.ask, *sides))
    return ranked(rows)


def _answer(rule: QuestionRule, said: Statements) -> Side | None:
    """The answer on the card. What it means to the reader, its first sentence tells."""
    item = next((item for item in said.report.questions if item.question == rule.ask), None)
    if item is None:
        return None
    telling = (name for saying in chain(rule.answers, rule.parts) for name in (*saying.some, *saying.every))
    return Side(text=item.answer, tone=said.tone_of(telling, item.quotes), quotes=item.quotes)


def _quoted(rule: QuestionRule, said: Statements) -> Side | None:
    return said.quoted(_answering(rule, said))


def _answering(rule: QuestionRule, said: Statements) -> Iterator[str]:
    """The practices of the sayings that fit by what was found, but those that depend on words of a sentence."""
    for saying in chain(rule.answers, rule.parts):
        if (
            not (saying.words or saying.unwanted)
            and said.findings.keys().isdisjoint(saying.none)
            and said.findings.keys() >= set(saying.every)
        ):
            yield from (*saying.some, *saying.every)
