"""The words that readers ask with are sound: what they name exists, and an error says so."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from smallprint.knowledge.asking import read_asking
from smallprint.knowledge.asking_words import Passage, Phrases
from smallprint.knowledge.practices import CatalogueError
from tests.asking.asked import KNOWN

TABLES = KNOWN.asking_tables
PRACTICES = {practice.id for practice in KNOWN.practices}
QUESTIONS = {question.ask for question in KNOWN.questions}


@pytest.mark.parametrize(
    "change",
    [
        {"practices": ["no_such_practice"]},
        {"points": ["no_such_practice"]},
        {"topics": ["no_such_topic"]},
        {"question": "No such question?"},
        {"covers": ["no_such_subject"]},
        {"with": ["no_such_subject"]},
        {"no_such_key": True},
    ],
)
def test_a_name_that_does_not_exist_is_an_error(change: dict[str, Any]) -> None:
    table = copy.deepcopy(TABLES["asking"])
    table["subjects"]["sale"] |= change
    with pytest.raises(CatalogueError, match="sale"):
        read_asking(table, TABLES["data_types"], PRACTICES, QUESTIONS)


def test_every_question_of_the_cards_can_be_asked() -> None:
    asked = {subject.question for subject in KNOWN.asking.subjects}
    assert asked >= QUESTIONS


@pytest.mark.parametrize("subject", KNOWN.asking.subjects, ids=lambda subject: subject.id)
def test_a_subject_is_asked_about_and_found(subject: Any) -> None:
    assert subject.asked
    assert subject.said or subject.practices


def test_phrases_stand_side_by_side() -> None:
    phrases = Phrases(["sell", "make money"])
    assert phrases.count(Passage.of("They sold it and made money")) == 2
    assert phrases.count(Passage.of("They make more money")) == 0
    assert phrases.places(Passage.of("do you make money")) == {2, 3}
    assert phrases.begin(Passage.of("selling it"))
    assert not phrases.begin(Passage.of("you sell"))
    assert not phrases.begin(Passage.of(""))
