"""The questions that a reader would ask and that this policy answers.

Which findings give which answer is in questions.toml; knowledge/questions.py tells its form.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.cards.points import in_sentence, named_types
from smallprint.cards.quotes import quotes_of, strongest
from smallprint.cards.sayings import Teller, Told
from smallprint.messages import QuestionItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallprint.analysis.findings import Analysis, Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.questions import QuestionRule, Saying
    from smallprint.reading.policy import Policy

MOST_QUESTIONS = 9
_MOST_DATA = 7
# A sentence that lists more types is a law's definition of a category, of which they may collect hardly any.
_MOST_TOGETHER = 10


@dataclass(frozen=True, slots=True)
class _Answer:
    question: QuestionRule
    worth: int
    text: str
    evidence: list[Evidence]
    first: frozenset[str]
    """The practices that its first sentence tells; none where it lists parts."""
    practices: frozenset[str]


def questions(
    policy: Policy, analysis: Analysis, points: Mapping[str, Point], knowledge: Knowledge, mailbox: str
) -> list[QuestionItem]:
    """The questions that this policy answers, what matters most first, with the quotes that prove each answer.

    `mailbox` is the email address to which requests go, empty where they go elsewhere.
    """
    teller = Teller(points, knowledge, mailbox)
    answers = [
        answer for rule in knowledge.questions if (answer := _answer(rule, analysis, teller)) is not None
    ]
    # Sorting keeps the order of the file among equals.
    answers.sort(key=lambda answer: (not answer.question.always, -answer.worth))
    shown: list[_Answer] = []
    for answer in answers:
        told = frozenset[str]().union(*(other.practices for other in shown))
        if len(shown) < MOST_QUESTIONS and not (answer.first and answer.first <= told):
            shown.append(answer)
    shown.sort(key=lambda answer: -answer.worth)
    return [
        QuestionItem(
            question=answer.question.ask,
            answer=answer.text,
            quotes=quotes_of(policy, answer.evidence, most=len(answer.evidence)),
        )
        for answer in shown
    ]


def _answer(question: QuestionRule, analysis: Analysis, teller: Teller) -> _Answer | None:
    for saying in question.answers:
        told = (
            _data(saying, question, analysis, teller.knowledge)
            if saying.uses_data
            else teller.told(saying, question)
        )
        if told is None:
            continue
        text, evidence = told.text, [*told.evidence]
        # A list names each of its parts without telling all of it, but for facts.
        is_list = saying.has("parts") and len(told.practices) > 1 and not question.either
        practices = first = frozenset() if is_list else told.practices
        second = None if saying.alone else _second(question, told, teller)
        if second is not None:
            # Whom both sentences are for is said once.
            repeated = f", {told.limit}" if told.limit and told.limit == second.limit else ""
            text = f"{text} {second.text.replace(repeated, '', 1)}"
            evidence.extend(second.evidence)
            practices |= second.practices
        worth = question.worth if saying.worth is None else saying.worth
        return _Answer(question, worth, text[0].upper() + text[1:], evidence, first, practices)
    return None


def _second(question: QuestionRule, first: Told, teller: Teller) -> Told | None:
    for saying in question.adds:
        told = teller.told(saying, question)
        # What words in the policy add (that it is in the settings) is new even of a practice that has been told.
        if told is not None and (saying.words or not told.practices <= first.practices):
            return told
    return None


def _data(saying: Saying, question: QuestionRule, analysis: Analysis, knowledge: Knowledge) -> Told | None:
    """What is collected of everybody: what tells most by name, the rest as a number."""
    types = knowledge.data_types
    ranks = {type_id: rank for rank, type_id in enumerate(question.telling)}
    told_in = Counter(piece.sentence for found in analysis.data for piece in found.collected)

    def is_definition(piece: Evidence) -> bool:
        return told_in[piece.sentence] > _MOST_TOGETHER

    best: dict[str, Evidence] = {}
    order: dict[str, tuple[bool, int, bool]] = {}
    for found in analysis.data:
        if not found.collected or frozenset.intersection(*(piece.audiences for piece in found.collected)):
            continue
        # A first name is told as a name.
        above = [found.type.id, *types.broader(found.type.id)]
        name = next((type_id for type_id in above if type_id in ranks), above[0])
        if name not in best:
            best[name] = min(strongest(found.collected), key=is_definition)
            is_weak = found.type.sensitive and is_definition(best[name])
            order[name] = (is_weak, ranks.get(name, len(ranks)), not found.type.sensitive)
    named = sorted(named_types([*best], knowledge), key=lambda name: order[name])
    if not named:
        return None
    words = knowledge.wording.joined([in_sentence(types.by_id[name].name) for name in named], _MOST_DATA)
    evidence = tuple(best[name] for name in named[:_MOST_DATA])
    return Told(saying.says.format(data=words), "", frozenset(), evidence)
