"""A point stands where it tells most, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallprint import engine, knowledge
from smallprint.analysis.findings import Evidence, Finding
from smallprint.cards.choosing import most_worth
from smallprint.cards.points import Point, point_of
from smallprint.knowledge.tables import read_tables
from tests.cards.told import cards_of

MANY = (
    "When you sign up, we collect your name, email address and phone number.",
    "When you use the service, we automatically record your IP address and the pages you view.",
    "We use your data to provide the service.",
    "We do not sell your personal data.",
    "You can ask us to delete your personal data.",
    "You can opt out of marketing emails.",
    "We encrypt your data in transit and at rest.",
    "We will notify you by email of material changes to this policy.",
    "We store your personal data in Canada.",
    "We keep invoices for 7 years.",
    "You must be at least 18 years old to use the service.",
    "We may use your content to train our AI models.",
    "We share your data with data brokers.",
)


def test_the_summary_of_a_full_policy_leaves_the_watch_outs_to_their_card() -> None:
    cards = cards_of(*MANY)
    warned = {item.practice for item in cards.watch_outs}
    assert {"trains_ai_on_inputs", "shares_with_data_brokers"} <= warned
    assert warned.isdisjoint(item.practice for item in cards.overview)


def test_the_summary_of_a_short_policy_tells_all_of_it() -> None:
    cards = cards_of(*MANY[-4:])
    assert {item.practice for item in cards.watch_outs} <= {item.practice for item in cards.overview}


def test_the_worst_is_first() -> None:
    cards = cards_of(*MANY, "We may change this policy at any time without notice.")
    severities = [item.severity for item in cards.watch_outs]
    assert severities == sorted(severities, reverse=True)


@pytest.mark.parametrize("name", ["joblarch", "wrenfit", "quillmere"])
def test_no_two_points_share_their_words(name: str) -> None:
    page = (Path(__file__).resolve().parents[1] / "policies" / name / "source.html").read_bytes()
    summary = engine.summarize(engine.open_document(page, f"https://{name}.example/privacy"))
    for card in (summary.overview, summary.watch_outs):
        texts = [item.text for item in card]
        assert len(set(texts)) == len(texts)


def test_what_few_policies_say_comes_before_what_most_say() -> None:
    known = knowledge.load("en")
    shares = {practice.id: practice.share for practice in known.practices}
    assert shares["contacts_stay_on_device"] < shares["cookie_choices"]
    # Both are good news of the same importance; only one of the two fits.
    told = most_worth([said("cookie_choices"), said("contacts_stay_on_device")], 1)
    assert [point.practice.id for point in told] == ["contacts_stay_on_device"]


def said(name: str) -> Point:
    """The point of a practice that a policy says in its first sentence."""
    known = knowledge.load("en")
    practice = next(practice for practice in known.practices if practice.id == name)
    piece = Evidence(0, (), False, frozenset(), frozenset(), {})
    return point_of(Finding(practice, [piece]), known)


def test_only_practices_that_exist_are_counted() -> None:
    known = {practice.id for practice in knowledge.load("en").practices}
    assert read_tables("en")["commonness"].keys() <= known
