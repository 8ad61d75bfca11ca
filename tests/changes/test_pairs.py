"""Pairs of versions with edits of known meaning: all of it is told, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.changes.written_pairs import load_pairs, missed, wrong

if TYPE_CHECKING:
    from pathlib import Path

    from tests.changes.written_pairs import WrittenPair

PAIRS = load_pairs()
OURS = [pair for pair in PAIRS if pair.base.startswith("sample:")]
REAL = [pair for pair in PAIRS if not pair.base.startswith("sample:")]


def check(pair: WrittenPair, data: Path | None) -> None:
    found = pair.found(data)
    assert [each.words for each in missed(pair, found)] == []
    assert [change.text for change in wrong(pair, found)] == []


def test_there_are_pairs_of_both_kinds() -> None:
    assert len(PAIRS) >= 24
    assert sum(pair.recapture for pair in PAIRS) >= 8


@pytest.mark.parametrize("pair", OURS, ids=lambda pair: pair.name)
def test_a_sample_that_was_edited(pair: WrittenPair) -> None:
    check(pair, None)


@pytest.mark.data
@pytest.mark.parametrize("pair", REAL, ids=lambda pair: pair.name)
def test_a_real_policy_that_was_edited(pair: WrittenPair, data: Path) -> None:
    check(pair, data)
