"""Hosts that are killed at any stage: what they had answered as kept is there, and the next one goes on."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from smallprint.library.library import Library

from . import invented
from .fault import Fault
from .forked import Forked
from .libraries import assert_sound, path_in, recalled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Effort
    from tests.host.driver import Frame

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")

full = partial(pytest.param, marks=pytest.mark.full)

KEPT = 3
"""Policies that are in the library before anything goes wrong."""

STAGES = (
    Fault("smallprint.serving:Server.serve"),
    full(Fault("smallprint.serving:Server._greet", after=True)),
    Fault("smallprint.reading:read_page"),
    full(Fault("smallprint.reading:read_page", after=True)),
    Fault("smallprint.engine:analyse"),
    full(Fault("smallprint.engine:make_cards")),
    full(Fault("smallprint.engine:make_cards", after=True)),
    full(Fault("smallprint.library.store:Store.find_text")),
    full(Fault("smallprint.library.recording:record_of")),
    Fault("smallprint.library.store:Store.keep"),
    full(Fault("smallprint.library.keeping:policy_of", after=True)),
    Fault("smallprint.library.keeping:write", after=True),
    full(Fault("smallprint.library.keeping:check", after=True)),
    Fault("smallprint.library.store:Store.keep", after=True),
    full(Fault("smallprint.wire:result_frames", 2)),  # the first is that of hello
    Fault("smallprint.wire:Wire.send", 2),
    full(Fault("smallprint.wire:Wire.send", 4, after=True)),
)
"""Where a host ends while it makes a summary, in the order in which it comes there."""

BEGINNINGS = (
    Fault("smallprint.library.database:_make"),
    full(Fault("smallprint.library.database:_make", 2, after=True)),
    full(Fault("smallprint.library.schema:migrate")),
    Fault("smallprint.library.schema:version_of", 3),  # within the transaction that makes the tables
    full(Fault("smallprint.library.schema:migrate", after=True)),
)
"""Where a host ends while it begins a library."""


LENGTH = 0.2
"""Seconds that a summary takes at most, more or less: it is killed at points of this time."""

REMOVALS: dict[str, tuple[str, dict[str, Any], int]] = {
    "remove": ("remove", {"policies": [1, 2]}, KEPT - 2),
    "remove all": ("remove", {"all": True}, 0),
    "retain": ("retain", {"days": 1}, 0),
}
"""Operations that remove, with their params and how many policies they leave."""

STEPS = (
    Fault("smallprint.library.removing:remove", after=True),
    Fault("smallprint.library.removing:remove_all", after=True),
    Fault("smallprint.library.cleaning:clean"),
    Fault("smallprint.library.cleaning:_delete_some", after=True),
    Fault("smallprint.library.cleaning:_merge", after=True),
    Fault("smallprint.library.database:Database.rewrite"),
    Fault("smallprint.library.database:Database.rewrite", after=True),
    Fault("smallprint.library.database:Database.shrink", after=True),
)
"""Where a host ends while it removes: not every removal comes to each of them."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    """A home in which policies were read, and the hashes of their texts."""
    home = tmp_path_factory.mktemp("read")
    with Forked(home) as host:
        return home, {summarized(host, number)["source"]["sha256"] for number in range(KEPT)}


@pytest.fixture
def home(read: tuple[Path, set[str]], tmp_path: Path) -> Path:
    return shutil.copytree(read[0], tmp_path / "home")


def summarized(host: Forked, number: int) -> dict[str, Any]:
    """The report of an invented policy. Policies are found as a popup finds them, on their own pages."""
    report: dict[str, Any] = host.did("find", page=invented.policy(number), origins=[], keep=True)
    return report


def asked(host: Forked, number: int) -> None:
    """Ask for the report of an invented policy, whether or not there is still somebody to answer."""
    with suppress(BrokenPipeError):
        host.ask(2, "find", page=invented.policy(number), origins=[], keep=True)


def frames_of(host: Forked) -> list[Frame]:
    """The frames of a host until it has answered its first request, or has ended."""
    frames: list[Frame] = []
    with suppress(EOFError):
        while not frames or frames[-1]["type"] != "result":
            frames.append(host.frame())
    return frames


def make_old(path: Path) -> None:
    """Have all that is kept be of years ago."""
    with closing(sqlite3.connect(path)) as db, db:
        old = "2020-01-01T00:00:00.000+00:00"
        db.execute("UPDATE versions SET read_at = ?, checked_at = ?, shown_at = ?", (old, old, old))


def assert_swept(path: Path) -> None:
    """Nothing of what was removed is still to be overwritten."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT value FROM settings WHERE name = 'cleaning'").fetchall() in ([], [("",)])
        assert db.execute("SELECT * FROM leaving").fetchall() == []


def assert_whole(home: Path, kept: set[str], wanted: int) -> None:
    """All of `kept` is there, at most the policy that was asked for besides; and a new host reads that one."""
    assert_sound(path_in(home))
    found = recalled(path_in(home))
    assert kept <= found.keys()
    assert len(found) - len(kept) <= 1
    with Forked(home) as host:
        report = summarized(host, wanted)
    assert report["unkept"] == ""
    assert recalled(path_in(home)).keys() == kept | {report["source"]["sha256"]}
    assert_sound(path_in(home))


@pytest.mark.parametrize("stage", STAGES, ids=str)
def test_killed_at_a_stage_of_a_summary(stage: Fault, home: Path, read: tuple[Path, set[str]]) -> None:
    with Forked(home, stage.set) as host:
        with suppress(BrokenPipeError):
            host.ask(1, "hello")
            asked(host, KEPT)
        assert host.ended() == -signal.SIGKILL
    assert_whole(home, read[1], KEPT)


@pytest.mark.parametrize("stage", BEGINNINGS, ids=str)
def test_killed_as_it_begins_a_library(stage: Fault, tmp_path: Path) -> None:
    with Forked(tmp_path, stage.set) as host:
        with pytest.raises(EOFError):
            summarized(host, 0)
        assert host.ended() == -signal.SIGKILL
    with Forked(tmp_path) as host:
        report = summarized(host, 0)
    assert report["unkept"] == ""
    assert_sound(path_in(tmp_path))
    assert recalled(path_in(tmp_path)).keys() == {report["source"]["sha256"]}


def test_killed_at_any_moment_of_a_summary(tmp_path: Path, effort: Effort) -> None:
    points, told = effort(12, 200), 0
    with Forked(tmp_path) as host:
        kept = {summarized(host, points)["source"]["sha256"]}
    for point in range(points):
        with Forked(tmp_path) as host:
            asked(host, point)
            time.sleep(LENGTH * point / points)
            host.signal(signal.SIGTERM if point % 2 else signal.SIGKILL)
            assert host.ended() in {-signal.SIGTERM, -signal.SIGKILL}
            results = [frame["result"] for frame in host.last_words() if frame["type"] == "result"]
        for report in results:
            assert report["unkept"] == ""
            kept.add(report["source"]["sha256"])
        told += len(results)
        assert_sound(path_in(tmp_path))
        assert kept <= recalled(path_in(tmp_path)).keys()
    assert told < points, "none was killed in time"
    with Forked(tmp_path) as host:
        kept |= {summarized(host, point)["source"]["sha256"] for point in range(points)}
    assert recalled(path_in(tmp_path)).keys() == kept
    assert len(kept) == points + 1


@pytest.mark.full
def test_killed_between_the_parts_of_an_answer(tmp_path: Path) -> None:
    page = invented.policy(1, sentences=4000)
    with Forked(tmp_path) as host:
        host.ask(1, "find", page=page, origins=[], keep=True)
        while (frame := host.frame())["type"] != "part":
            assert frame["type"] == "progress"
        assert frame["count"] > 1
        host.signal(signal.SIGKILL)
        assert host.ended() == -signal.SIGKILL
    assert_sound(path_in(tmp_path))
    [report] = recalled(path_in(tmp_path)).values()  # it was kept before it was sent
    assert report["source"]["url"] == page["url"]


@pytest.mark.parametrize("operation", ["remove", full("remove all"), full("retain")])
def test_killed_while_it_removes(operation: str, tmp_path: Path, read: tuple[Path, set[str]]) -> None:
    """At whichever step: all is there, or what was to go is gone, and the next host sweeps up behind it."""
    name, params, left = REMOVALS[operation]
    killed = 0
    for number, step in enumerate(STEPS):
        home = shutil.copytree(read[0], tmp_path / str(number))
        path = path_in(home)
        make_old(path)
        with Forked(home, step.set) as host:
            host.ask(1, name, **params)
            killed += not any(frame["type"] == "result" for frame in frames_of(host))
        assert_sound(path)
        assert len(recalled(path)) in {KEPT, left}
        Library(path).tidy()
        assert_swept(path)
    assert killed >= 3
