"""Passages, and what each block is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.analysis.passages import passages_of
from smallprint.reading import read_bytes

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

_POLICY = """# Brightmoor Privacy Policy

## How long we keep it

We store your orders for seven years after the last of them, and then erase them.

## Keeping it safe

We encrypt what you send us and limit who in our company can see it. No system is perfectly safe.

## Cookies

We use cookies to:

- remember your basket,
- measure which pages are read.

## Changes

If we change this policy, we will tell you by email before the change takes effect.
"""


def _read(text: str) -> Policy:
    return read_bytes(text.encode(), content_type="text/markdown")


def test_blocks_have_the_topics_of_what_they_say() -> None:
    policy = _read(_POLICY)
    topics = analyse(policy, knowledge.load("en")).topics
    said = {
        policy.text[block.start : block.end][:12]: set(labels)
        for block, labels in zip(policy.blocks, topics, strict=True)
    }
    assert "retention" in said["We store you"]
    assert "security" in said["We encrypt w"]
    assert "first_party_collection" in said["measure whic"]
    assert "policy_change" in said["If we change"]
    assert said["How long we "] == {"retention"}


def test_a_list_is_read_with_what_leads_into_it() -> None:
    passages = [passage.text for passage in passages_of(_read(_POLICY))]
    assert "We use cookies to:\nremember your basket,\nmeasure which pages are read." in passages


@given(
    st.lists(
        st.sampled_from(["## A heading\n\n", "- an item of a list\n", "Some words here. " * 9 + "\n\n"]),
        max_size=30,
    )
)
def test_every_block_but_headings_is_in_one_passage(parts: list[str]) -> None:
    policy = _read("# Policy\n\nWe collect your name.\n\n" + "".join(parts))
    covered = [number for passage in passages_of(policy) for number in range(passage.first, passage.last)]
    assert covered == [number for number, block in enumerate(policy.blocks) if block.kind != "heading"]
