"""The pool: documents that end, or hold up, the process that reads them. Real processes."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from smallprint.batch.pool import Pool
from smallprint.batch.running import drive
from tests.batch.processes import is_gone, until
from tests.batch.tasks import misbehave, nap

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.batch.work import Result


def lines(pool: Pool, sources: list[str]) -> dict[str, str]:
    results: list[Result] = []
    drive(sources, pool, results.append)
    assert sorted(result.source for result in results) == sorted(sources)
    return {result.source: result.line.decode() for result in results}


def test_a_document_that_ends_its_process_is_one_line(tmp_path: Path) -> None:
    with closing(Pool(misbehave, workers=2)) as pool:
        told = lines(pool, ["a", "exit", "b", "kill", "c", f"once {tmp_path / 'flag'}", "d"])
    ended = [source for source, line in told.items() if '"reading_ended"' in line]
    assert ended == ["exit", "kill"] or ended == ["kill", "exit"]
    assert all(line.strip().isdigit() for source, line in told.items() if source not in ended)


def test_workers_read_one_after_the_other() -> None:
    with closing(Pool(misbehave, workers=2)) as pool:
        told = lines(pool, [str(number) for number in range(50)])
    assert len(set(told.values())) <= 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_a_document_without_end_is_ended_with_all_it_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    with closing(Pool(misbehave, workers=1)) as pool:
        pool.submit(f"hang {pids}")
        until(lambda: pids.exists() and len(pids.read_text(encoding="ascii").split()) == 2)
        for reading in pool._busy.values():
            reading.end = time.monotonic()
        assert [b'"reading_slow"' in result.line for result in pool.wait()] == [True]
        for pid in pids.read_text(encoding="ascii").split():
            until(partial(is_gone, int(pid)))
        assert lines(pool, ["b"])["b"].strip().isdigit()


def test_a_document_has_so_many_seconds(tmp_path: Path) -> None:
    source = f"https://a.example/{tmp_path / 'never'}"
    with closing(Pool(nap, workers=1, limit=0.5)) as pool:
        assert "within 0.5 seconds" in lines(pool, [source])[source]
