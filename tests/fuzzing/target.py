"""What a target is, and how it is run: no input may take longer than its size allows."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class TooSlowError(AssertionError):
    """An input took longer than any of its size may."""


@dataclass(frozen=True)
class Target:
    """Real code that takes any bytes. `run` raises where something does not hold.

    `runs` is how often the long form tries it, `longest` the bytes of an input there. An input may take `seconds`, and
    `per_kilobyte` for each kilobyte, some ten times what it takes. `words` are what input is made of.
    """

    run: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    runs: int
    words: Sequence[bytes] = ()
    longest: int = 4096
    seconds: float = 1.0
    per_kilobyte: float = 0.05

    def check(self, data: bytes) -> None:
        """Run it on `data`; what is too slow is measured again before it counts, as something may be loaded late."""
        allowed = self.seconds + self.per_kilobyte * len(data) / 1024
        spent = self._time(data)
        for _ in range(2):
            if spent > allowed:
                spent = min(spent, self._time(data))
        if spent > allowed:
            raise TooSlowError(f"{spent:.2f} s for {len(data)} bytes, more than {allowed:.2f}")

    def _time(self, data: bytes) -> float:
        """Seconds of this thread: what else the computer does is no part of them."""
        began = time.thread_time()
        self.run(data)
        return time.thread_time() - began
