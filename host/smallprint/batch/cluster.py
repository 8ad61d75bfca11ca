"""The engine of many computers: the workers of a Dask scheduler, which need share no files with this one.

Dask gives the task of a worker that is lost to another one, by its own setting `allowed-failures` (3) times.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from smallprint import __version__
from smallprint.batch.engines import LIMIT, ended, too_slow
from smallprint.batch.work import Result, Task, content_of, failed
from smallprint.errors import BatchError, SmallprintError
from smallprint.source import is_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.batch.engines import Work

_PATIENCE = 30.0
"""Seconds until the scheduler has a worker. Until it answers itself it may take as long as Dask is set to wait."""
_PER_THREAD = 2
"""Tasks under way for each thread of the workers: while one is read, the next one is on its way."""
_COUNTED_EVERY = 2.0
"""Seconds after which the threads are counted again: workers come and go."""
_PAUSE = 0.5
"""Seconds between two looks at what takes too long."""
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1GB"}
"""A document of 32 MB is what it is: a warning to the reader would not make it smaller."""
_LOGS = ("distributed", "distributed.client")
"""They write tracebacks to stderr of what is told here in a sentence."""

# Its types are half there: what is Any here is a client or a future of `distributed`.


@dataclass(slots=True)
class _Reading:
    source: str
    future: Any
    end: float


class Cluster:
    """See `Engine`. Workers have no way to end one task, so one that takes too long is only no longer waited for.

    `limit` is in seconds for each document; it may wait behind another one for as long.
    Raises BatchError `cluster_failed` where there is no scheduler at `address`, or no worker with this Smallprint.
    """

    def __init__(self, work: Work, address: str, limit: float = LIMIT) -> None:
        self._work = work
        self._limit = limit
        self._client = _connect(address)
        self._under_way: dict[str, _Reading] = {}
        self._over: SimpleQueue[Any] = SimpleQueue()
        self._unread: list[Result] = []
        self._threads, self._counted = 0, 0.0

    def has_room(self) -> bool:
        """Whether a thread would have nothing to do soon."""
        if time.monotonic() >= self._counted + _COUNTED_EVERY:
            self._threads, self._counted = sum(_told(self._client.nthreads).values()), time.monotonic()
        under_way = len(self._under_way) + len(self._unread)
        return under_way < max(1, _PER_THREAD * self._threads)

    def submit(self, source: str) -> None:
        """Send a document, with its content unless it is on the web."""
        try:
            task = Task(source, None if is_address(source) else content_of(source))
        except SmallprintError as error:
            self._unread.append(failed(source, error))
            return
        future = _told(self._client.submit, self._work, task, pure=False)
        self._under_way[future.key] = _Reading(source, future, time.monotonic() + 2 * self._limit)
        future.add_done_callback(self._over.put)

    def wait(self) -> list[Result]:
        """The next results, perhaps none."""
        results, self._unread = self._unread, []
        if not results:
            results += self._taken()
        now = time.monotonic()
        for reading in [reading for reading in self._under_way.values() if reading.end <= now]:
            del self._under_way[reading.future.key]
            reading.future.cancel()
            results.append(failed(reading.source, too_slow(self._limit)))
        return results

    def close(self) -> None:
        """Give up what is under way, and leave the cluster."""
        self._under_way.clear()
        self._client.close(timeout=_PATIENCE)

    def _taken(self) -> list[Result]:
        """What came of the tasks that are over."""
        results, finished = [], {}
        for future in self._drained():
            reading = self._under_way.pop(future.key, None)
            if reading is None:
                continue  # no longer waited for
            if future.cancelled():
                raise _unusable(
                    "The connection to the cluster was lost", "The same command goes on from there."
                )
            if future.status == "error":
                results.append(failed(reading.source, _reason(future.exception())))
            else:
                finished[reading.source] = future
        if finished:
            gathered: list[Result] = _told(self._client.gather, list(finished.values()), errors="skip")
            results += gathered
            results += [
                failed(source, ended()) for source in finished.keys() - {read.source for read in gathered}
            ]
        return results

    def _drained(self) -> list[Any]:
        """Those that are over, after a pause perhaps none."""
        over = []
        with suppress(Empty):
            over.append(self._over.get(timeout=_PAUSE))
            while True:
                over.append(self._over.get_nowait())
        return over


def version() -> str:
    """What a worker is asked before it is given anything."""
    return __version__


def _connect(address: str) -> Any:
    try:
        distributed: Any = import_module("distributed")
        dask: Any = import_module("dask")
    except ImportError as error:
        raise _unusable(
            "Dask is not installed",
            "Install it beside Smallprint: pipx inject smallprint distributed, or pip install smallprint[dask].",
        ) from error
    hint = "Check the address; it is one such as tcp://scheduler:8786."
    if not address.startswith(("tcp://", "tls://")):
        raise _unusable(f"{address!r} is no address of a Dask scheduler", hint)
    dask.config.set(_SETTINGS)
    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, set_as_default=False)
    except Exception as error:  # whatever is there instead of a scheduler
        raise _unusable(f"No Dask scheduler answers at {address}", hint) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        versions = client.run(version)
    except Exception as error:
        client.close(timeout=_PATIENCE)
        raise _unusable(
            f"The cluster at {address} cannot read policies",
            f"Start workers where Smallprint {__version__} is installed.",
        ) from error
    if set(versions.values()) != {__version__}:
        client.close(timeout=_PATIENCE)
        raise _unusable(
            f"The workers of {address} have another version of Smallprint",
            f"Install version {__version__} there.",
        )
    return client


def _told(ask: Callable[..., Any], *arguments: object, **more: object) -> Any:
    """What the cluster answers. A client whose scheduler has gone raises one thing or another."""
    try:
        return ask(*arguments, **more)
    except Exception as error:
        raise _lost() from error


def _lost() -> BatchError:
    return _unusable("The connection to the cluster was lost", "The same command goes on from there.")


def _reason(error: BaseException | None) -> BatchError:
    """Why there is no result: its workers were lost, or one of them lacks something."""
    if type(error).__name__ == "KilledWorker":
        return ended()
    return _unusable(
        f"A worker of the cluster could not read this document ({type(error).__name__})",
        f"Start workers where Smallprint {__version__} is installed.",
    )


def _unusable(message: str, hint: str) -> BatchError:
    return BatchError("cluster_failed", f"{message}.", hint)
