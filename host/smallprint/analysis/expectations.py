"""Which of the things that readers look for a policy speaks of, whatever it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.knowledge.rules import folded_heading

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.expectations import Expectations
    from smallprint.reading.policy import Policy


def listen(unit: Unit, heard: set[str], knowledge: Knowledge) -> None:
    """Add to `heard` the ids of the expectations that a unit speaks of. A question speaks of them, too."""
    own = unit.folded
    if unit.lead:  # what does not count must stand in the sentence itself
        own = f" {' '.join(unit.row[unit.own :])} "
    _listen(own, unit.stems, unit.section, heard, knowledge.expectations)


def spoken_of(
    policy: Policy, heard: set[str], found: Collection[str], knowledge: Knowledge
) -> frozenset[str]:
    """All expectations of which the policy speaks: `heard` in its units, in its headings, or told by a practice.

    `found` holds the ids of the practices that were found.
    """
    expectations = knowledge.expectations
    spoken = heard | {entry.id for entry in expectations.entries if not entry.practices.isdisjoint(found)}
    for block in policy.blocks:
        if block.kind == "heading":
            heading = folded_heading(policy.text[block.start : block.end])
            _listen(*heading, block.section, spoken, expectations)
    return frozenset(spoken)


def _listen(
    folded: str,
    stems: AbstractSet[str],
    section: tuple[str, ...],
    heard: set[str],
    expectations: Expectations,
) -> None:
    """What has been heard is not listened for again: most is heard early, and the rest is little to look for."""
    hits = expectations.words.fitting(stems, heard)
    if section and (below := expectations.below.fitting(stems, heard)):
        for heading in section:
            hits |= below & expectations.under.fitting(folded_heading(heading)[1], heard)
    for name in hits:
        if not any(phrase.occurs_in(folded, stems) for phrase in expectations.dull.get(name, ())):
            heard.add(name)
