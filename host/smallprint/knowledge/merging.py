"""Findings that are told together, from merging.toml.

    [[merge]]
    says = "They {may}share your data with {parts}."
    joins = "and"                      the word before the last part
    parts = [                          two or more that were found, in this order
      { practice = "shares_with_partners", says = "business partners" },
      { practice = "shares_with_affiliates", says = "companies in their group" },
    ]
    importance = 1                     optional: the most important part's where left out
    most = 4                           parts that are told at most
    absorbs = ["shares_with_third_parties"]   what the merged point says, too, more exactly

A part may have `later`, its words where it is not the first ("share it for ads" after "sell your data"), and
`named`, its words with {companies} where the policy names any.

    [[conflict]]
    promise = ["no_sale"]              one of these and
    breach = ["sells_data"]            one of these, for the same people
    says = "They say they do not sell your data, but they also describe selling it."
    severity = 2
    why = "Ask them which of the two is true."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from smallprint.knowledge.practices import CatalogueError, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MOST = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A practice as a piece of a sentence."""

    practice: str
    says: str
    later: str
    named: str

    def told(self, companies: str, *, is_first: bool) -> str:
        """Its words as the first piece or a later one, with the companies that the policy names, if any."""
        if self.named and companies:
            return self.named.format(companies=companies)
        return self.says if is_first else self.later


@dataclass(frozen=True, slots=True)
class Merge:
    """Practices that make one sentence. `says` has {parts}, and may have {may}."""

    says: str
    joins: str
    parts: tuple[Part, ...]
    importance: Literal[1, 2, 3] | None
    most: int
    absorbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A promise, and what breaks it."""

    promise: frozenset[str]
    breach: frozenset[str]
    says: str
    severity: Literal[1, 2, 3]
    why: str


@dataclass(frozen=True, slots=True)
class Merging:
    """What is told together, in the order in which it is tried."""

    merges: tuple[Merge, ...]
    conflicts: tuple[Conflict, ...]


def read_merging(table: Mapping[str, Any], practices: Iterable[str]) -> Merging:
    """The table of one language. Raises CatalogueError where it names a practice that does not exist."""
    merges = tuple(_merge(entry) for entry in table["merge"])
    conflicts = tuple(
        Conflict(
            frozenset(entry["promise"]),
            frozenset(entry["breach"]),
            typeset(entry["says"]),
            entry["severity"],
            typeset(entry["why"]),
        )
        for entry in table["conflict"]
    )
    named = {part.practice for merge in merges for part in merge.parts}
    named = named.union(*(merge.absorbs for merge in merges))
    named = named.union(*(conflict.promise | conflict.breach for conflict in conflicts))
    if unknown := named - set(practices):
        raise CatalogueError(f"merging.toml names practices that do not exist: {', '.join(sorted(unknown))}")
    return Merging(merges, conflicts)


def _merge(entry: Mapping[str, Any]) -> Merge:
    if "{parts}" not in entry["says"]:
        raise CatalogueError(f"merging.toml: no {{parts}} in {entry['says']!r}")
    parts = tuple(
        Part(
            part["practice"],
            typeset(part["says"]),
            typeset(part.get("later", part["says"])),
            typeset(part.get("named", "")),
        )
        for part in entry["parts"]
    )
    return Merge(
        typeset(entry["says"]),
        entry["joins"],
        parts,
        entry.get("importance"),
        entry.get("most", _MOST),
        frozenset(entry.get("absorbs", ())),
    )
