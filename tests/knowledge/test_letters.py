"""The table of letters: its loader refuses what is wrong."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from smallprint.knowledge import load
from smallprint.knowledge.letters import read_letters
from smallprint.knowledge.practices import CatalogueError
from smallprint.knowledge.tables import read_tables

KNOWN = load("en")
PRACTICES = {practice.id for practice in KNOWN.practices}
TABLE: dict[str, Any] = read_tables("en")["letters"]


def test_every_law_has_every_letter_once() -> None:
    kinds = [(letter.law.name, letter.kind) for letter in KNOWN.letters.templates]
    assert len(set(kinds)) == len(kinds) == 3 * len(KNOWN.letters.laws)
    assert len(KNOWN.letters.months) == 12


def test_each_letter_closes_as_its_law_wants() -> None:
    closings = {entry["name"]: entry["closing"].strip() for entry in TABLE["law"]}
    own = {(entry["law"], entry["kind"]) for entry in TABLE["letter"] if "closing" in entry}
    plain = [letter for letter in KNOWN.letters.templates if (letter.law.name, letter.kind) not in own]
    assert plain
    for letter in plain:
        assert letter.body.endswith(f"\n\n{closings[letter.law.name]}")


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("law", {"marks": ["nothing"]}),
        ("letter", {"kind": "shout"}),
        ("letter", {"law": "Hammurabi"}),
        ("letter", {"body": "Dear {name},"}),
    ],
)
def test_a_wrong_entry_is_told(part: str, change: dict[str, Any]) -> None:
    table = copy.deepcopy(TABLE)
    table[part][0] |= change
    with pytest.raises(CatalogueError, match=r"letters\.toml"):
        read_letters(table, PRACTICES)


def test_a_right_table_is_read() -> None:
    assert read_letters(TABLE, PRACTICES) == KNOWN.letters
