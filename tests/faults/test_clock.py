"""A clock that leaps or is set back: nothing is lost by it, and what is shown is as true as the clock."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from smallprint import engine, messages
from smallprint.library import library
from smallprint.library.library import Library
from smallprint.messages import ListParams

from . import invented
from .forked import Forked
from .libraries import assert_sound, path_in, recalled

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
YEAR = 365 * DAY
RETENTION = 30
"""In days."""


class Clock:
    """A clock that shows what it is told to."""

    time = START

    def __call__(self) -> str:
        return self.time.isoformat(timespec="milliseconds")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Library:
    """A library with one policy, in which nothing is kept for longer than the retention."""
    kept = Library(tmp_path / "library.db", clock)
    visit(kept, 1)
    kept.retain(RETENTION)
    kept.tidy()
    return kept


def visit(kept: Library, number: int) -> invented.Page:
    """Read a policy, as a reader does who looks at it."""
    opened = engine.open_page(messages.Page(**invented.policy(number)))
    again = kept.read_again(opened.policy, None, whole=True, show=True)
    return again or kept.keep(opened.policy, engine.summarize(opened), whole=True, show=True)


def total(kept: Library) -> int:
    return kept.list(ListParams()).total


@pytest.mark.parametrize("leap", [40 * DAY, YEAR, 10 * YEAR, -YEAR, -40 * YEAR], ids=str)
def test_a_clock_that_is_wrong_for_a_while_sweeps_nothing(
    kept: Library, clock: Clock, leap: timedelta
) -> None:
    clock.time += DAY
    kept.tidy()
    clock.time += leap
    for _ in range(3):  # some hosts start meanwhile
        kept.tidy()
        clock.time += timedelta(minutes=10)
    clock.time = START + 2 * DAY
    for _ in range(5):
        kept.tidy()
        clock.time += DAY
    assert total(kept) == 1


@pytest.mark.parametrize("leap", [10 * YEAR, -YEAR], ids=str)
def test_visits_while_the_clock_is_wrong_are_visits(kept: Library, clock: Clock, leap: timedelta) -> None:
    clock.time = START + 50 * DAY
    visit(kept, 1)
    clock.time += leap
    visit(kept, 1)
    for day in (51, 52, 70):
        clock.time = START + day * DAY
        kept.tidy()
    assert total(kept) == 1


def test_a_clock_that_goes_as_it_should_sweeps(kept: Library, clock: Clock) -> None:
    for day in range(RETENTION + 2):
        clock.time = START + day * DAY
        kept.tidy()
        assert total(kept) == 1
    clock.time += DAY
    kept.tidy()
    assert total(kept) == 0


def test_a_host_that_is_seldom_started_sweeps(kept: Library, clock: Clock) -> None:
    clock.time = START + 100 * DAY
    kept.tidy()
    assert total(kept) == 1  # it may be a leap
    clock.time += 40 * DAY
    kept.tidy()
    assert total(kept) == 0


def test_damaged_notes_of_the_clock_sweep_nothing(kept: Library, clock: Clock) -> None:
    from smallprint.library import settings

    for noted in ("", "x", "9", "\ufffd", "2026-13-45"):
        kept.store._write(partial(settings.put, name=settings.NOTED, value=noted))
        clock.time += 10 * YEAR
        kept.tidy()
        assert total(kept) == 1


def test_versions_are_in_the_order_of_reading_whatever_the_clock_shows(kept: Library, clock: Clock) -> None:
    chance = random.Random(4)  # noqa: S311 - times, no secrets
    for edition in range(1, 6):
        clock.time = START + chance.randint(-400, 4000) * DAY
        opened = engine.open_page(messages.Page(**invented.policy(1, edition=edition)))
        told = kept.keep(opened.policy, engine.summarize(opened), whole=True, show=True)["kept"]
        assert told["checked_at"] == clock()
        found = kept.look_up(opened.policy.url or "", show=False)
        assert found is not None
        assert found[0]["kept"]["version"] == told["version"]
        assert kept.versions(told["policy"]).versions[0].version == told["version"]


def _set(leap: timedelta) -> None:
    """Have the library's clock of this process be wrong."""

    class Wrong(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            del tz
            return datetime.now(UTC) + leap

    vars(library)["datetime"] = Wrong


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_hosts_of_other_times_share_a_library(tmp_path: Path) -> None:
    """One host thinks that it is ten years later: it warms up, sweeps, and serves, and so do others after it."""
    with Forked(tmp_path, is_warm=True) as host:
        report = host.did("find", page=invented.policy(1), origins=[], keep=True)
        host.did("retain", days=RETENTION)
    for leap in (0, 10, 0, -1, 0):
        with Forked(tmp_path, partial(_set, leap * YEAR), is_warm=True) as host:
            url = report["source"]["url"]
            again = host.did("recall", url=url, show=True)["report"]
            assert again["source"]["sha256"] == report["source"]["sha256"]
            host.did("find", page=invented.policy(1), origins=[], keep=True)
            checked = host.did("recall", url=url)["report"]["kept"]["checked_at"]
            off = datetime.fromisoformat(checked) - datetime.now(UTC) - leap * YEAR
            assert abs(off) < timedelta(hours=1)
            Library(path_in(tmp_path)).tidy()
    assert recalled(path_in(tmp_path)).keys() == {report["source"]["sha256"]}
    assert_sound(path_in(tmp_path))
