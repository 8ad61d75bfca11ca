from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import engine
from smallprint.comparing import compare
from smallprint.comparing.statements import own_words
from smallprint.knowledge.comparing import read_comparing
from smallprint.messages import Quote, Row, Side
from tests.policies import POLICIES, SAMPLES
from tests.presenting.samples import quote, report

if TYPE_CHECKING:
    from smallprint.messages import Comparison, Report

NAMES = [folder.name for folder in SAMPLES]
PAIRS = [*permutations(["lumora", "wrenfit", "joblarch", "tarnfeld-bank"], 2)]


@cache
def read(name: str) -> tuple[str, Report]:
    data = (POLICIES / name / "source.html").read_bytes()
    opened = engine.open_document(data, f"https://{name}.example/privacy")
    return opened.policy.text, engine.summarize(opened)


def rows(comparison: Comparison, kind: str) -> dict[str, Row]:
    return {row.label: row for part in comparison.parts if part.kind == kind for row in part.rows}


def compared(first: str, second: str) -> Comparison:
    return compare(read(first)[1], read(second)[1])


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_quote_is_of_its_own_policy(first: str, second: str) -> None:
    sides = [
        (text, side)
        for part in compared(first, second).parts
        for row in part.rows
        for text, side in zip((read(first)[0], read(second)[0]), (row.first, row.second), strict=True)
        if side
    ]
    assert sides
    for text, side in sides:
        assert all(text[quote.start : quote.end] == quote.text for quote in side.quotes)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_other_way_round_it_says_the_same(first: str, second: str) -> None:
    def told(comparison: Comparison, *, swapped: bool) -> set[tuple[Any, ...]]:
        def key(side: Side | None) -> object:
            return side and (side.text, side.tone)

        return {
            (part.kind, row.label, *(key(side) for side in (row.first, row.second)[:: -1 if swapped else 1]))
            for part in comparison.parts
            for row in part.rows
        }

    assert told(compared(first, second), swapped=False) == told(compared(second, first), swapped=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_policy_agrees_with_itself(name: str) -> None:
    for part in compared(name, name).parts:
        assert all(row.first == row.second for row in part.rows)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_warning_and_every_answer_is_told(first: str, second: str) -> None:
    comparison = compared(first, second)
    for name, place in ((first, "first"), (second, "second")):
        made = read(name)[1]
        warned = [getattr(row, place) for row in rows(comparison, "watch_outs").values()]
        texts = " ".join(side.text for side in warned if side)
        assert [item.text for item in made.watch_outs if item.text not in texts] == []
        asked = rows(comparison, "questions")
        assert {item.question: item.answer for item in made.questions} == {
            item.question: getattr(asked[item.question], place).text for item in made.questions
        }
        data = rows(comparison, "data")
        assert all(getattr(data[item.name], place) for item in made.data_collected)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_silence_means_that_nothing_was_found(first: str, second: str) -> None:
    """Also what the cards had no room for is said."""
    found = {item.practice for item in read(second)[1].findings}
    subjects = {subject.label: subject.practices for subject in read_comparing("en").subjects}
    for label, row in rows(compared(first, second), "watch_outs").items():
        assert (row.second is None) == found.isdisjoint(subjects[label]), label


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_differences_come_first(first: str, second: str) -> None:
    for part in compared(first, second).parts:
        differ = [
            row.first is None or row.second is None or row.first.tone != row.second.tone for row in part.rows
        ]
        assert differ == sorted(differ, reverse=True), part.kind


def test_a_promise_stands_beside_what_the_other_one_does() -> None:
    row = rows(compared("lumora", "wrenfit"), "watch_outs")["Changes to the policy"]
    assert row.first
    assert row.second
    assert (row.first.text, row.first.tone) == (
        "They tell you about important changes to this policy.",
        "good",
    )
    assert (row.second.text, row.second.tone) == (
        "They can change this policy without telling you first.",
        "bad",
    )


def test_what_is_on_no_card_is_told_in_the_words_of_the_policy() -> None:
    row = rows(compared("joblarch", "tarnfeld-bank"), "watch_outs")["What privacy requests cost"]
    assert row.second
    assert (row.second.text, row.second.tone) == ("“The first copy of your data is free of charge.”", "good")


def test_an_answer_means_what_its_first_sentence_means() -> None:
    asked = rows(compared("lumora", "wrenfit"), "questions")
    row = asked["Will I be told when this policy changes?"]
    assert row.first
    assert row.second
    assert (row.first.tone, row.second.tone) == ("good", "bad")


def datum(name: str, **given: Any) -> dict[str, Any]:
    item = {"name": name, "category": "c", "sensitive": False, "collected": True, "shared": False}
    return {**item, "quotes": [quote(f"We say {name}.")], **given}


def data_sides(name: str, *items: dict[str, Any]) -> Side | None:
    """What a policy with these types of data says of the one with this name."""
    asked = report(data_collected=[datum(name)])
    row = rows(compare(asked, report(data_collected=[*items])), "data")[name]
    return row.second


@pytest.mark.parametrize(
    ("items", "text", "tone"),
    [
        ([datum("Location")], "Collected", "neutral"),
        ([datum("Location", shared=True)], "Collected and shared", "neutral"),
        ([datum("Location", sensitive=True)], "Collected", "bad"),
        ([datum("Location", collected=False)], "They say they do not collect it", "good"),
        ([datum("Precise location", sensitive=True)], "Collected (Precise location)", "bad"),
        ([datum("Location"), datum("Precise location")], "Collected", "neutral"),
    ],
)
def test_data_are_told_with_what_is_done_with_them(items: list[dict[str, Any]], text: str, tone: str) -> None:
    side = data_sides("Location", *items)
    assert side
    assert (side.text, side.tone) == (text, tone)


def test_who_does_not_collect_the_broader_type_does_not_collect_the_narrower() -> None:
    side = data_sides("Precise location", datum("Location", collected=False))
    assert side
    assert side.text == "They say they do not collect it (Location)"
    assert data_sides("Precise location", datum("Location")) is None
    assert data_sides("Location", datum("Precise location", collected=False)) is None


def test_sensitive_data_come_before_shared_ones() -> None:
    items = [datum("Email address"), datum("Username", shared=True), datum("Religion", sensitive=True)]
    comparison = compare(report(data_collected=items), report())
    assert [*rows(comparison, "data")] == ["Religion", "Username", "Email address"]


def test_all_ways_of_one_kind_stand_together() -> None:
    ways = [
        {"kind": "delete", "label": label, "href": None, "quotes": [quote("You can delete it.")]}
        for label in ("Delete your account in the app", "Email them to delete your data")
    ]
    row = rows(compare(report(actions=ways), report()), "actions")["Delete your data"]
    assert row.first
    assert row.first.text == "Delete your account in the app · Email them to delete your data"
    assert len(row.first.quotes) == 1
    assert row.second is None


def test_what_can_be_done_is_quoted_where_the_card_had_no_room() -> None:
    finding = {
        "practice": "right_delete",
        "topic": "access_edit_deletion",
        "tone": "good",
        "quotes": [quote("You may ask us to delete it.")],
    }
    offered = {"kind": "delete", "label": "Delete it", "href": None, "quotes": [quote("You can.")]}
    comparison = compare(report(actions=[offered]), report(findings=[finding]))
    row = rows(comparison, "actions")["Delete your data"]
    assert row.second
    assert row.second.text == "“You may ask us to delete it.”"


def test_nothing_is_compared_where_nothing_is_said() -> None:
    assert compare(report(), report()).parts == []


def at(text: str, start: int) -> Quote:
    return Quote(text=text, start=start, end=start + len(text), section=[])


@pytest.mark.parametrize(
    ("quotes", "words"),
    [
        ([at("We keep it.", 0)], "“We keep it.”"),
        ([at("Keeping data", 0), at("We keep it.", 50)], "“We keep it.”"),
        ([at("Keeping data", 0)], "“Keeping data”"),
        ([at("for ever;", 50), at("We keep it:", 0)], "“We keep it: for ever;”"),
        ([at("We\nkeep  it.", 0)], "“We keep it.”"),
        ([at("word " * 100 + ".", 0)], "“" + ("word " * 48).strip() + "…”"),
    ],
)
def test_own_words_are_a_sentence_with_what_leads_into_it(quotes: list[Quote], words: str) -> None:
    assert own_words(quotes) == words
