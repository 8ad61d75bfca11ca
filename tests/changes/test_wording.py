"""Sayings of changes keep to WORDING.md: plain words, whole sentences, whatever fills their slots."""

from __future__ import annotations

import pytest

from smallprint.changes.language import language_of
from tests.cards import style
from tests.changes.told import told

LANGUAGE = language_of("en")
VALUES = {
    "point": "They share your data.",
    "limit": "if you live in California",
    "before": "30 days",
    "after": "2 years",
    "data": "phone number",
    "your": "your ",
    "may": "may ",
    "companies": "Stripe",
    "words": "We love bees",
}


@pytest.mark.parametrize("name", sorted(LANGUAGE.says.keys() - {"your"}))
def test_sayings_are_plain_sentences(name: str) -> None:
    values = {**VALUES, "point": "They share your data"} if name == "longer" else VALUES
    text = LANGUAGE.told(name, **values)
    assert style.phrase_faults(text) == []
    assert text.endswith((".", "”."))


def test_a_long_clause_is_cut_and_its_quotation_marks_are_inner_ones() -> None:
    long = (
        "We may send your “hive notes” to everyone you know, "
        + "and on to the next hive, " * 9
        + "if you like."
    )
    (change,) = told("", long).changes
    assert change.text.startswith("New: “We may send your ‘hive notes’ to everyone")
    assert change.text.endswith("…”.")
    assert change.after[0].text == long


def test_data_that_speaks_of_the_reader_is_not_called_yours_twice() -> None:
    assert (
        LANGUAGE.told_of_data("data_new", "inferences about you", may="")
        == "New: They collect inferences about you."
    )
    assert (
        LANGUAGE.told_of_data("data_new", "phone number", may="may ")
        == "New: They may collect your phone number."
    )
