"""The words of the catalogue keep to its style: short, plain, one idea, right with any slot."""

from __future__ import annotations

import re

import pytest

from smallprint import knowledge

CATALOGUE = knowledge.load("en")
LONGEST = 22
LEGALESE = re.compile(
    r"\b(herein|hereby|thereof|pursuant|notwithstanding|aforementioned|data subjects?|data controller|whereas"
    r"|in accordance with|shall|deemed|commence|utili[sz]e)\b",
    re.IGNORECASE,
)
SENTENCES = [
    pytest.param(text, id=f"{practice.id}-{number}")
    for practice in CATALOGUE.practices
    for number, text in enumerate((*practice.says, practice.why))
    if text
]


@pytest.mark.parametrize("text", SENTENCES)
def test_is_plain(text: str) -> None:
    filled = text.replace("{may}", "may ")
    assert len(filled.split()) <= LONGEST
    assert filled[0].isupper() or filled.startswith("{")
    assert filled.endswith(".")
    assert not LEGALESE.search(filled)
    assert "  " not in filled


@pytest.mark.parametrize("text", SENTENCES)
def test_may_stands_where_both_readings_are_english(text: str) -> None:
    """ "They {may}sell" reads well with and without; "Your data {may}be sold" does not."""
    for match in re.finditer(r"(\w+) \{may\}(\w+)", text):
        assert match[1] in (
            "They",
            "they",
            "companies",
            "others",
            "parties",
            "partners",
            "people",
            "staff",
            "advertisers",
        )
        assert match[2] not in ("be", "been")
    assert text.count("{may}") == len(re.findall(r"\w \{may\}\w", text))


def test_no_two_practices_say_the_same() -> None:
    said: dict[str, str] = {}
    for practice in CATALOGUE.practices:
        for wording in practice.says:
            assert said.setdefault(wording, practice.id) == practice.id


def test_references_lead_somewhere() -> None:
    known = {practice.id for practice in CATALOGUE.practices}
    for practice in CATALOGUE.practices:
        assert practice.yields <= known, practice.id
    for question in CATALOGUE.questions:
        assert question.practices() <= known, question.ask
    categories = {data_type.category for data_type in CATALOGUE.data_types.by_id.values()}
    assert categories <= CATALOGUE.wording.categories.keys()
