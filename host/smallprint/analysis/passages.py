"""A policy in passages: what the topic model reads at once.

A sentence alone says too little of its topic, and a list says it in the sentence that leads into it. So a
passage is a paragraph with the list that it leads into, up to a size, under the heading that it stands below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.reading.policy import Block, Policy

_FULL = 110  # words after which nothing is added
_THIN = 25  # words below which a paragraph takes in the next one
_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks `[first, last)` of a policy that are read together, and up to two headings above them."""

    first: int
    last: int
    headings: tuple[str, ...]
    text: str


def passages_of(policy: Policy) -> Iterator[Passage]:
    """All passages in the order of the text. Headings are in none: they are part of what stands below."""
    first, size = 0, 0
    blocks = policy.blocks
    for number, block in enumerate(blocks):
        words = policy.text.count(" ", block.start, block.end) + 1
        if size and not _joins(blocks[number - 1], block, size):
            yield _passage(policy, first, number)
            size = 0
        if block.kind == "heading":
            continue
        if not size:
            first = number
        size += words
    if size:
        yield _passage(policy, first, len(blocks))


def _joins(before: Block, block: Block, size: int) -> bool:
    if block.kind == "heading" or block.section != before.section or size >= _FULL:
        return False
    return size < _THIN or block.kind != "paragraph"


def _passage(policy: Policy, first: int, last: int) -> Passage:
    blocks = policy.blocks[first:last]
    headings = blocks[0].section[-_HEADINGS:]
    return Passage(first, last, headings, "\n".join(policy.text[block.start : block.end] for block in blocks))
