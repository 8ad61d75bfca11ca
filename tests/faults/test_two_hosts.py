"""Several browsers at once, each with a host of its own on one library: nobody is refused and nothing is lost."""

from __future__ import annotations

import random
import signal
import sys
import threading
import time
import traceback
from base64 import b64decode
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pytest

from smallprint.library import database

from . import invented
from .fault import Fault
from .forked import Forked
from .libraries import assert_sound, path_in, recalled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Effort
    from tests.host.driver import Frame

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

BROWSERS = 3
EACH = 1000
"""Numbers of policies that a browser has for its own."""


@dataclass
class Browser:
    """Somebody who reads, looks up, takes along, brings back and removes, as fast as the host answers."""

    number: int
    home: Path
    kept: dict[int, str] = field(default_factory=dict)
    """The hashes of its policies that were kept and not removed, by number."""
    removed: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    done: int = 0

    def use(self, seconds: float) -> None:
        """Do one thing after the other for so long, each of which must succeed."""
        chance = random.Random(self.number)  # noqa: S311 - an order, no secrets
        end = time.monotonic() + seconds
        things = (
            [self.read] * 6
            + [self.read_again] * 3
            + [self.recall] * 3
            + [self.remove, self.copy, self.manage]
        )
        try:
            with Forked(self.home, is_warm=True) as host:
                while time.monotonic() < end or self.done < len(things):
                    chance.choice(things)(host, chance)
                    self.done += 1
        except BaseException:  # for the thread that looks
            self.failed.append(traceback.format_exc())

    def read(self, host: Forked, chance: random.Random) -> None:
        """Read a policy that this browser has not read yet, or one that all of them read."""
        self._read(host, self.number * EACH + len(self.kept) + len(self.removed))
        common = host.did("find", page=invented.policy(chance.randrange(4)), origins=[], keep=True)
        assert common["unkept"] == ""

    def read_again(self, host: Forked, chance: random.Random) -> None:
        """Read one again."""
        if self.kept:
            self._read(host, chance.choice([*self.kept]))

    def recall(self, host: Forked, chance: random.Random) -> None:
        """Look one up, as a popup does, and ask something of it."""
        if self.kept:
            number = chance.choice([*self.kept])
            found = host.did("recall", url=invented.policy(number)["url"], show=True)["report"]
            assert found["source"]["sha256"] == self.kept[number]
            host.did("ask", sha256=self.kept[number], question="Do they sell my data?")

    def remove(self, host: Forked, chance: random.Random) -> None:
        """Remove one of its own."""
        if self.kept:
            number = chance.choice([*self.kept])
            found = host.did("recall", url=invented.policy(number)["url"])["report"]
            assert host.did("remove", policies=[found["kept"]["policy"]])["count"] == 1
            self.removed.add(self.kept.pop(number))

    def copy(self, host: Forked, _chance: random.Random) -> None:
        """List what is there, and take it along."""
        assert host.did("list", search="privacy", count=5)["total"] >= len(self.kept)
        exported = b64decode(host.did("export", format="json")["body"]).decode()
        assert all(invented.policy(number)["url"] in exported for number in self.kept)

    def manage(self, host: Forked, _chance: random.Random) -> None:
        """Choose for how long policies are kept, which sweeps."""
        assert host.did("retain", days=30)["count"] == 0

    def _read(self, host: Forked, number: int) -> None:
        report = host.did("find", page=invented.policy(number), origins=[], keep=True)
        assert report["unkept"] == ""
        self.kept[number] = report["source"]["sha256"]


def test_browsers_at_work_on_one_library(tmp_path: Path, effort: Effort) -> None:
    browsers = [Browser(number, tmp_path) for number in range(1, BROWSERS + 1)]
    threads = [threading.Thread(target=browser.use, args=(effort(3, 60),)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [browser.failed for browser in browsers] == [[]] * BROWSERS
    assert_sound(path_in(tmp_path))
    found = recalled(path_in(tmp_path)).keys()
    for browser in browsers:
        assert set(browser.kept.values()) <= found
        assert not browser.removed & found
    assert len(found) <= sum(len(browser.kept) for browser in browsers) + 4


def test_what_was_removed_stays_away_unless_it_is_imported(tmp_path: Path) -> None:
    """One browser imports what another removes: at the end it is what was done last."""
    with Forked(tmp_path) as one, Forked(tmp_path) as other:
        for number in range(6):
            assert one.did("find", page=invented.policy(number), origins=[], keep=True)["unkept"] == ""
        exported = b64decode(one.did("export", format="json")["body"]).decode()
        importing = threading.Thread(target=one.did, args=("import",), kwargs={"text": exported})
        importing.start()
        other.did("remove", all=True)
        importing.join()
        assert_sound(path_in(tmp_path))
        one.did("import", text=exported)
        assert other.did("list")["total"] == 6
        assert other.did("remove", all=True)["count"] == 6
        assert one.did("list")["total"] == 0
    assert_sound(path_in(tmp_path))


def _impatient(seconds: float) -> None:
    database.PATIENCE = seconds


def test_a_host_that_is_stopped_while_it_writes_holds_nobody_up_for_good(tmp_path: Path) -> None:
    """As on a laptop that is closed just then. The other shows its summary and says why it is not kept."""
    stop = Fault("smallprint.library.keeping:write", after=True, act="stop")
    with Forked(tmp_path, stop.set) as stopped, Forked(tmp_path, partial(_impatient, 0.2)) as other:
        stopped.ask(1, "find", page=invented.policy(1), origins=[], keep=True)
        stopped.stopped()
        report = other.did("find", page=invented.policy(2), origins=[], keep=True)
        assert report["overview"]
        assert report["unkept"].startswith("The library is busy.")
        assert other.did("list")["total"] == 0  # reading goes on
        stopped.signal(signal.SIGCONT)
        reply: Frame = stopped.last(1)
        assert reply["result"]["unkept"] == ""
        assert other.did("find", page=invented.policy(2), origins=[], keep=True)["unkept"] == ""
        assert other.did("list")["total"] == 2
    assert_sound(path_in(tmp_path))
