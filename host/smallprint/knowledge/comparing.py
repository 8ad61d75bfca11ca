"""How two policies are compared, from comparing.toml: its points, and its words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from smallprint.knowledge.practices import CatalogueError, typeset
from smallprint.messages import ActionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
_DATA = {"collected", "shared", "denied", "instead"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A point on which policies are compared: what is said by any of `practices` stands side by side."""

    id: str
    label: str
    practices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparing:
    """All of comparing.toml. `data` has the words for a type of data, `actions` the kinds in their order."""

    subjects: tuple[Subject, ...]
    data: Mapping[str, str]
    actions: Mapping[ActionKind, str]


@lru_cache(maxsize=4)
def read_comparing(language: str) -> Comparing:
    """The points and words of a language. Raises KeyError without any, CatalogueError where they are wrong."""
    path = _HERE / language / "comparing.toml"
    if not path.is_file():
        raise KeyError(language)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if table["data"].keys() != _DATA or table["actions"].keys() != set(get_args(ActionKind)):
        raise CatalogueError("comparing.toml: words for data or actions are missing, or too many")
    return Comparing(
        tuple(
            Subject(name, typeset(entry["label"]), frozenset(entry["practices"]))
            for name, entry in table["points"].items()
        ),
        table["data"],
        table["actions"],
    )
