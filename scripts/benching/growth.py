"""How time and memory grow with a policy's length, from 1,000 to 100,000 words."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from html import escape
from itertools import chain, zip_longest
from pathlib import Path
from statistics import linear_regression, median
from typing import TYPE_CHECKING

from scripts.benching.figure import Figure, timed
from scripts.benching.pages import load
from scripts.benching.stopwatch import Stopwatch
from smallprint import engine
from smallprint.operations import engine_operations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.reading.policy import Policy

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
_RUNS = 3
_SHOWN = (1_000, 10_000, 100_000)


def bench_growth(data: Path) -> Iterator[Figure]:
    """Milliseconds for 1,000 words by length, the exponent of their growth, and the peak of memory."""
    blocks = mix([page.policy for page in load(data)])
    texts = {size: make_page(blocks, size) for size in SIZES}
    watch, words = Stopwatch(), {}
    engine_operations().warm_up()
    for _ in range(_RUNS):
        for size, html in texts.items():
            with watch.time(str(size)):
                opened = engine.open_document(html, "https://long.example/privacy")
                engine.summarize(opened)
            words[size] = opened.policy.words()
    for size in SIZES:
        rates = [taken / words[size] * 1000 for taken in watch.times[str(size)]]
        yield timed(f"rate_{size}", f"{words[size]:,} words: for 1,000 words", rates)
    slope = exponent([(words[size], median(watch.times[str(size)])) for size in SIZES])
    yield Figure("exponent", "exponent of the growth of time", slope, unit="")
    for size in _SHOWN:
        before, peak = _memory(texts[size])
        yield Figure(f"peak_{size}", f"{words[size]:,} words: peak memory", peak, unit="MB")
    yield Figure("ready", "memory before the page, ready to read", before, unit="MB")


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The b of the best fit of y = a * x ** b."""
    return linear_regression([math.log(x) for x, _ in points], [math.log(y) for _, y in points]).slope


def mix(policies: list[Policy]) -> list[tuple[str, str]]:
    """The kinds and texts of all blocks: the first section of each policy, then the second of each, and so on."""
    rounds = zip_longest(*map(_sections, policies), fillvalue=())
    return list(chain.from_iterable(chain.from_iterable(rounds)))


def _sections(policy: Policy) -> list[list[tuple[str, str]]]:
    sections: list[list[tuple[str, str]]] = [[]]
    for block in policy.blocks:
        if block.kind == "heading":
            sections.append([])
        sections[-1].append((block.kind, policy.text[block.start : block.end]))
    return sections[1:]  # what stands above the first heading is the page's more often than the policy's


def make_page(blocks: list[tuple[str, str]], words: int) -> bytes:
    """An HTML document of the first blocks that make up so many words."""
    lines, count = ["<!doctype html><html lang='en'><title>Privacy Policy</title><body>"], 0
    for kind, text in blocks:
        if count >= words:
            return "\n".join(lines).encode()
        tag = {"heading": "h2", "list_item": "li"}.get(kind, "p")
        lines.append(f"<{tag}>{escape(text)}</{tag}>")
        count += len(text.split())
    raise ValueError(f"the pages have {count:,} words, and not {words:,}")


def _memory(html: bytes) -> tuple[float, float]:
    """What memory.py tells of a page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(html)
        command = [sys.executable, "-m", "scripts.benching.memory", str(file)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    before, peak = json.loads(done.stdout)
    return before, peak
