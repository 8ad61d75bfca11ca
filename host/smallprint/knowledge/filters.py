"""What a list of policies can be filtered by, from filters.toml. Read by itself: a list needs no engine."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class FilterRule:
    """A policy in which any of `practices` was found fits. `label` is what readers choose it by."""

    id: str
    label: str
    practices: frozenset[str]


@lru_cache(maxsize=4)
def read_filters(language: str = "en") -> tuple[FilterRule, ...]:
    """The filters in the order in which they are offered. Raises KeyError for a language without any."""
    path = _HERE / language / "filters.toml"
    if not path.is_file():
        raise KeyError(language)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        FilterRule(name, entry["label"], frozenset(entry["practices"])) for name, entry in table.items()
    )
