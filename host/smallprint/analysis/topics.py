"""What each block is about: what the topic model says of its passage, and the topics of its own findings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from smallprint.analysis.passages import passages_of
from smallprint.knowledge.rules import folded_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallprint.analysis.passages import Passage
    from smallprint.knowledge import Knowledge
    from smallprint.messages import Topic
    from smallprint.reading.policy import Policy

_PREFIX = 5
_RULED_OUT = -0.5


def topics_of_blocks(
    policy: Policy,
    stems: Mapping[int, Sequence[Sequence[str]]],
    found: Mapping[int, set[Topic]],
    knowledge: Knowledge,
) -> tuple[tuple[Topic, ...], ...]:
    """The labels of each block.

    `stems` has the folded words of each block's sentences, `found` the topics of its findings. A heading has
    the topics that its own words tell.
    """
    labels: list[Iterable[Topic]] = [
        knowledge.rules.topics_in(policy.text[block.start : block.end]) if block.kind == "heading" else ()
        for block in policy.blocks
    ]
    for passage in passages_of(policy):
        told = topics_of_passage(passage, stems, found, knowledge)
        for number in range(passage.first, passage.last):
            labels[number] = told
    knowledge.topic_model.forget()
    return tuple(tuple(sorted(label)) for label in labels)


def topics_of_passage(
    passage: Passage,
    stems: Mapping[int, Sequence[Sequence[str]]],
    found: Mapping[int, set[Topic]],
    knowledge: Knowledge,
) -> set[Topic]:
    """The topics that the model is sure of, and those of the passage's findings that it does not rule out."""
    own = {topic for number in range(passage.first, passage.last) for topic in found.get(number, ())}
    scores = knowledge.topic_model.scores(features_of(passage, stems))
    return {
        cast("Topic", name)
        for name, score in scores.items()
        if score > 0 or (score > _RULED_OUT and name in own)
    }


def features_of(passage: Passage, stems: Mapping[int, Sequence[Sequence[str]]]) -> set[str]:
    """Words, pairs of words and beginnings of words, each once; the nearest heading's words once more as such."""
    rows: list[Sequence[str]] = [folded_heading(heading)[0].split() for heading in passage.headings]
    for number in range(passage.first, passage.last):
        rows.extend(stems.get(number, ()))
    words = set().union(*rows)
    features = words.union(["~" + stem[:_PREFIX] for stem in words if len(stem) > _PREFIX])
    for row in rows:
        features.update(map(" ".join, pairwise(row)))
    if passage.headings:
        features.update([f"h:{stem}" for stem in folded_heading(passage.headings[-1])[1]])
    return features
