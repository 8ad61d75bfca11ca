"""What readers can do with either service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.comparing.ranking import ranked
from smallprint.comparing.statements import BETWEEN, joined
from smallprint.messages import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.comparing.statements import Statements
    from smallprint.knowledge.actions import ActionRule
    from smallprint.messages import ActionKind, Row


def compare_actions(
    first: Statements, second: Statements, rules: Sequence[ActionRule], labels: Mapping[ActionKind, str]
) -> list[Row]:
    """A row for each kind of action that either policy offers, with all its ways."""
    granting: dict[ActionKind, list[str]] = {kind: [] for kind in labels}
    for rule in sorted(rules, key=lambda rule: rule.is_spare):
        granting[rule.kind] += rule.practices
    return ranked(
        (0, label, _side(first, kind, granting[kind]), _side(second, kind, granting[kind]))
        for kind, label in labels.items()
    )


def _side(said: Statements, kind: ActionKind, granting: Sequence[str]) -> Side | None:
    """The card's labels; else, where it found no room for it, the words that grant it."""
    offered = [
        Side(text=item.label, tone="good", quotes=item.quotes)
        for item in said.report.actions
        if item.kind == kind
    ]
    return joined(offered, BETWEEN) or said.quoted(granting)
