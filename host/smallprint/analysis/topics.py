"""The topics of each block: those of its findings, and that of the heading it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallprint.knowledge import Knowledge
    from smallprint.messages import Topic
    from smallprint.reading.policy import Policy


def topics_of_blocks(
    policy: Policy, found: Mapping[int, set[Topic]], knowledge: Knowledge
) -> tuple[tuple[Topic, ...], ...]:
    """The labels of each block. `found` has the topics of the findings by block.

    A block without findings takes the topic of the nearest heading that tells one.
    """
    rules = knowledge.rules
    labels: list[tuple[Topic, ...]] = []
    for number, block in enumerate(policy.blocks):
        own: set[Topic] = set(found.get(number, ()))
        if not own:
            path = (
                (*block.section, policy.text[block.start : block.end])
                if block.kind == "heading"
                else block.section
            )
            for heading in reversed(path):
                if named := rules.topics_in(heading):
                    own |= named
                    break
        labels.append(tuple(sorted(own)))
    return tuple(labels)
