"""The questions that a reader would ask and that this policy answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.points import Point, data_names, named_types
from smallprint.cards.quotes import quotes_of
from smallprint.messages import QuestionItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallprint.analysis.findings import Analysis, Evidence
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.questions import AnswerRule, QuestionRule
    from smallprint.reading.policy import Policy

_MOST_DATA = 8


def questions(
    policy: Policy, analysis: Analysis, points: Mapping[str, Point], knowledge: Knowledge
) -> list[QuestionItem]:
    """Each question whose answer the policy gives, with the quotes that give it."""
    return [
        item for rule in knowledge.questions if (item := _answered(rule, policy, analysis, points, knowledge))
    ]


def _answered(
    rule: QuestionRule, policy: Policy, analysis: Analysis, points: Mapping[str, Point], knowledge: Knowledge
) -> QuestionItem | None:
    for answer in rule.answers:
        if answer.uses_data:
            collected = [found for found in analysis.data if found.collected]
            order = list(knowledge.wording.categories)
            collected.sort(key=lambda found: order.index(found.type.category))
            named = named_types([found.type.id for found in collected], knowledge)
            if named:
                names = data_names(named, knowledge, _MOST_DATA)
                first = {found.type.id: found.collected[0] for found in collected}
                evidence: list[Evidence] = [first[type_id] for type_id in named[:_MOST_DATA]]
                text = answer.says.format(data=names[0].upper() + names[1:])
                quotes = quotes_of(policy, evidence, most=len(evidence))
                return QuestionItem(question=rule.ask, answer=text, quotes=quotes)
            continue
        if not _fits(answer, points):
            continue
        saying = [points[name] for name in (*answer.every, *answer.some) if name in points]
        evidence = [piece for point in saying[:3] for piece in point.evidence[:2]]
        text = answer.says.format(point=saying[0].text)
        return QuestionItem(question=rule.ask, answer=text, quotes=quotes_of(policy, evidence))
    return None


def _fits(answer: AnswerRule, points: Mapping[str, Point]) -> bool:
    return (
        all(name in points for name in answer.every)
        and (not answer.some or any(name in points for name in answer.some))
        and not any(name in points for name in answer.none)
        and bool(answer.every or answer.some)
    )
