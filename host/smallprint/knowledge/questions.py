"""The questions that readers ask, and which findings answer them, from questions.toml.

    [[question]]
    ask = "Is my data sold?"
    answers = [
      { all = ["sells_data", "no_sale"], says = "The policy says both. ..." },
      { any = ["sells_data"], says = "Yes. {point}" },
    ]

The first answer that fits is given. `{point}` is what the practice's own card says, `{data}` the plain names
of the data collected; an answer with `uses = "data"` fits where any data is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """One possible answer: fits when all of `every`, one of `some` and none of `none` were found."""

    says: str
    some: tuple[str, ...]
    every: tuple[str, ...]
    none: tuple[str, ...]
    uses_data: bool


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """A question with its possible answers, best first."""

    ask: str
    answers: tuple[AnswerRule, ...]

    def practices(self) -> frozenset[str]:
        """All practices that the answers name."""
        return frozenset(name for rule in self.answers for name in (*rule.some, *rule.every, *rule.none))


def read_questions(table: Mapping[str, Any]) -> tuple[QuestionRule, ...]:
    """The questions in the order in which they are shown."""
    return tuple(
        QuestionRule(
            entry["ask"],
            tuple(
                AnswerRule(
                    answer["says"],
                    tuple(answer.get("any", ())),
                    tuple(answer.get("all", ())),
                    tuple(answer.get("none", ())),
                    answer.get("uses") == "data",
                )
                for answer in entry["answers"]
            ),
        )
        for entry in table["question"]
    )
