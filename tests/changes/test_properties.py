"""What holds for any two versions: the same is never a change, quotes are verbatim, new and gone mirror each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallprint import changes, knowledge
from smallprint.opening import open_document
from tests.policies import SAMPLES

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from smallprint.reading.policy import Policy

ENGLISH = [sample for sample in SAMPLES if sample.name != "moulin-bleu"]
KNOWN = knowledge.load("en")
SENTENCES = [
    "We do not sell your data.",
    "We may share your location with advertisers.",
    "We keep server logs for 30 days.",
    "You can ask us to delete your data.",
    "We use your content to train AI models unless you opt out.",
    "If you live in California, you have more rights.",
    "Write to privacy@quillbee.example.",
    "We collect: your name; your age; your fingerprints.",
    "(1) 12/13 — €40 ½ ﬁ “quoted” [sic] {x}",
    "NOT NOT NOT",
    "?",
]


def read(sample: Path) -> Policy:
    return open_document((sample / "source.html").read_bytes(), None, "text/html").policy


def policy_of(lines: list[str]) -> Policy:
    return open_document("\n\n".join(["# Policy", *lines]).encode(), None, "text/markdown").policy


@pytest.mark.parametrize("sample", ENGLISH, ids=lambda sample: sample.name)
def test_a_policy_has_not_changed_from_itself(sample: Path) -> None:
    policy = read(sample)
    assert changes.find_changes(policy, policy, KNOWN) == changes.Found([], 0, 0)


def test_quotes_of_quite_different_policies_are_verbatim() -> None:
    one, other = read(ENGLISH[0]), read(ENGLISH[1])
    found = changes.find_changes(one, other, KNOWN)
    assert len(found.changes) > 20
    for change in found.changes:
        assert change.before or change.after
        assert all(one.text[quote.start : quote.end] == quote.text for quote in change.before)
        assert all(other.text[quote.start : quote.end] == quote.text for quote in change.after)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_what_is_new_is_gone_the_other_way_round(lines: list[str], more: list[str]) -> None:
    less, all_of_it = policy_of(lines), policy_of([*lines, *more])
    there, back = changes.find_changes(less, all_of_it, KNOWN), changes.find_changes(all_of_it, less, KNOWN)
    assert {change.kind for change in there.changes} <= {"new"}
    assert {change.kind for change in back.changes} <= {"gone"}
    came = sorted((change.practice, [quote.text for quote in change.after]) for change in there.changes)
    gone = sorted((change.practice, [quote.text for quote in change.before]) for change in back.changes)
    assert came == gone


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), max_size=12), st.randoms(use_true_random=False))
def test_order_alone_changes_nothing(lines: list[str], chance: random.Random) -> None:
    shuffled = list(lines)
    chance.shuffle(shuffled)
    found = changes.find_changes(policy_of(lines), policy_of(shuffled), KNOWN)
    assert found.changes == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    *[
        st.lists(
            st.sampled_from(SENTENCES) | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60),
            max_size=10,
        )
    ]
    * 2
)
def test_any_two_texts_can_be_compared(before: list[str], after: list[str]) -> None:
    older, newer = policy_of(before), policy_of(after)
    for change in changes.find_changes(older, newer, KNOWN).changes:
        assert change.text.strip()
        assert all(older.text[quote.start : quote.end] == quote.text for quote in change.before)
        assert all(newer.text[quote.start : quote.end] == quote.text for quote in change.after)
