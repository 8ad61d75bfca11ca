"""Very many summaries through one host: nothing grows but the library, and all of it is there at the end.

The figures of each stage are printed: `pytest -s` shows them.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint.logs import SIZE_LIMIT

from . import invented
from .lasting import Lasting
from .libraries import assert_sound, path_in, recalled

if TYPE_CHECKING:
    from tests.conftest import Effort

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")

STAGES = (0.1, 0.5, 1.0)
"""Parts of the whole after which is measured."""

MEMORY = 24 * 1024 * 1024
"""Bytes by which the host may grow from the first stage to the last: what it keeps of the last policies varies."""

WORK = 5.0
"""How many times the work of a summary may be in the last stage what it was in the first."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A host after some summaries: `work` is the CPU time of one, in seconds, since the stage before."""

    memory: int
    files: int
    threads: int
    work: float


class Measuring(Lasting):
    """A host that is measured."""

    def __init__(self, home: Path) -> None:
        super().__init__(home, seconds=3600)
        self._cpu, self._done = 0.0, 0

    def measure(self, done: int) -> Measured:
        """What it takes, now that so many summaries are done."""
        place = Path(f"/proc/{self.process.pid}")
        status = dict(line.split(":", 1) for line in (place / "status").read_text().splitlines())
        times = (place / "stat").read_text().rsplit(")", 1)[1].split()[11:13]
        cpu = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
        work = (cpu - self._cpu) / max(done - self._done, 1)
        self._cpu, self._done = cpu, done
        return Measured(
            memory=int(status["VmRSS"].split()[0]) * 1024,
            files=len([*(place / "fd").iterdir()]),
            threads=int(status["Threads"]),
            work=work,
        )


def test_nothing_grows_and_nothing_is_lost(tmp_path: Path, effort: Effort) -> None:
    many = effort(100, 10_000)
    stages = [round(many * part) for part in STAGES]
    kept, measured = set(), []
    with Measuring(tmp_path) as host:
        began = time.perf_counter()
        for number in range(1, many + 1):
            page = invented.policy(number, sentences=8)
            report = host.result(number, "find", page=page, origins=[], keep=True)
            assert report["unkept"] == ""
            kept.add(report["source"]["sha256"])
            if number == 1:
                host.measure(number)  # it has loaded what it needs
            if number in stages:
                measured.append(host.measure(number))
                spent = (time.perf_counter() - began) / number * 1000
                size = path_in(tmp_path).stat().st_size
                print(f"\n{number:,} summaries: {measured[-1]}, {spent:.1f} ms each, library {size:,} bytes")
        assert host.result(many + 1, "list", count=1)["total"] == many
        host.close()
    first, *_, last = measured
    assert last.memory - first.memory < MEMORY
    assert (last.files, last.threads) == (first.files, first.threads)
    assert last.work < WORK * first.work
    logs = [file for file in tmp_path.rglob("host.log*") if file.is_file()]
    assert sum(file.stat().st_size for file in logs) < 2 * SIZE_LIMIT + 1000
    assert_sound(path_in(tmp_path))
    assert len(kept) == many
    assert recalled(path_in(tmp_path)).keys() == kept
