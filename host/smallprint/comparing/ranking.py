"""The order of rows: those on which two policies differ first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.messages import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.messages import Side

Weighed = tuple[int, str, "Side | None", "Side | None"]
"""How serious a row is, its label and its two sides."""


def ranked(rows: Iterable[Weighed]) -> list[Row]:
    """The rows of which at least one policy says something. Among equals their order stays."""
    said = [row for row in rows if row[2] or row[3]]
    said.sort(key=lambda row: (_likeness(row[2], row[3]), -row[0]))
    return [Row(label=label, first=first, second=second) for _, label, first, second in said]


def _likeness(first: Side | None, second: Side | None) -> int:
    """0 where the two differ in what they mean to the reader, 2 where they are told in one and the same sentence."""
    if first is None or second is None or first.tone != second.tone:
        return 0
    return 1 + (first.text == second.text)
