"""The host that browsers start: until it greets, until its first cards, and what it imports for that."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.browser import host_script
from tests.host.driver import ORIGIN, Driver, pack

from scripts.benching.cold import STEPS
from scripts.benching.figure import Figure, timed
from scripts.benching.home import rest
from scripts.benching.imports import LATE
from scripts.benching.pages import load, ordinary
from scripts.benching.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.benching.pages import RealPage

_RUNS = 20
_RUNS_BY_STEP = 7
_IMPORT = re.compile(r"^import time: +(\d+) \| +\d+ \| ", re.MULTILINE)


def bench_host(data: Path) -> Iterator[Figure]:
    """Times over 20 hosts with the ordinary page, and the import budget."""
    page, watch = ordinary(load(data)), Stopwatch()
    with tempfile.TemporaryDirectory() as home:
        rest({**os.environ, "HOME": home})
        for _ in range(_RUNS):
            _python(watch)
            _meet(Path(home), page, watch)
            _recall(Path(home), page, watch)
    _steps(page, watch)
    times, python = watch.times, "python -c pass"
    yield timed("hello", "started, until the answer to hello", times["hello"], python, times["python"])
    yield timed("cold", "started, until the first cards", times["cold"], "the second", times["warm"])
    yield timed(
        "cold_recall", "started, until cards that are kept", times["cold_recall"], python, times["python"]
    )
    for step, words in STEPS.items():
        yield timed(f"cold_{step}", f"of a start: {words}", times[step])
    yield timed("new_knowledge", "of the very first start: working out what it knows", times["new"])
    yield timed("warm", "the second cards", times["warm"])
    yield timed("kept", "cards of a page that is known, read again", times["kept"])
    yield timed("recall", "cards that are kept, by address", times["recall"])
    yield from _imports()


def _python(watch: Stopwatch) -> None:
    """What any Python program takes to start and end."""
    with watch.time("python"):
        subprocess.run([sys.executable, "-c", "pass"], check=True)


def _meet(home: Path, page: RealPage, watch: Stopwatch) -> None:
    """Start a host, and ask it for the same page four times: anew, anew, to be kept, and kept."""
    frame = {"url": page.url, "html": page.html.decode("utf-8", "replace")}
    anew, keep = (_summarize(frame, keep=keep) for keep in (False, True))
    began = time.perf_counter()
    with Driver([str(host_script())], home, ORIGIN) as host:
        host.result(1, "hello")
        watch.add("hello", time.perf_counter() - began)
        _ask(host, anew)
        watch.add("cold", time.perf_counter() - began)
        with watch.time("warm"):
            _ask(host, anew)
        _ask(host, keep)
        with watch.time("kept"):
            _ask(host, keep)
        with watch.time("recall"):
            host.result(3, "recall", url=page.url)


def _recall(home: Path, page: RealPage, watch: Stopwatch) -> None:
    """Start a host, and ask it for what is kept, as a popup does first."""
    began = time.perf_counter()
    with Driver([str(host_script())], home, ORIGIN) as host:
        host.result(1, "hello")
        recalled = host.result(2, "recall", url=page.url)
        watch.add("cold_recall", time.perf_counter() - began)
    assert recalled["report"], "the library has no such page"


def _summarize(frame: dict[str, str], *, keep: bool) -> bytes:
    page = {"url": frame["url"], "frames": [frame]}
    return pack(json.dumps({"id": 2, "op": "summarize", "params": {"page": page, "keep": keep}}).encode())


def _ask(host: Driver, request: bytes) -> None:
    host.send_bytes(request)
    while (frame := host.frame())["type"] in {"progress", "part"}:
        if frame["type"] == "part" and frame["index"] == frame["count"] - 1:
            return
    assert frame["type"] == "result", frame["error"]["code"]


def _steps(page: RealPage, watch: Stopwatch) -> None:
    """What cold.py tells, with nothing cached at first and then with what that left."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(page.html)
        command = [sys.executable, "-m", "scripts.benching.cold", str(file)]
        for run in range(_RUNS_BY_STEP + 1):
            done = subprocess.run(
                command, check=True, capture_output=True, env={**os.environ, "XDG_CACHE_HOME": folder}
            )
            steps = json.loads(done.stdout)
            if run == 0:
                watch.add("new", steps["knowledge"])
                continue
            for step, seconds in steps.items():
                watch.add(step, seconds)


def _imports() -> Iterator[Figure]:
    """What is imported when hello is answered. Python's own start is not counted."""
    command = [sys.executable, "-X", "importtime", "-m", "scripts.benching.imports"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    bare = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "pass"], check=True, capture_output=True, text=True
    )
    taken, before = (
        [int(microseconds) / 1000 for microseconds in _IMPORT.findall(run.stderr)] for run in (done, bare)
    )
    late = [name for name in json.loads(done.stdout) if name in LATE]
    yield Figure("modules", "modules imported when hello is answered", len(taken) - len(before), unit="")
    yield Figure("imports", "their import, with its timing", sum(taken) - sum(before))
    listed = ", ".join(late) or "none"
    yield Figure("late", f"of them heavy ones that can come later: {listed}", len(late), unit="")
