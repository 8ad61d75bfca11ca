"""Floors on real pages, beside the checkout."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from scripts.evaluation.detection import evaluate_detection

from smallprint.discovery import View, find_links
from smallprint.messages import Frame

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.data


def test_figures(data: Path) -> None:
    figures = evaluate_detection(data)
    assert figures["readable_f1"] >= 0.98
    assert figures["without_address_f1"] >= 0.98
    assert figures["with_homes_f1"] >= 0.98
    assert figures["false"] == []
    assert figures["address_f1"] >= 0.93


def test_links_of_a_large_page_are_ranked_in_little_time(data: Path) -> None:
    largest = max((data / "pages" / "html").iterdir(), key=lambda path: path.stat().st_size)
    frames = [Frame(url="https://shop.example/", html=largest.read_text("utf-8", "replace"))]
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        find_links(View(frames))
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.1
