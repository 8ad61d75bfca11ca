"""Policies as plain JSON data, and back: a file may be damaged, or come from anybody."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from smallprint.reading.policy import Block, Link, Policy, Sentence, Updated

if TYPE_CHECKING:
    from smallprint.messages import BlockKind

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All but tab and newline. No text that was read has them; one that is made up may steer a terminal with them."""

# `dataclasses.astuple` copies all that it finds, which takes longer than to write it down.
_FIELDS = {kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Block, Sentence, Link)}


def policy_to_json(policy: Policy) -> dict[str, Any]:
    """A policy with its structure as plain JSON data."""
    updated = policy.last_updated
    return {
        "text": policy.text,
        "url": policy.url,
        "title": policy.title,
        "service": policy.service,
        "language": policy.language,
        "blocks": list(map(_FIELDS[Block], policy.blocks)),
        "sentences": list(map(_FIELDS[Sentence], policy.sentences)),
        "links": list(map(_FIELDS[Link], policy.links)),
        "last_updated": updated
        and [updated.date and updated.date.isoformat(), updated.words, updated.start, updated.end],
        "warnings": list(policy.warnings),
    }


def policy_from_json(data: Any) -> Policy:
    """The policy that `policy_to_json` wrote. Raises ValueError where the data is none, or does not hold together."""
    try:
        policy = Policy(
            text=_text(data["text"]),
            url=None if data["url"] is None else _text(data["url"]),
            title=_text(data["title"]),
            service=_text(data["service"]),
            language=_text(data["language"]),
            blocks=tuple(map(_block, data["blocks"])),
            sentences=tuple(
                Sentence(_count(start), _count(end), _count(at)) for start, end, at in data["sentences"]
            ),
            links=tuple(
                Link(_count(start), _count(end), _string(href)) for start, end, href in data["links"]
            ),
            last_updated=None if data["last_updated"] is None else _updated(*data["last_updated"]),
            warnings=tuple(map(_text, data["warnings"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a policy: {type(error).__name__}") from error
    _check(policy)
    return policy


def _block(values: list[Any]) -> Block:
    kind, start, end, section, lead_in, headers, level = values
    if kind not in ("heading", "paragraph", "list_item", "table_cell", "term", "definition"):
        raise ValueError("an unknown kind of block")
    return Block(
        cast("BlockKind", kind),
        _count(start),
        _count(end),
        tuple(map(_text, section)),
        None if lead_in is None else _count(lead_in),
        tuple(map(_text, headers)),
        _count(level),
    )


def _updated(day: str | None, words: str, start: int, end: int) -> Updated:
    return Updated(None if day is None else date.fromisoformat(day), _text(words), _count(start), _count(end))


def _check(policy: Policy) -> None:
    """Offsets are in order and within the text, and numbers are of what there is: all else relies on it."""
    size, sentences = len(policy.text), len(policy.sentences)
    blocks = [(block.start, block.end) for block in policy.blocks]
    pieces = [(sentence.start, sentence.end) for sentence in policy.sentences]
    others = [(link.start, link.end) for link in policy.links]
    if policy.last_updated:
        others.append((policy.last_updated.start, policy.last_updated.end))
    if not (
        all(0 <= start <= end <= size for start, end in (*blocks, *pieces, *others))
        and all(one[1] <= other[0] for spans in (blocks, pieces) for one, other in pairwise(spans))
        and all(block.lead_in is None or block.lead_in < sentences for block in policy.blocks)
        and all(_is_within(sentence, policy.blocks) for sentence in policy.sentences)
    ):
        raise ValueError("offsets that do not fit the text")


def _is_within(sentence: Sentence, blocks: tuple[Block, ...]) -> bool:
    if sentence.block >= len(blocks):
        return False
    block = blocks[sentence.block]
    return block.start <= sentence.start and sentence.end <= block.end


def _text(value: Any) -> str:
    text = _string(value)
    if _CONTROLS.search(text):
        raise ValueError("control characters")
    return text


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError
    return value
