"""The words of the cards that belong to no single practice, from wording.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Wording:
    """See wording.toml. `more` has a {count}."""

    limits: dict[str, str]
    told_to: dict[str, str]
    categories: dict[str, str]
    data_slots: dict[str, list[str]]
    conjunction: str
    alternative: str
    more: str
    some_data: str
    kept_for: str

    def joined(self, names: list[str], most: int) -> str:
        """A list in words: "name, email address and 3 more" beyond `most` names."""
        if len(names) > most:
            names = [*names[: most - 1], self.more.format(count=len(names) - most + 1)]
        return self.listed(names, self.conjunction)

    def listed(self, names: list[str], conjunction: str) -> str:
        """All of a list in words: "see, correct or delete"."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def read_wording(table: Mapping[str, Any]) -> Wording:
    """The wording of one language."""
    return Wording(
        table["limits"],
        table["told_to"],
        table["categories"],
        table["data_slots"],
        table["lists"]["and"],
        table["lists"]["or"],
        table["lists"]["more"],
        table["lists"]["some_data"],
        table["lists"]["kept_for"],
    )
