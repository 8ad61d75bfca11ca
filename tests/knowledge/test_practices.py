"""Each practice's own examples: what must show it, and the near misses that must not."""

from __future__ import annotations

import pytest

from smallprint import knowledge
from tests.knowledge.saying import practices_said

CATALOGUE = knowledge.load("en")
SHOWS = [(practice.id, text) for practice in CATALOGUE.practices for text in practice.shows]
HIDES = [(practice.id, text) for practice in CATALOGUE.practices for text in practice.hides]


@pytest.mark.parametrize(("practice", "text"), SHOWS)
def test_shows(practice: str, text: str) -> None:
    assert practice in practices_said(text, CATALOGUE)


@pytest.mark.parametrize(("practice", "text"), HIDES)
def test_hides(practice: str, text: str) -> None:
    assert practice not in practices_said(text, CATALOGUE)


@pytest.mark.parametrize("practice", CATALOGUE.practices, ids=lambda practice: practice.id)
def test_is_tested_both_ways(practice: knowledge.Practice) -> None:
    assert len(practice.shows) >= 2
    assert len(practice.hides) >= 2
