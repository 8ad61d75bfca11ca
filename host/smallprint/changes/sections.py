"""Whole sections that only one of two versions has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from smallprint.changes.drafts import Draft
from smallprint.changes.quoting import saying_of, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from smallprint.changes.comparing import Age, Edit, Pair

_LEAST_SENTENCES = 2


def section_changes(pair: Pair, left: Sequence[Edit], mentioned: AbstractSet[Edit]) -> Iterator[Draft]:
    """The sections of which all sentences are in `left` and none is told yet, by their headings."""
    ages: tuple[Age, ...] = ("newer", "older")
    for age in ages:
        for edits, heading in _sections(pair, age, left, mentioned):
            yield _section(pair, age, edits, heading)


def _sections(
    pair: Pair, age: Age, left: Sequence[Edit], mentioned: AbstractSet[Edit]
) -> Iterator[tuple[list[Edit], str]]:
    version, other = pair.version(age), pair.newer if age == "older" else pair.older
    told = {
        heading for edit in mentioned for number in edit.side(age) for heading in version.section(number)[-1:]
    }
    by_heading: dict[str, list[Edit]] = {}
    for edit in left:
        if edit.is_alone and edit.age == age:
            for heading in version.section(edit.side(age)[0])[-1:]:
                by_heading.setdefault(heading, []).append(edit)
    sizes = Counter(
        heading for number, key in enumerate(version.keys) if key for heading in version.section(number)[-1:]
    )
    for heading, edits in by_heading.items():
        if heading in told or other.has_heading(heading):
            continue
        is_text = not all(version.is_fragment(edit.side(age)[0]) for edit in edits)
        if sizes[heading] == len(edits) >= _LEAST_SENTENCES and is_text:
            yield edits, heading


def _section(pair: Pair, age: Age, edits: Sequence[Edit], heading: str) -> Draft:
    version = pair.version(age)
    saying, kind = saying_of("section", age)
    return Draft(
        kind, "", topic_of(version, edits[0].side(age)[0]), "neutral", 2, 0,
        version.language.told(saying, words=heading.strip()), tuple(edits),
    )  # fmt: skip
