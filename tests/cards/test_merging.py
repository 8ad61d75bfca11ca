"""What a policy says several of is told in one sentence, and what it contradicts is named."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from smallprint.knowledge.merging import read_merging
from smallprint.knowledge.practices import CatalogueError
from tests.cards.told import cards_of, summary_points, warnings

RIGHTS = (
    "You can ask us for a copy of your personal data.",
    "You can ask us to correct your personal data.",
    "You can ask us to delete your personal data.",
)


def test_rights_are_one_point_with_a_quote_for_each() -> None:
    [point] = [item for item in cards_of(*RIGHTS).overview if item.topic == "access_edit_deletion"]
    assert point.text == "You can ask to see, correct or delete your data."
    assert [quote.text for quote in point.quotes] == list(RIGHTS)


def test_what_some_people_have_is_not_told_of_all() -> None:
    points = summary_points(*RIGHTS[:2], "If you live in California, you can ask us to delete your data.")
    assert "You can ask to see or correct your data." in points
    assert "You can ask them to delete your data (if you live in California)." in points


def test_limits_that_all_share_are_told_once() -> None:
    points = summary_points(
        "If you live in the EEA, you can ask us for a copy of your personal data.",
        "If you live in the EEA, you can ask us to delete your personal data.",
    )
    assert "You can ask to see or delete your data (in Europe)." in points


def test_a_right_of_two_sections_is_told_of_both_their_people() -> None:
    points = summary_points(
        "If you live in the EEA, you can ask us to delete your personal data.",
        "If you live in California, you can ask us to delete your personal data.",
    )
    assert "You can ask them to delete your data (if you live in California or in Europe)." in points


def test_one_of_a_kind_keeps_its_own_words() -> None:
    assert "You can ask them to delete your data." in summary_points(RIGHTS[2])


def test_may_where_any_part_is_only_possible() -> None:
    working = "We share your data with service providers who host our site for us."
    assert (
        "They share your data with companies that work for them and companies in their group."
        in summary_points(working, "We share your personal data with our affiliates.")
    )
    assert (
        "They may share your data with companies that work for them and companies in their group."
        in summary_points(working, "We may share your personal data with our affiliates.")
    )


@pytest.mark.parametrize(
    ("promise", "breach", "named"),
    [
        (
            "We do not sell your personal data.",
            "This may be considered a “sale” of personal information under the CCPA.",
            "but share it in ways the law can call a sale",
        ),
        (
            "We will notify you by email of material changes to this policy.",
            "We may change this policy at any time without notice.",
            "can change this policy without it",
        ),
    ],
)
def test_a_broken_promise_is_named_with_both_quotes(promise: str, breach: str, named: str) -> None:
    cards = cards_of(promise, breach)
    [conflict] = [item for item in cards.watch_outs if named in item.text]
    assert {quote.text for quote in conflict.quotes} == {promise, breach}
    assert not any(item.quotes[0].text == promise and item.tone == "good" for item in cards.overview)


def test_a_kept_promise_is_no_conflict() -> None:
    assert warnings("We do not sell your personal data.") == []


def test_the_table_names_only_practices_that_exist() -> None:
    known = {practice.id for practice in knowledge.load("en").practices}
    wrong = {
        "says": "They {parts}.",
        "joins": "or",
        "parts": [{"practice": "no_such_thing", "says": "do it"}],
    }
    with pytest.raises(CatalogueError, match="no_such_thing"):
        read_merging({"merge": [wrong], "conflict": []}, known)


def test_every_part_needs_its_place() -> None:
    with pytest.raises(CatalogueError, match="parts"):
        read_merging({"merge": [{"says": "They do.", "joins": "or", "parts": []}], "conflict": []}, [])
