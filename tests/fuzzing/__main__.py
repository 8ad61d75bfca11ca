"""Searches for inputs on which something does not hold: `python -m tests.fuzzing [TARGET...] [--seconds S]`."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from platformdirs import user_cache_path

from tests.fuzzing.searching import Outcome, search
from tests.fuzzing.targets import TARGETS


def main() -> int:
    """Search the targets asked for, or all of them, one process a core. Returns 1 where anything did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("targets", metavar="TARGET", nargs="*", help=f"one of: {', '.join(TARGETS)}")
    parser.add_argument("--runs", type=int, help="inputs to try, instead of as many as the target says")
    parser.add_argument(
        "--seconds", type=int, default=0, help="for each target, however many runs they allow"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="searches at a time")
    parser.add_argument("--corpus", type=Path, help="folder of inputs to go on from (default: a cache)")
    asked = parser.parse_args()
    unknown = set(asked.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    corpus = asked.corpus or user_cache_path("smallprint-fuzzing", appauthor=False)

    def searched(name: str) -> Outcome:
        runs = asked.runs or (-1 if asked.seconds else TARGETS[name].runs)
        outcome = search(name, corpus, runs=runs, seconds=asked.seconds)
        print(outcome, *outcome.crashes, sep="\n  ", flush=True)
        if outcome.failed:
            print(outcome.log, flush=True)
        return outcome

    with ThreadPoolExecutor(asked.jobs) as pool:
        outcomes = list(pool.map(searched, asked.targets or TARGETS))
    print(f"{sum(outcome.runs for outcome in outcomes):,} runs")
    return int(any(outcome.failed for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
