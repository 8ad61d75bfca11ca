"""The words of the cards that belong to no single practice, from wording.toml and addresses.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallprint.messages import ActionKind


@dataclass(frozen=True, slots=True)
class ActionRule:
    """Something the reader can do, where one of the practices was found."""

    kind: ActionKind
    practices: tuple[str, ...]
    label: str
    leads: tuple[str, ...]
    """Words of a link, or of its address, that show that it serves the action."""


@dataclass(frozen=True, slots=True)
class Wording:
    """See wording.toml. `more` has a {count}."""

    limits: dict[str, str]
    categories: dict[str, str]
    actions: tuple[ActionRule, ...]
    leads_anywhere: frozenset[str]
    portals: tuple[str, ...]
    conjunction: str
    more: str

    def joined(self, names: list[str], most: int) -> str:
        """A list in words: "name, email address and 3 more" beyond `most` names."""
        if len(names) > most:
            names = [*names[: most - 1], self.more.format(count=len(names) - most + 1)]
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.conjunction} {names[-1]}"


def read_wording(table: Mapping[str, Any], addresses: Mapping[str, list[str]]) -> Wording:
    """The wording of one language."""
    return Wording(
        table["limits"],
        table["categories"],
        tuple(
            ActionRule(rule["kind"], tuple(rule["practices"]), rule["label"], tuple(addresses[rule["kind"]]))
            for rule in table["action"]
        ),
        frozenset(addresses["anywhere"]),
        tuple(addresses["portals"]),
        table["lists"]["and"],
        table["lists"]["more"],
    )
