"""The engine of this computer: a process for each core, ended and replaced where a document is too much for it."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from smallprint.batch.engines import LIMIT, ended, too_slow
from smallprint.batch.work import Result, Task, failed
from smallprint.batch.worker import Worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from smallprint.batch.engines import Work

MOST_WORKERS = 60 if sys.platform == "win32" else 1024
"""Windows waits for no more at once."""
_TRIES = 2
"""A worker may also be ended for what another one took: it is tried once more, by a new one."""


@dataclass(slots=True)
class _Reading:
    task: Task
    worker: Worker
    tries: int
    end: float


class Pool:
    """See `Engine`. `workers` processes read one document each, for at most `limit` seconds."""

    def __init__(self, work: Work, workers: int, limit: float = LIMIT) -> None:
        self._work = work
        self._workers = workers
        self._limit = limit
        self._idle: list[Worker] = []
        self._busy: dict[Connection, _Reading] = {}

    def has_room(self) -> bool:
        """Whether a worker has nothing to do."""
        return len(self._busy) < self._workers

    def submit(self, source: str) -> None:
        """Give a document to a worker."""
        self._begin(Task(source), tries=1)

    def wait(self) -> list[Result]:
        """The next results. A document whose worker died is begun again, and gives none yet."""
        first = min(reading.end for reading in self._busy.values())
        ready = wait(self._busy, max(0.0, first - time.monotonic()))
        over = time.monotonic()
        late = [pipe for pipe, reading in self._busy.items() if reading.end <= over and pipe not in ready]
        results = [self._stop(self._busy.pop(pipe)) for pipe in late]
        for pipe in ready:
            result = self._finish(self._busy.pop(pipe))  # type: ignore[call-overload]
            results += [result] if result else []
        return results

    def close(self) -> None:
        """End all workers at once."""
        for worker in [*self._idle, *(reading.worker for reading in self._busy.values())]:
            worker.end()
        self._idle.clear()
        self._busy.clear()

    def _begin(self, task: Task, tries: int) -> None:
        worker = self._idle.pop() if self._idle else Worker(self._work)
        self._busy[worker.pipe] = _Reading(task, worker, tries, time.monotonic() + self._limit)
        worker.give(task)

    def _finish(self, reading: _Reading) -> Result | None:
        result = reading.worker.result()
        if result is not None:
            self._idle.append(reading.worker)
            return result
        reading.worker.end()
        if reading.tries < _TRIES:
            self._begin(reading.task, reading.tries + 1)
            return None
        return failed(reading.task.source, ended())

    def _stop(self, reading: _Reading) -> Result:
        reading.worker.end()
        return failed(reading.task.source, too_slow(self._limit))
