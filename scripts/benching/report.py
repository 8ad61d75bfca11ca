"""Figures as tables: for the terminal, and for BENCHMARKS.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.benching.bounds import Bounds, goals_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.benching.figure import Figure

_HEADS = ("what", "ours", "beside", "compared", "goal", "reached")

_DOCUMENT = """# Benchmarks

What Smallprint costs in time and memory, beside others that do a part of the same work, on the same pages in the same \
run. `scripts/bench --write` makes this page; `scripts/bench` alone prints the same and fails where a figure is beyond \
its limit in `scripts/benching/floors.toml`. The pages are real policies, which are not part of the repository: \
`--data` names their folder.

Where something was run several times the figure is the median, with the fastest run and the one that 90 % of the runs \
do not exceed behind it. Rivals take turns with us, so that a busy moment is as unfair to one as to the other. \
Trafilatura and readability-lxml extract the text of a page, which is the first of our stages; sumy's LexRank picks \
ten sentences of the text that we read. "Compared" is ours by theirs, and ours less theirs.
"""


@dataclass(frozen=True)
class Table:
    """What one benchmark found. `skipped` is why it found nothing, else ""."""

    name: str
    about: str
    figures: Sequence[Figure]
    skipped: str = ""


def to_text(table: Table, bounds: Bounds) -> str:
    """A table for the terminal."""
    if table.skipped:
        return f"\n{table.name}\n  skipped: {table.skipped}"
    rows = [_HEADS, *(_cells(figure, table.name, bounds) for figure in table.figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([f"\n{table.name}", *(f"  {line}".rstrip() for line in lines)])


def to_markdown(tables: Sequence[Table], bounds: Bounds, machine: Mapping[str, str]) -> str:
    """The whole of BENCHMARKS.md."""
    measured = "; ".join(f"{name} {value}" for name, value in machine.items())
    parts = [_DOCUMENT, f"Measured on: {measured}.\n"]
    for table in tables:
        parts.append(f"## {table.name}\n\n{table.about}\n")
        if table.skipped:
            parts.append(f"Not measured: {table.skipped}.\n")
            continue
        rows = [_cells(figure, table.name, bounds) for figure in table.figures]
        lines = [_HEADS, ("---",) * len(_HEADS), *rows]
        parts.append("\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n")
    return "\n".join(parts)


def _cells(figure: Figure, benchmark: str, bounds: Bounds) -> tuple[str, ...]:
    goals = goals_of(bounds, benchmark, figure)
    return (
        figure.what,
        _ours(figure),
        f"{figure.peer} {_number(figure.theirs, figure.unit)}" if figure.theirs is not None else "",
        _compared(figure),
        ", ".join(_measure(name, bound, figure) for name, (bound, _) in goals.items()),
        ", ".join("yes" if reached else "no" for _, reached in goals.values()),
    )


def _ours(figure: Figure) -> str:
    words = _number(figure.ours, figure.unit)
    if figure.least is None or figure.most is None:
        return words
    return f"{words} ({_number(figure.least)} to {_number(figure.most)})"


def _compared(figure: Figure) -> str:
    if figure.ratio is None or figure.above is None:
        return ""
    return f"{_measure('ratio', figure.ratio, figure)}, {_measure('above', figure.above, figure)}"


def _measure(name: str, value: float, figure: Figure) -> str:
    if name == "ratio":
        return f"× {value:.2f}"
    words = _number(value, figure.unit)
    return f"+{words}" if name == "above" and value >= 0 else words


def _number(value: float, unit: str = "") -> str:
    shown = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
    return f"{shown} {unit}".rstrip()
