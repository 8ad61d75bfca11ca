"""Times what runs in turns: A B C A B C, so that a noisy machine is as unfair to one as to the other."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Stopwatch:
    """Milliseconds by name, one for each run."""

    def __init__(self) -> None:
        self.times: defaultdict[str, list[float]] = defaultdict(list)

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Time one run of what stands in the block."""
        began = time.perf_counter()
        yield
        self.add(name, time.perf_counter() - began)

    def add(self, name: str, seconds: float) -> None:
        """Note one run that was timed elsewhere."""
        self.times[name].append(seconds * 1000)


def percentile(times: Sequence[float], share: float) -> float:
    """The smallest of the times that at least this share (0 to 1) of them do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
