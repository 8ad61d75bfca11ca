"""A clause in the policy's own words, shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.shortening import shortened

if TYPE_CHECKING:
    from smallprint.changes.comparing import Age
    from smallprint.changes.drafts import Kind
    from smallprint.changes.sentences import Version
    from smallprint.messages import Topic

_MOST_WORDS = 30
_INNER = str.maketrans('“”"', "‘’'")  # the saying has quotation marks of its own


def saying_of(what: str, age: Age) -> tuple[str, Kind]:
    """The saying of changes.toml and the kind for something that only one version has."""
    return (f"{what}_new", "new") if age == "newer" else (f"{what}_gone", "gone")


def topic_of(version: Version, sentence: int) -> Topic:
    """What a sentence is about."""
    topics = version.analysis.topics[version.policy.sentences[sentence].block]
    return topics[0] if topics else "practice_not_covered"


def words_in_short(version: Version, sentence: int) -> str:
    """A sentence in short: what tells no more left out, after what a table says that it is about."""
    policy = version.policy
    span = policy.sentences[sentence]
    slices = shortened(policy.text, span.start, span.end, version.knowledge)
    words = " … ".join(policy.text[start:end] for start, end in slices).split()
    is_long = len(words) > _MOST_WORDS
    told = " ".join(words[:_MOST_WORDS]).rstrip(".,;: ") + ("…" if is_long else "")
    headers = policy.blocks[span.block].headers
    label = f"{headers[-1].strip(' :')}: " if headers else ""
    return (label + told).translate(_INNER)
