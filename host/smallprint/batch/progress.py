"""How far a run is, for people: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from smallprint.console import say

if TYPE_CHECKING:
    from tqdm import tqdm

    from smallprint.batch.work import Outcome

_SECONDS = 30.0
"""Between two lines."""


@dataclass(slots=True)
class Tally:
    """Documents that were read now, with those that are no policies, those that failed, and those read before."""

    read: int = 0
    others: int = 0
    failed: int = 0
    before: int = 0

    def __str__(self) -> str:
        words = [f"{self.read:,} read", f"{self.failed:,} failed"]
        if self.before:
            words.append(f"{self.before:,} read before")
        if self.others:
            words.append(f"{self.others:,} that do not look like privacy policies")
        return ", ".join(words)


class Progress:
    """Counts what comes, of `total` if that is known, and tells it on stderr."""

    def __init__(self, total: int | None) -> None:
        self.tally = Tally()
        self._total = total
        self._told = time.monotonic()
        self._bar = _bar(total) if sys.stderr is not None and sys.stderr.isatty() else None

    def skip(self, *, done: bool) -> None:
        """A document that is not read: it was before (`done`), or it came twice."""
        self.tally.before += done
        self._step()

    def note(self, outcome: Outcome) -> None:
        """A document was read, or failed."""
        self.tally.read += outcome != "failed"
        self.tally.failed += outcome == "failed"
        self.tally.others += outcome == "other"
        self._step()

    def close(self) -> None:
        """Leave the bar as it is."""
        if self._bar is not None:
            self._bar.close()

    def _step(self) -> None:
        if self._bar is not None:
            if self.tally.failed:
                self._bar.set_postfix_str(f"{self.tally.failed:,} failed", refresh=False)
            self._bar.update()
        elif time.monotonic() >= self._told + _SECONDS:
            self._told = time.monotonic()
            of = "" if self._total is None else f" (of {self._total:,})"
            say(f"{self.tally}{of}")


def _bar(total: int | None) -> tqdm[NoReturn]:
    from tqdm import tqdm

    tqdm.set_lock(threading.RLock())  # its own one is for processes, which share no bar here
    return tqdm(total=total, unit=" documents", file=sys.stderr, dynamic_ncols=True)
