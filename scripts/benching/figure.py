"""One figure of a benchmark: what was measured of us and, in the same run, of a peer."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from scripts.benching.stopwatch import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence


class SkippedError(Exception):
    """A benchmark that cannot run here; the message says why."""


@dataclass(frozen=True)
class Figure:
    """`key` is its name in floors.toml, and `what` says it to people.

    `ours` and `theirs` are in `unit`, medians where something was run several times; `least` and `most` are then the
    smallest of our runs and the one that 90 % do not exceed. `peer` is who else was measured, "" for nobody.
    """

    key: str
    what: str
    ours: float
    unit: str = "ms"
    least: float | None = None
    most: float | None = None
    runs: int = 1
    peer: str = ""
    theirs: float | None = None
    more_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours by theirs."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def above(self) -> float | None:
        """Ours less theirs."""
        return None if self.theirs is None else self.ours - self.theirs

    def measure(self, name: str) -> float | None:
        """`ours`, `ratio` or `above`, as goals and limits name them."""
        return {"ours": self.ours, "ratio": self.ratio, "above": self.above}[name]

    def meets(self, name: str, bound: float) -> bool:
        """Whether a measure is within a bound; one that was not taken is not."""
        value = self.measure(name)
        if value is None:
            return False
        return value >= bound if self.more_is_better else value <= bound

    def plain(self) -> dict[str, Any]:
        """As JSON data."""
        numbers = {"ours": self.ours, "least": self.least, "p90": self.most, "theirs": self.theirs}
        numbers |= {"ratio": self.ratio, "above": self.above}
        rounded = {name: round(value, 3) for name, value in numbers.items() if value is not None}
        words = {"what": self.what, "unit": self.unit, "runs": self.runs, "peer": self.peer}
        return {**words, **rounded}


def timed(
    key: str, what: str, ours: Sequence[float], peer: str = "", theirs: Sequence[float] | None = None
) -> Figure:
    """The figure of runs that took so many milliseconds each."""
    return Figure(
        key,
        what,
        median(ours),
        least=min(ours),
        most=percentile(ours, 0.9),
        runs=len(ours),
        peer=peer,
        theirs=median(theirs) if theirs else None,
    )
