"""One run: from the sources to the results, by whatever engine."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from smallprint.batch.progress import Progress, Tally
from smallprint.batch.results import Results, digest
from smallprint.batch.turns import Turns
from smallprint.batch.work import read
from smallprint.console import say
from smallprint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from smallprint.batch.engines import Engine
    from smallprint.batch.sources import Sources
    from smallprint.batch.work import Result


def run(sources: Sources, to: str, workers: int | None = None, dask: str | None = None) -> Tally:
    """Read all `sources` that the results in the file `to` lack, and tell on stderr how far that is.

    On `workers` processes, by default one for each core, or on the workers of the scheduler at the address `dask`.
    Raises InputError, BatchError, KeyboardInterrupt; what was read until then is kept.
    """
    total = sources.count()
    if total == 0:
        raise InputError(
            "not_found", "There is no document in what was given.", "Give files, or folders with some."
        )
    with (
        Results(to) as results,
        closing(_engine(workers, dask)) as engine,
        closing(Progress(total)) as progress,
    ):

        def keep(result: Result) -> None:
            results.write(result.line)
            progress.note(result.outcome)

        drive(_new(sources, results.done, progress), engine, keep)
    say(f"{progress.tally}: {to}")
    if progress.tally.failed:
        say("Lines with an error tell why; the same command tries these again.")
    return progress.tally


def drive(sources: Iterable[str], engine: Engine, keep: Callable[[Result], object]) -> None:
    """Have the engine read all sources, as many at a time as it takes, and `keep` each result as it comes."""
    turns, under_way = Turns(sources), 0
    while True:
        while engine.has_room() and (source := turns.next()) is not None:
            engine.submit(source)
            under_way += 1
        if not under_way:
            return
        for result in engine.wait():
            under_way -= 1
            turns.over(result.source)
            keep(result)


def _new(sources: Iterable[str], done: set[bytes], progress: Progress) -> Iterator[str]:
    """Those that are not done, each once."""
    begun: set[bytes] = set()
    for source in sources:
        key = digest(source)
        if key in done or key in begun:
            progress.skip(done=key in done)
            continue
        begun.add(key)
        yield source


def _engine(workers: int | None, dask: str | None) -> Engine:
    if dask is not None:
        from smallprint.batch.cluster import Cluster

        return Cluster(read, dask)
    from smallprint.batch.pool import MOST_WORKERS, Pool

    return Pool(read, workers or min(_cores(), MOST_WORKERS))


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
