"""Goals, which tell how far there is to go, and limits, which fail: both from floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.benching.figure import Figure

FILE = Path(__file__).with_name("floors.toml")

Bounds = dict[str, dict[str, dict[str, dict[str, float]]]]
"""By benchmark, figure, and `goal` or `limit`: the bound of each measure."""


def load(file: Path = FILE) -> Bounds:
    """What floors.toml says."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def goals_of(bounds: Bounds, benchmark: str, figure: Figure) -> dict[str, tuple[float, bool]]:
    """The goals of a figure by measure, and whether each is reached."""
    goals = bounds.get(benchmark, {}).get(figure.key, {}).get("goal", {})
    return {name: (bound, figure.meets(name, bound)) for name, bound in goals.items()}


def broken(bounds: Bounds, measured: Mapping[str, Iterable[Figure]]) -> Iterator[str]:
    """The limits, of the benchmarks that were run, that are not kept; each in a line of words."""
    for benchmark, figures in measured.items():
        by_key = {figure.key: figure for figure in figures}
        for key, wanted in bounds.get(benchmark, {}).items():
            for name, bound in wanted.get("limit", {}).items():
                figure = by_key.get(key)
                if figure is None:
                    yield f"{benchmark} {key} was not measured"
                elif not figure.meets(name, bound):
                    value = figure.measure(name)
                    reached = "not measured" if value is None else f"{value:.3g}"
                    yield f"{benchmark} {key}: {name} is {reached}, limit {bound:g}"
