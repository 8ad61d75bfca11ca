"""Matching the catalogue against one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.slots import find_slots
from smallprint.knowledge.rules import folded_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.practices import Find, FindKey, Practice
    from smallprint.matching.phrases import Phrase


def practices_in(
    unit: Unit, text: str, mentions: Sequence[Mention], knowledge: Knowledge
) -> Iterator[tuple[Practice, bool, dict[str, str]]]:
    """The practices that a unit states, each once: (practice, only possible?, slots).

    `text` is the sentence as the policy has it, without its lead-in; `mentions` are the data types in its
    own words.
    """
    if unit.is_question:
        return
    found: set[int] = set()
    fitting: dict[FindKey, bool] = {}
    slots: dict[str, str] | None = None
    for (number, which), phrase, match in knowledge.index.search(unit.folded, unit.stems):
        if number in found:
            continue
        first, last = unit.span(match.start(), match.end())
        if last <= unit.own:  # it is the lead-in that says so, and the lead-in is a unit of its own
            continue
        if unit.is_definition:  # asked late: in most sentences nothing is found
            return
        practice = knowledge.practices[number]
        find = practice.finds[which]
        if not _polarity_fits(unit, find, phrase, first, last):
            continue
        if find.actor != "any" and unit.actor(first) not in (find.actor, "unknown"):
            continue
        if (number, which) not in fitting:
            fitting[number, which] = _surroundings_fit(unit, find, mentions) and not _any(
                practice.excludes, *unit.without_lead
            )
        if not fitting[number, which]:
            continue
        if slots is None:
            slots = find_slots(text)
        if not find.slots <= slots.keys() | ({"data"} if mentions else set()):
            continue
        found.add(number)
        yield practice, unit.is_possibility(first), slots


def _polarity_fits(unit: Unit, find: Find, phrase: Phrase, first: int, last: int) -> bool:
    if find.polarity == "any" or phrase.negates:
        return True
    return unit.polarity(first, last) == find.polarity


def _surroundings_fit(unit: Unit, find: Find, mentions: Sequence[Mention]) -> bool:
    if find.needs and not _any(find.needs, unit.folded, unit.stems):
        return False
    if find.excludes and _any(find.excludes, *unit.without_lead):
        return False
    if find.under and not _is_under(unit.section, find):
        return False
    if (find.given or find.unless) and (
        not find.given <= unit.conditions or not find.unless.isdisjoint(unit.conditions)
    ):
        return False
    if "any" in find.data:
        return bool(mentions)
    return not find.data or any(
        mention.type.id in find.data or mention.type.category in find.data or mention.type.parent in find.data
        for mention in mentions
    )


def _any(phrases: Sequence[Phrase], folded: str, stems: frozenset[str]) -> bool:
    return any(phrase.occurs_in(folded, stems) for phrase in phrases)


def _is_under(section: tuple[str, ...], find: Find) -> bool:
    for heading in section:
        folded, stems = folded_heading(heading)
        if _any(find.under, folded, stems):
            return True
    return False
