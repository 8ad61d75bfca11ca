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
    items = []
    for found in analysis.data:
        evidence = found.collected or found.shared or found.denied
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
