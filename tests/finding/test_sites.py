"""Saved sites of every make: the right policy is found, and none where there is none."""

from __future__ import annotations

import pytest
from scripts.evaluation.finding import where

from .saved_site import FOLDER, SavedSite

GOAL = 0.95
MOST_REQUESTS = 10

Found = dict[str, tuple[SavedSite, str | None]]


@pytest.fixture(scope="module")
def found() -> Found:
    sites = [SavedSite.load(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {site.name: (site, where(site)) for site in sites}


def test_there_are_sites_enough(found: Found) -> None:
    assert len(found) >= 60


def test_the_policy_is_found(found: Found) -> None:
    having = {name: case for name, case in found.items() if case[0].policy}
    wrong = {name: url for name, (site, url) in having.items() if url not in site.policy}
    assert 1 - len(wrong) / len(having) >= GOAL, wrong


def test_none_is_found_where_there_is_none(found: Found) -> None:
    assert {name: url for name, (site, url) in found.items() if not site.policy and url} == {}


def test_a_search_asks_for_few_documents(found: Found) -> None:
    counts = [len(site.asked) for site, _ in found.values()]
    assert max(counts) <= MOST_REQUESTS
    assert sum(counts) / len(counts) < 3
    for site, _ in found.values():
        assert len(site.asked) == len(set(site.asked)), site.name
