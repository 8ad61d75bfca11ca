"""Requests that are ready to be sent, and the laws that they rest on, from letters.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from smallprint.knowledge.practices import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LetterKind = Literal["access", "delete", "object"]

_GAP = re.compile(r"\{(\w*)\}")
_GAPS = frozenset(("company", "service", "dated"))


@dataclass(frozen=True, slots=True)
class Law:
    """A law that policies speak of; its name is empty for policies that speak of none.

    It is spoken of where a policy has one of the `names` in it, as they are spelled, or two of the practices `marks`.
    `addresses` has the kinds of action whose mailbox takes its requests, the best first.
    """

    name: str
    names: tuple[str, ...]
    marks: frozenset[str]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A letter with its gaps {service} and {dated}, from what follows the greeting to its closing.

    It is needless where the policy promises one of `promised` and says none of `unless`.
    """

    kind: LetterKind
    law: Law
    promised: frozenset[str]
    unless: frozenset[str]
    label: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters of a language. `greeting` has a {company}, `dated` a {day}, {month} and {year}."""

    laws: tuple[Law, ...]
    templates: tuple[Template, ...]
    greeting: str
    greeting_unknown: str
    service_unknown: str
    dated: str
    sender: str
    months: tuple[str, ...]


def read_letters(table: Mapping[str, Any], practices: Collection[str]) -> Letters:
    """The letters in the order in which they are shown. Raises CatalogueError where the table is wrong."""
    laws = tuple(
        Law(
            entry["name"],
            tuple(entry["names"]),
            frozenset(entry["marks"]),
            tuple(entry["addresses"]),
        )
        for entry in table["law"]
    )
    named = frozenset[str]().union(*(law.marks for law in laws))
    named = named.union(*(entry.get(key, ()) for entry in table["letter"] for key in ("promised", "unless")))
    if unknown := named.difference(practices):
        raise CatalogueError(f"letters.toml: unknown practices: {', '.join(sorted(unknown))}")
    closings = {entry["name"]: entry["closing"] for entry in table["law"]}
    by_name = {law.name: law for law in laws}
    parts = table["parts"]
    return Letters(
        laws,
        tuple(_read_template(entry, by_name, closings) for entry in table["letter"]),
        parts["greeting"],
        parts["greeting_unknown"],
        parts["service_unknown"],
        parts["dated"],
        parts["sender"],
        tuple(parts["months"]),
    )


def _read_template(
    entry: Mapping[str, Any], laws: Mapping[str, Law], closings: Mapping[str, str]
) -> Template:
    kind, law = entry["kind"], entry["law"]
    if kind not in get_args(LetterKind) or law not in laws:
        raise CatalogueError(f"letters.toml: no letter is {kind} under {law}")
    body = f"{entry['body'].strip()}\n\n{entry.get('closing', closings[law]).strip()}"
    if unknown := set(_GAP.findall(body)) - _GAPS:
        raise CatalogueError(f"letters.toml, {kind} under {law}: unknown gaps {sorted(unknown)}")
    return Template(
        kind,
        laws[law],
        frozenset(entry.get("promised", ())),
        frozenset(entry.get("unless", ())),
        entry["label"],
        entry["subject"],
        body,
    )
