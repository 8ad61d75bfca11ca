"""Runs the benchmarks and holds their figures against floors.toml."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.benching import bounds, report
from scripts.benching.figure import Figure, SkippedError
from scripts.benching.home import own_home
from scripts.benching.machine import machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ROOT = Path(__file__).resolve().parents[2]
_DATA = _ROOT.parent / "shared" / "data"
_DOCUMENT = _ROOT / "BENCHMARKS.md"
_NAMES = ("cards", "growth", "host", "popup", "corpus")


def main() -> int:
    """Print the figures of each benchmark; 1 where one is beyond its limit."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    choice = f"of {', '.join(_NAMES)}; all by default"
    parser.add_argument("names", nargs="*", metavar="NAME", help=choice)
    parser.add_argument("--data", type=Path, default=_DATA, help="a folder of the form of shared/data")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--write", action="store_true", help=f"write {_DOCUMENT.name}; only where all are run"
    )
    options = parser.parse_args()
    if unknown := set(options.names) - set(_NAMES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; give one {choice}")
    if options.names and options.write:
        parser.error(f"{_DOCUMENT.name} has all figures of one run: give no names with --write")
    if not options.data.is_dir():
        parser.error(f"no folder {options.data}; give one with --data")

    here, limits = machine(), bounds.load()
    figures: dict[str, list[Figure]] = {}
    skipped: dict[str, str] = {}
    tables = []
    with own_home():
        for name in dict.fromkeys(options.names or _NAMES):
            try:
                figures[name] = list(_benchmark(name)(options.data))
            except SkippedError as reason:
                skipped[name] = str(reason)
            tables.append(report.Table(name, _words_of(name), figures.get(name, []), skipped.get(name, "")))
            if not options.json:
                print(report.to_text(tables[-1], limits), flush=True)
    beyond = list(bounds.broken(limits, figures))
    if options.json:
        plain = {name: {each.key: each.plain() for each in found} for name, found in figures.items()}
        whole = {"machine": here, "figures": plain, "skipped": skipped, "beyond_limit": beyond}
        print(json.dumps(whole, indent=1))
    if options.write:
        _DOCUMENT.write_text(report.to_markdown(tables, limits, here), encoding="utf-8")
    for line in beyond:
        print(f"beyond its limit: {line}", file=sys.stderr)
    return 1 if beyond else 0


def _benchmark(name: str) -> Callable[[Path], Iterable[Figure]]:
    found: Callable[[Path], Iterable[Figure]] = getattr(
        import_module(f"scripts.benching.{name}"), f"bench_{name}"
    )
    return found


def _words_of(name: str) -> str:
    """What a benchmark is about: the first line of its module."""
    return (import_module(f"scripts.benching.{name}").__doc__ or "").strip().splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
