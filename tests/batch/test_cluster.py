"""`--dask`: the same lines from a real cluster of processes, and what is told when it is none."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from smallprint.batch.cluster import Cluster
from smallprint.batch.running import drive, run
from smallprint.batch.sources import Sources
from smallprint.errors import BatchError
from tests.batch.lines import read, timeless
from tests.batch.processes import batch, begin, until
from tests.batch.tasks import misbehave, nap
from tests.policies import POLICIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smallprint.batch.work import Result


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers. It gives a task up whose worker it has lost twice."""
    dask: Any = import_module("dask")
    distributed: Any = import_module("distributed")
    settings = {"distributed.scheduler.allowed-failures": 1}
    local: dict[str, Any] = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "processes": True,
        "dashboard_address": None,
    }
    with dask.config.set(settings), distributed.LocalCluster(**local) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_what_this_computer_gives(scheduler: str, tmp_path: Path) -> None:
    names = ("pocket-parsley", "bot-wall", "fernlock-home")
    sources = Sources([*(str(POLICIES / name) for name in names), str(tmp_path / "missing.html")])
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    first = run(sources, str(here))
    assert run(sources, str(there), dask=scheduler) == first
    assert (first.read, first.failed) == (2, 2)
    assert timeless(there) == timeless(here)
    again = run(sources, str(there), dask=scheduler)
    assert (again.read, again.before, again.failed) == (0, 2, 2)


def test_a_document_that_ends_its_worker_is_one_line(scheduler: str) -> None:
    with closing(Cluster(misbehave, scheduler)) as cluster:
        told = [
            lines(cluster, source)
            for source in ("http://a.example", "/missing.html", "exit", "http://b.example")
        ]
    assert [one.strip().isdigit() for one in told] == [True, False, False, True]
    assert '"not_found"' in told[1]


def test_what_takes_too_long_is_no_longer_waited_for(scheduler: str, tmp_path: Path) -> None:
    with closing(Cluster(nap, scheduler, limit=0.1)) as cluster:
        assert '"reading_slow"' in lines(cluster, f"https://a.example/{tmp_path / 'wake'}")
    (tmp_path / "wake").touch()


def lines(cluster: Cluster, source: str) -> str:
    results: list[Result] = []
    drive([source], cluster, results.append)
    return results[0].line.decode()


@pytest.mark.full
def test_a_scheduler_that_is_lost_ends_the_run(tmp_path: Path) -> None:
    told, results = tmp_path / "scheduler.json", tmp_path / "results.jsonl"
    programs = [
        ["dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told],
        ["dask_worker", "--host", "127.0.0.1", "--no-dashboard", "--nthreads", "1", "--scheduler-file", told],
    ]
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{name}", *map(str, arguments)], stderr=subprocess.DEVNULL
        )
        for name, *arguments in programs
    ]
    try:
        until(told.exists)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        run = begin("--to", results, "--dask", address)
        assert run.stdin is not None
        for number in range(200):
            (tmp_path / f"{number}.html").write_bytes((POLICIES / "quillmere" / "source.html").read_bytes())
            run.stdin.write(f"{tmp_path / f'{number}.html'}\n")
        run.stdin.close()
        run.stdin = None
        until(lambda: results.exists() and results.stat().st_size > 0)
        started[0].kill()
        _, words = run.communicate(timeout=300)
    finally:
        for program in reversed(started):
            program.terminate()
            program.wait()
    assert run.returncode == 1
    assert "The connection to the cluster was lost" in words
    assert "Traceback" not in words, words
    assert all("summary" in line for line in read(results))


def test_a_scheduler_that_is_none_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    # A process of its own: a client that never was one disturbs those that are made after it.
    patience = {**os.environ, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "500ms"}
    done = batch(
        tmp_path / "missing.html", "--to", tmp_path / "results.jsonl", "--dask", address, env=patience
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: No Dask scheduler answers at {address}.\nhint: ")
    assert "Traceback" not in done.stderr


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(BatchError, match="no address") as caught:
        Cluster(misbehave, "nonsense://")
    assert caught.value.code == "cluster_failed"


def test_workers_of_another_version_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smallprint.batch.cluster.__version__", "0.0.0")
    with pytest.raises(BatchError, match="another version"):
        Cluster(misbehave, scheduler)


def test_the_extra_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BatchError, match="not installed") as caught:
        Cluster(misbehave, "tcp://127.0.0.1:8786")
    assert "smallprint[dask]" in caught.value.hint
