"""The Data Collection card: plain names, grouped, with what the policy denies kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.quotes import quotes_of
from smallprint.messages import DataItem

if TYPE_CHECKING:
    from smallprint.analysis.findings import Analysis
    from smallprint.knowledge import Knowledge
    from smallprint.reading.policy import Policy


def data_items(policy: Policy, analysis: Analysis, knowledge: Knowledge) -> list[DataItem]:
    """One item a type, in the order of the card's categories and then of the policy; denied ones last."""
    related = _related(analysis, knowledge)
    items = []
    for found in analysis.data:
        if not (found.collected or found.shared) and found.type.id in related:
            continue  # "we do not collect location", but precise location they do: no plain denial
        # The quotes have to prove all that the item says: also that the data is shared.
        evidence = [*found.shared[:1], *found.collected] or found.denied
        items.append(
            DataItem(
                name=found.type.name,
                category=knowledge.wording.categories[found.type.category],
                sensitive=found.type.sensitive,
                collected=bool(found.collected or found.shared),
                shared=bool(found.shared),
                quotes=quotes_of(policy, evidence, most=3),
            )
        )
    order = {category: number for number, category in enumerate(knowledge.wording.categories.values())}
    items.sort(key=lambda item: (not item.collected, order[item.category]))
    return items


def _related(analysis: Analysis, knowledge: Knowledge) -> set[str]:
    """Types that are broader or narrower than one that is collected."""
    collected = {found.type.id for found in analysis.data if found.collected or found.shared}
    above = {broader for type_id in collected for broader in knowledge.data_types.broader(type_id)}
    below = {
        found.type.id
        for found in analysis.data
        if not collected.isdisjoint(knowledge.data_types.broader(found.type.id))
    }
    return above | below
