"""The names of companies.toml."""

from __future__ import annotations

from typing import Any

import pytest

from smallprint.knowledge import load
from smallprint.knowledge.companies import read_company_lexicon, told_once
from smallprint.matching.words import words_of

COMPANIES = load("en").companies


@pytest.mark.parametrize("name", COMPANIES.by_name)
def test_each_name_names_itself(name: str) -> None:
    (naming,) = COMPANIES.named(words_of(name, 0, len(name)), name)
    assert naming.company.name == name


def test_the_longest_name_wins_and_another_thing_names_nothing() -> None:
    text = "See Google Cloud Storage, google analytics and Google Chrome."
    named = COMPANIES.named(words_of(text, 0, len(text)), text)
    assert [naming.company.name for naming in named] == ["Google Cloud"]


def test_told_once() -> None:
    assert told_once(["Google", "Google Analytics", "Hotjar", "Hotjar"]) == ["Google Analytics", "Hotjar"]


@pytest.mark.parametrize(
    "names",
    [
        {"A, B": {"kinds": ["ads"]}},
        {"Lumora": {"kinds": []}},
        {"Lumora": {"kinds": ["weather"]}},
        {"Lumora": {"kinds": ["ads"]}, "Quill": {"kinds": ["ads"], "also": ["Lumora"]}},
    ],
)
def test_wrong_entries_are_told(names: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"kinds|already"):
        read_company_lexicon({"names": names, "context": {"not": []}})
