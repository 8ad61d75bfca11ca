"""Two reports -> one comparison, point by point. Findings and their ids are aligned, never words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import knowledge
from smallprint.comparing.actions import compare_actions
from smallprint.comparing.data import compare_data
from smallprint.comparing.questions import compare_questions
from smallprint.comparing.statements import Statements
from smallprint.comparing.watch_outs import compare_watch_outs
from smallprint.knowledge.comparing import read_comparing
from smallprint.messages import Comparison, Part

if TYPE_CHECKING:
    from smallprint.messages import Report

__all__ = ["compare"]


def compare(first: Report, second: Report) -> Comparison:
    """What two policies say on the same points, in the language of the first one.

    The parts that have rows come in the order of the cards. In each, rows on which the two differ come first, and the
    serious ones first among these. A side is None only where nothing was found of its policy, whether or not its cards
    had room for it. Raises KeyError for a language without knowledge.
    """
    known = knowledge.load(first.source.language)
    words = read_comparing(first.source.language)
    both = Statements(first), Statements(second)
    parts = (
        Part(kind="watch_outs", rows=compare_watch_outs(*both, words.subjects)),
        Part(kind="data", rows=compare_data(first, second, known.data_types, words.data)),
        Part(kind="questions", rows=compare_questions(*both, known.questions)),
        Part(kind="actions", rows=compare_actions(*both, known.actions.rules, words.actions)),
    )
    return Comparison(first=first.source, second=second.source, parts=[part for part in parts if part.rows])
