"""In a process of its own: what the first cards of a host take, in seconds by step, as a JSON object."""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

STEPS = {
    "imports": "importing the engine",
    "knowledge": "loading what it knows",
    "first": "the first page",
    "second": "the same page again",
}


def main() -> None:
    """Summarize the file twice."""
    page = Path(sys.argv[1]).read_bytes()
    laps = [time.perf_counter()]
    from smallprint import engine, knowledge, wire
    from smallprint.params import to_plain

    laps.append(time.perf_counter())
    knowledge.load("en")
    laps.append(time.perf_counter())
    for _ in range(2):
        report = engine.summarize(engine.open_document(page, "https://cold.example/privacy"))
        wire.result_frames(1, to_plain(report))
        laps.append(time.perf_counter())
    taken = [end - start for start, end in pairwise(laps)]
    print(json.dumps(dict(zip(STEPS, taken, strict=True))))
    knowledge.keep_expressions("en", lambda: True)  # as a host does when it rests


if __name__ == "__main__":
    main()
