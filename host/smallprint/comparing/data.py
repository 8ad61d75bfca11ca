"""The types of data that either service collects, shares, or says it does not collect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.comparing.ranking import ranked
from smallprint.comparing.statements import BETWEEN, joined
from smallprint.messages import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.comparing.ranking import Weighed
    from smallprint.knowledge.data_types import DataTypes
    from smallprint.messages import DataItem, Report, Row, Tone


def compare_data(first: Report, second: Report, types: DataTypes, words: Mapping[str, str]) -> list[Row]:
    """A row for each type, sensitive ones before those that are shared, and both before the others."""
    told = _Told(types, words)
    named: dict[str, list[DataItem]] = {}
    for item in (*first.data_collected, *second.data_collected):
        named.setdefault(item.name, []).append(item)
    rows: list[Weighed] = [
        (
            2 * items[0].sensitive + any(item.shared for item in items),
            name,
            told.side(name, first.data_collected),
            told.side(name, second.data_collected),
        )
        for name, items in named.items()
    ]
    return ranked(rows)


class _Told:
    """Finds what a report says of a type, by the hierarchy of the types, and the words for it."""

    def __init__(self, types: DataTypes, words: Mapping[str, str]) -> None:
        self._types, self._words = types, words
        self._ids = {kind.name: kind.id for kind in types.by_id.values()}

    def side(self, name: str, items: Sequence[DataItem]) -> Side | None:
        """What is said of the type; else of narrower ones that are collected, or of a broader one that is not."""
        said = next((item for item in items if item.name == name), None)
        if said is not None:
            return Side(text=self._text(said), tone=_tone(said), quotes=said.quotes)
        instead: dict[str, list[DataItem]] = {}
        for item in items:
            if self._covers(item, name):
                instead.setdefault(self._text(item), []).append(item)
        return joined([self._instead(text, some) for text, some in instead.items()], BETWEEN)

    def _instead(self, text: str, items: Sequence[DataItem]) -> Side:
        names = ", ".join(item.name for item in items)
        return Side(
            text=self._words["instead"].format(said=text, names=names),
            tone=_tone(items[0]),
            quotes=[quote for item in items for quote in item.quotes],
        )

    def _covers(self, item: DataItem, name: str) -> bool:
        """Whether what is said of `item` says something of the type with this name, too."""
        wanted, given = self._ids.get(name), self._ids.get(item.name)
        if wanted is None or given is None:
            return False
        return (
            wanted in self._types.broader(given) if item.collected else given in self._types.broader(wanted)
        )

    def _text(self, item: DataItem) -> str:
        if not item.collected:
            return self._words["denied"]
        return self._words["shared" if item.shared else "collected"]


def _tone(item: DataItem) -> Tone:
    if not item.collected:
        return "good"
    return "bad" if item.sensitive else "neutral"
