"""The questions of the catalogue: what may stand in the table, and how its words read."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smallprint import knowledge
from smallprint.knowledge.practices import CatalogueError
from smallprint.knowledge.questions import check_questions, read_questions

CATALOGUE = knowledge.load("en")
PRACTICES = {practice.id for practice in CATALOGUE.practices}
LONGEST = 20
FILLED = {
    "may": "may ", "period": "24 months", "bound": "at least ",
    "mailbox": "privacy@shop.example", "age": "18", "fee": "$25", "country": "the United States and China",
    "email": "privacy@lumora.example", "limit": ", depending on where you live", "parts": "see",
    "data": "name",
}  # fmt: skip
SAYINGS = [
    pytest.param(saying.says, id=f"{question.ask} {number}")
    for question in CATALOGUE.questions
    for number, saying in enumerate((*question.answers, *question.adds))
]


def table(**changes: Any) -> dict[str, Any]:
    question = {
        "ask": "Do they sell my data?",
        "worth": 5,
        "answers": [{"any": ["sells_data"], "says": "Yes."}],
        **changes,
    }
    return {"question": [question]}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"asks": "Why?"}, "asks"),
        ({"answers": []}, "no answers"),
        ({"answers": [{"any": ["sells_data"], "says": "Yes.", "some": []}]}, "some"),
        ({"answers": [{"any": ["sells_data"], "says": "Yes, to {whom}."}]}, "unknown slot"),
        ({"answers": [{"says": "Yes."}]}, "always fit"),
    ],
)
def test_a_wrong_question_is_named(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(CatalogueError, match=named):
        read_questions(table(**changes))


@pytest.mark.parametrize("kind", ["any", "all", "none"])
def test_unknown_practices_are_found_wherever_they_stand(kind: str) -> None:
    for place in ("answers", "adds", "parts"):
        said = [
            {"any": ["sells_data"], "says": "Yes."},
            {"any": ["no_sale"], "says": "No.", kind: ["sels_data"]},
        ]
        questions = read_questions(table(**{place: said}))
        with pytest.raises(CatalogueError, match="sels_data"):
            check_questions(questions, PRACTICES, ())


def test_unknown_data_types_are_found() -> None:
    with pytest.raises(CatalogueError, match="shoe_size"):
        check_questions(read_questions(table(telling=["name", "shoe_size"])), PRACTICES, {"name"})


def test_the_catalogue_names_what_there_is() -> None:
    check_questions(CATALOGUE.questions, PRACTICES, CATALOGUE.data_types.by_id)


def test_no_question_is_asked_twice() -> None:
    asked = [question.ask for question in CATALOGUE.questions]
    assert len(set(asked)) == len(asked)
    assert all(ask.endswith("?") for ask in asked)


@pytest.mark.parametrize("says", SAYINGS)
def test_a_saying_is_one_short_sentence_with_any_slot(says: str) -> None:
    filled = re.sub(r"\{(\w+)\}", lambda match: FILLED[match[1]], says)
    assert len(filled.split()) <= LONGEST
    assert filled.endswith(".")
    assert ". " not in filled
    assert "  " not in filled


@pytest.mark.parametrize("says", SAYINGS)
def test_may_stands_before_the_bare_form(says: str) -> None:
    """ "They {may}sell" reads well with and without; "it {may}include" does not."""
    for match in re.finditer(r"(\w+) \{may\}(\w+)", says):
        assert match[1] in ("they", "They", "partners", "staff", "companies", "buyers")
        assert match[2] not in ("be", "been")
