"""Folding words, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.matching.words import fold, words_of


def stems(text: str) -> list[str]:
    return [word.stem for word in words_of(text, 0, len(text))]


@pytest.mark.parametrize(
    "forms",
    [
        ("sell", "sells", "selling", "sold"),
        ("share", "shares", "sharing", "shared"),
        ("policy", "policies"),
        ("process", "processes", "processing", "processed"),
        ("address", "addresses"),
        ("identify", "identifies", "identified", "identifying"),
        ("opt", "opted", "opting"),
        ("keep", "kept", "keeping"),
        ("use", "used", "using", "uses"),
    ],
)
def test_inflections_fold_to_one(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("delete", "deletion"), ("us", "use"), ("need", "ne"), ("news", "new")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_contractions_give_their_negation() -> None:
    assert stems("We don't, can't and won’t") == ["we", "do", "not", "can", "not", "and", "wil", "not"]


def test_the_country_is_not_the_pronoun() -> None:
    assert stems("give us data in the US or the U.S.") == [
        "giv",
        "us",
        "data",
        "in",
        "the",
        "usa",
        "or",
        "the",
        "usa",
    ]


def test_email_has_one_spelling() -> None:
    assert stems("e-mail addresses and emails") == ["email", "addres", "and", "email"]


def test_punctuation_is_kept_before_its_word() -> None:
    text = "a; (b), c"
    assert [word.before for word in words_of(text, 0, len(text))] == ["", ";(", "),"]


@given(st.text(), st.integers(0, 20))
def test_offsets_are_of_the_text(text: str, start: int) -> None:
    previous = 0
    for word in words_of(text, min(start, len(text)), len(text)):
        assert word.start <= word.end <= len(text)
        assert word.start >= previous or word.end == previous  # contractions share their place
        assert word.stem != ""
        assert " " not in word.stem
        previous = word.end


@pytest.mark.parametrize("token", ["n't", "n’t", "'t", "don't", "’s", "a'b'c"])
def test_no_word_is_empty(token: str) -> None:
    assert all(stems(f"we {token} it"))
