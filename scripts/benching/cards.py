"""From HTML to cards by stage, beside peers that extract text or pick sentences, and from what is kept."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING, Any

from scripts.benching import peers
from scripts.benching.figure import Figure, timed
from scripts.benching.pages import WORDS, load, middle, ordinary
from scripts.benching.stopwatch import Stopwatch
from smallprint import engine, wire
from smallprint.operations import engine_operations
from smallprint.params import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.benching.pages import RealPage

_RUNS = 15
_RUNS_OF_LARGEST = 5
_RUNS_OF_EACH = 3

_STAGES = {
    "reading": "reading",
    "recognition": "is it a policy",
    "analysis": "analysis",
    "cards": "cards",
    "encoding": "JSON for the browser",
}


def bench_cards(data: Path) -> Iterator[Figure]:
    """An ordinary page, the one of median length, the largest; and the median of all."""
    pages = load(data)
    chosen = {"ordinary": ordinary(pages), "median": middle(pages), "largest": pages[-1]}
    for name, page in chosen.items():
        yield from _page(name, page, _RUNS_OF_LARGEST if name == "largest" else _RUNS)
    yield from _kept(chosen["ordinary"])
    yield _all(pages)


def _page(name: str, page: RealPage, runs: int) -> Iterator[Figure]:
    watch = Stopwatch()
    run_stages(page, Stopwatch())  # the first one loads what the others find loaded
    peers.run_trafilatura(page)
    peers.run_readability(page)
    for run in range(runs):
        run_stages(page, watch)
        with watch.time("trafilatura"):
            peers.run_trafilatura(page)
        with watch.time("readability"):
            peers.run_readability(page)
        if page.words <= WORDS * 2 or run == 0:  # LexRank takes time with the square of the sentences
            with watch.time("lexrank"):
                peers.run_lexrank(page)
    times, size = watch.times, f"{name} page ({page.words:,} words)"
    for stage, words in _STAGES.items():
        yield timed(f"{name}_{stage}", f"{size}: {words}", times[stage])
    compared = {"trafilatura": "trafilatura", "readability": "readability-lxml", "lexrank": "sumy LexRank"}
    for key, peer in compared.items():
        yield timed(f"{name}_by_{key}", f"{size}: HTML to cards", times["all"], peer, times[key])
    yield timed(
        f"{name}_reading_by_trafilatura",
        f"{size}: HTML to text",
        times["reading"],
        "trafilatura",
        times["trafilatura"],
    )
    yield timed(f"{name}_whole", f"{size}: HTML to the answer for the browser", times["whole"])


def run_stages(page: RealPage, watch: Stopwatch) -> None:
    """Summarize a page as the host does, and time its stages; `all` is HTML to cards, `whole` all of it."""
    analysed = 0.0

    def progress(stage: str, _done: int, _total: int) -> None:
        nonlocal analysed
        if stage == "cards":
            analysed = time.perf_counter()

    began = time.perf_counter()
    opened = engine.open_document(page.html, page.url)
    read = time.perf_counter()
    engine.is_policy(opened)
    known = time.perf_counter()
    report = engine.summarize(opened, progress)
    made = time.perf_counter()
    wire.result_frames(1, to_plain(report))
    encoded = time.perf_counter()
    watch.add("reading", read - began)
    watch.add("recognition", known - read)
    watch.add("analysis", analysed - known)
    watch.add("cards", made - analysed)
    watch.add("encoding", encoded - made)
    watch.add("all", made - known + read - began)
    watch.add("whole", encoded - began)


class _Nobody:
    """A caller that hears nothing and cancels nothing."""

    def progress(self, _stage: str, _done: int, _total: int) -> None:
        pass

    def get(self, url: str) -> dict[str, Any]:
        raise AssertionError(f"{url} is not needed for a page that is at hand")

    def check(self) -> None:
        pass


def _kept(page: RealPage) -> Iterator[Figure]:
    """A page whose policy the library has, as the host serves it."""
    by_name, nobody, watch = engine_operations().by_name, _Nobody(), Stopwatch()
    captured = {"url": page.url, "frames": [{"url": page.url, "html": page.html.decode("utf-8", "replace")}]}
    by_name["summarize"]({"page": captured, "keep": True}, nobody)
    for _ in range(_RUNS):
        with watch.time("anew"):
            by_name["summarize"]({"page": captured}, nobody)
        with watch.time("kept"):
            by_name["summarize"]({"page": captured, "keep": True}, nobody)
        with watch.time("recall"):
            by_name["recall"]({"url": page.url}, nobody)
    times = watch.times
    yield timed("kept", "ordinary page, read again and known", times["kept"], "anew", times["anew"])
    yield timed("recall", "ordinary page, known by its address", times["recall"], "anew", times["anew"])


def _all(pages: list[RealPage]) -> Figure:
    ours, theirs = [], []
    for page in pages:
        watch = Stopwatch()
        for _ in range(_RUNS_OF_EACH):
            run_stages(page, watch)
            with watch.time("trafilatura"):
                peers.run_trafilatura(page)
        ours.append(median(watch.times["all"]))
        theirs.append(median(watch.times["trafilatura"]))
    return timed("every_page", f"median of {len(pages)} pages: HTML to cards", ours, "trafilatura", theirs)
