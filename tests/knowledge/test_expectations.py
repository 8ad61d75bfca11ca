"""The table of what readers look for: its loader refuses what is wrong, and its words hold together."""

from __future__ import annotations

from typing import Any

import pytest

from smallprint import knowledge
from smallprint.knowledge.expectations import WordIndex, read_expectations
from smallprint.knowledge.practices import CatalogueError
from smallprint.matching.phrases import PhraseBook, PhraseError

KNOWN = knowledge.load("en")
GOOD: dict[str, Any] = {
    "says": "Whether they water the plants.",
    "topic": "security",
    "weight": 5,
    "practices": ["encryption"],
    "words": ["water|sprinkle plant|fern"],
}


def read(**changed: Any) -> Any:
    entry = {key: value for key, value in (GOOD | changed).items() if value is not None}
    return read_expectations({"plants": entry}, {"encryption"}, {"photos"}, PhraseBook({}))


def test_an_entry_is_read() -> None:
    (entry,) = read(**{"if": ["encryption", "photos"]}).entries
    assert (entry.id, entry.topic, entry.weight) == ("plants", "security", 5)
    assert entry.practices == {"encryption"}
    assert entry.given == {"encryption", "photos"}


@pytest.mark.parametrize(
    "changed",
    [
        {"word": ["water"]},
        {"words": None},
        {"topic": "gardening"},
        {"weight": 0},
        {"weight": 11},
        {"practices": ["watering"]},
        {"practices": ["photos"]},
        {"if": ["watering"]},
        {"under": ["garden"]},
        {"below": ["daily"]},
        {"says": "They water the plants."},
        {"says": "Whether they water the plants"},
        {"says": "Whether they water all of the many plants on the sill each day."},
    ],
    ids=str,
)
def test_a_wrong_entry_is_refused_by_name(changed: dict[str, Any]) -> None:
    with pytest.raises(CatalogueError, match="plants"):
        read(**changed)


@pytest.mark.parametrize("key", ["words", "not"])
def test_a_phrase_that_cannot_be_read_is_refused(key: str) -> None:
    with pytest.raises(PhraseError):
        read(**{key: ["(water"]})


def test_words_count_in_any_order() -> None:
    index = WordIndex([("plants", PhraseBook({}).phrase("water|sprinkle plant|fern"))])
    assert index.fitting({"fern", "need", "water"}, set()) == {"plants"}
    assert index.fitting({"fern", "need", "sun"}, set()) == set()
    assert index.fitting({"fern", "need", "water"}, {"plants"}) == set()


def test_the_weightiest_stands_first_and_none_stands_twice() -> None:
    entries = KNOWN.expectations.entries
    assert [entry.weight for entry in entries] == sorted((entry.weight for entry in entries), reverse=True)
    assert len({entry.says for entry in entries}) == len(entries)


@pytest.mark.parametrize("entry", KNOWN.expectations.entries, ids=lambda entry: entry.id)
def test_no_question_is_answered_by_what_raises_it(entry: Any) -> None:
    """An entry whose conditions all answer it would never be shown."""
    assert not entry.given or entry.given - entry.practices
