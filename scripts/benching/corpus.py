"""Many policies at once: how many `smallprint batch` reads in a second, by its workers and on a Dask cluster."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.benching.figure import Figure
from scripts.benching.pages import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COPIES = 2
"""Of each page, so that the programs' start is a small part of it."""


def bench_corpus(data: Path) -> Iterator[Figure]:
    """Policies a second with one worker, with more, and on local clusters of as many processes."""
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        count = _save(data, corpus)
        alone = count / _seconds(corpus, ["--workers", "1"])
        yield _figure("workers_1", "1 worker", alone, None)
        for workers in steps(cores):
            rate = count / _seconds(corpus, ["--workers", str(workers)])
            yield _figure(_key("workers", workers, cores), f"{workers} workers", rate, alone)
        for workers in [1, *steps(cores)]:
            with _cluster(workers) as address:
                rate = count / _seconds(corpus, ["--dask", address])
            words = f"Dask, {workers} worker{'s' * (workers > 1)}"
            yield _figure(_key("dask", workers, cores), words, rate, alone)


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    """The address of a Dask scheduler with so many processes."""
    distributed: Any = import_module("distributed")  # without types
    with distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster.scheduler_address


def steps(cores: int) -> list[int]:
    """Powers of two below the number of cores, and it, but not one."""
    return sorted({2**power for power in range(1, cores.bit_length()) if 2**power < cores} | {cores} - {1})


def _key(engine: str, workers: int, cores: int) -> str:
    """The figure with all cores has the same name on every machine."""
    return f"{engine}_{'all' if workers == cores else workers}"


def _figure(key: str, what: str, rate: float, alone: float | None) -> Figure:
    peer = "" if alone is None else "1 worker"
    return Figure(key, what, rate, unit="policies/s", peer=peer, theirs=alone, more_is_better=True)


def _save(data: Path, corpus: Path) -> int:
    """Write the pages that can be summarized to a folder; how many files that makes."""
    corpus.mkdir()
    pages = load(data) * _COPIES
    for number, page in enumerate(pages):
        (corpus / f"{number}.html").write_bytes(page.html)
    return len(pages)


def _seconds(corpus: Path, engine: Sequence[str]) -> float:
    """What the whole command takes. Raises RuntimeError where a page is not read."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["batch", str(corpus), "--to", str(Path(folder) / "results.jsonl"), *engine]
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "smallprint", *command], check=False, capture_output=True
        )
        taken = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-1000:])
    return taken
