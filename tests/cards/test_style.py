"""The checker of the cards' words catches what it should, and WORDING.md says what it checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cards import style

GUIDE = (Path(__file__).resolve().parents[2] / "WORDING.md").read_text(encoding="utf-8")


def test_the_guide_and_the_checker_agree() -> None:
    """Each word that WORDING.md forbids is caught, and none that it gives instead."""
    table = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", GUIDE.split("\n## Words\n")[1], re.MULTILINE)
    pairs = [row for row in table if row != ("not", "but")]
    assert len(pairs) > 10
    for bad, good in pairs:
        for word in bad.split(", "):
            assert style.LEGALESE.search(word), word
        assert not style.LEGALESE.search(good), good
    for limit in (
        style.MOST_WORDS,
        style.MOST_WEIGHT,
        style.MOST_WEIGHT_OF_A_LIST,
        style.MOST_WORDS_QUOTED,
        round(style.MOST_GRADE),
    ):
        assert re.search(rf"\b{limit}\b", GUIDE)


def test_the_examples_of_the_guide_are_good_and_bad() -> None:
    table = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", GUIDE.split("\n## Words\n")[0], re.MULTILINE)
    pairs = [row for row in table if row != ("instead of", "write")]
    assert len(pairs) == 3
    for example in pairs:
        bad, good = (cell.replace("*", "").format(period="30 days") for cell in example)
        assert style.faults(good) == []
        assert style.faults(bad)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("use", 1), ("times", 1), ("used", 1), ("whole", 1), ("uses", 2), ("needed", 2), ("able", 2),
        ("people", 2), ("something", 2), ("safeguard", 2), ("business", 2), ("cookies", 2), ("being", 2), ("create", 2),
        ("science", 2), ("social", 2), ("quality", 3), ("companies", 3), ("period", 3), ("actual", 3), ("video", 3),
        ("employer", 3), ("audience", 3), ("behaviour", 3), ("area", 3), ("messages", 3), ("studying", 3),
        ("biometric", 4), ("advertising", 4), ("information", 4), ("browser’s", 2), ("jumps", 1), ("lazy", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert style.syllables(word) == count


def test_grade_is_that_of_the_formula() -> None:
    # Nine words and eleven syllables in one sentence.
    pangram = "The quick brown fox jumps over the lazy dog."
    assert style.grade([pangram]) == pytest.approx(0.39 * 9 + 11.8 * 11 / 9 - 15.59)
    # Two sentences of three words of one syllable each.
    assert style.grade(["The cat sat. The dog ran."]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)


def test_weight_counts_long_words_three_times() -> None:
    assert style.weight("They keep your data.") == 4
    assert style.weight("Companies advertise.") == 6
    assert style.weight("They keep your data (if you live in California).") == 4


def test_facts_weigh_as_one_short_word() -> None:
    text = "They keep your data in the United Kingdom, so write to privacy.officer@university.example within 30 days."
    plain = style.masked(text, ["the United Kingdom"])
    assert plain == "They keep your data in fact, so write to fact within fact days."
    assert style.faults(text, ["the United Kingdom"]) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("They {may}sell your data.", "untidy"),
        ("They  sell your data.", "untidy"),
        ("They sell your data (if you agree) .", "untidy"),
        ("They sell your data..", "untidy"),
        ("They don't sell your data.", "untidy"),
        ("They collect your your website.", "stands twice"),
        ("They say that that is all.", "stands twice"),
        ("they sell your data.", "begins small"),
        ("They sell your data", "no full stop"),
        ("They keep it. They sell it", "no full stop"),
        ("They share your data with third parties.", "legalese"),
        ("They retain your data pursuant to law.", "legalese"),
        ("They process your personal information.", "legalese"),
        ("They spy on you.", "alarm"),
        ("They sell your data!", "alarm"),
        ("They anonymize your data.", "American"),
        ("They delete and do not pass on what you wrote, drew, sang, said, read, saw or sent to them at all.", "words"),
        ("Advertising companies automatically personalise commercial communications and recommendations.", "weighs"),
    ],
)  # fmt: skip
def test_bad_words_are_caught(text: str, fault: str) -> None:
    assert any(fault in found for found in style.faults(text)), style.faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "They keep your data for 30 days (if you live in California).",
        "Yes. You can ask them to delete it.",
        "Do they sell my data?",
        "You can write to privacy@shop.example about privacy.",
        "To opt out, open “Do Not Sell My Personal Information” on their site.",
        "They use data of any size to organise their analytics.",
    ],
)
def test_good_words_pass(text: str) -> None:
    assert style.faults(text) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("They sell your data.", "They may sell your data (in Europe).", True),
        ("They collect your location.", "They can collect your exact location.", True),
        ("They can change this policy at any time.", "They change this policy any time they like.", True),
        ("They sell your data.", "They say they do not sell your data.", False),
        ("They delete your account.", "You can delete your account.", False),
        ("They share your data with advertisers.", "They share your data with business partners.", False),
    ],
)
def test_doubles_are_caught(one: str, other: str, same: bool) -> None:
    assert style.alike(one, other) is same
