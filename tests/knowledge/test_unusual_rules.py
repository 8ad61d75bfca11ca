"""The words that weigh unusual clauses hold together."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from smallprint.cards.unusual import PRACTICE
from smallprint.matching.words import words_of

KNOWN = knowledge.load("en")


@pytest.mark.parametrize("opener", KNOWN.unusual.openers)
def test_an_opener_holds_no_denial_and_no_condition(opener: str) -> None:
    rules = KNOWN.rules
    stems = [word.stem for word in words_of(opener, 0, len(opener))]
    stems = [stem for stem in stems if stem not in ("that", "however")]
    assert not rules.negators & set(stems)
    assert not rules.short_negators & set(stems)
    assert not rules.boundaries & set(stems)
    assert not rules.conditions_in((), f" {' '.join(stems)} ", set(stems))


def test_no_practice_has_the_name_of_unusual_points() -> None:
    assert PRACTICE not in {practice.id for practice in KNOWN.practices}


def test_the_card_quotes() -> None:
    assert KNOWN.unusual.says.format(words="x") == "In their words: “x”."


def test_nothing_matters_that_is_not_about_the_reader() -> None:
    said = "everyone can see the shop and copy its content"
    stems = [word.stem for word in words_of(said, 0, len(said))]
    assert KNOWN.unusual.weight(f" {' '.join(stems)} ", frozenset(stems)) == 0
