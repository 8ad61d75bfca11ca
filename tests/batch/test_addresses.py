"""Addresses in a batch: the real fetch in real workers, from a site on loopback."""

from __future__ import annotations

import json
import threading
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from smallprint.batch.pool import Pool
from smallprint.batch.running import drive
from tests.batch.tasks import read_on_loopback
from tests.fetching.conftest import site
from tests.fetching.loopback_site import Site, answer
from tests.policies import POLICIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.batch.work import Result

__all__ = ["site"]
PAGE = (POLICIES / "pocket-parsley" / "source.html").read_bytes()


class Meeting:
    """Answers only when both hosts are being asked at once, and counts how often each of them is."""

    def __init__(self) -> None:
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._both = threading.Barrier(2)

    def __call__(self, path: str) -> Iterator[bytes]:
        host = path.split("/")[1]
        with self._lock:
            self._now[host] += 1
            self.most[host] = max(self.most[host], self._now[host])
        self._both.wait(120)
        with self._lock:
            self._now[host] -= 1
        yield answer(PAGE)


def test_hosts_are_asked_side_by_side_but_each_once_at_a_time(site: Site) -> None:
    meeting = site.script = Meeting()
    sources = [site.url(f"/{host}/{number}", f"{host}.example") for host in ("a", "b") for number in range(3)]
    results: list[Result] = []
    with closing(Pool(read_on_loopback, workers=4)) as pool:
        drive(sources, pool, results.append)
    assert meeting.most == {"a": 1, "b": 1}
    assert sorted(result.source for result in results) == sources
    assert {result.outcome for result in results} == {"policy"}
    assert len(site.requests) == 6


def test_a_page_that_is_missing_is_one_line(site: Site) -> None:
    site.script = lambda path: [answer(PAGE) if path == "/privacy" else answer(b"", status="404 Not Found")]
    results: list[Result] = []
    with closing(Pool(read_on_loopback, workers=1)) as pool:
        drive([site.url("/missing"), site.url("/privacy")], pool, results.append)
    assert [result.outcome for result in results] == ["failed", "policy"]
    assert json.loads(results[0].line)["error"]["code"] == "fetch_failed"
    assert json.loads(results[1].line)["summary"]["source"]["url"] == site.url("/privacy")
