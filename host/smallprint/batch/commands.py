"""The arguments of `smallprint batch`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from smallprint.console import say

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add_arguments(subparsers: Subparsers) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "batch",
        help="the cards of many policies, as lines of JSON",
        description="Writes the cards of many policies to a file, one line of JSON each. The same command again goes "
        "on where the last one stopped, and tries what failed once more. Nothing comes into the library.",
    )
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="*",
        help="an address, a file, or a folder: all HTML, PDF, Markdown and text files below it",
    )
    parser.add_argument(
        "--list", metavar="FILE", help="a file with a SOURCE on each line; - for standard input"
    )
    parser.add_argument(
        "--to", metavar="RESULTS", required=True, help="the file of results, such as results.jsonl"
    )
    engine = parser.add_mutually_exclusive_group()
    engine.add_argument(
        "--workers", type=_workers, metavar="NUMBER", help="read so many at once; by default one on each core"
    )
    engine.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="read on the workers of this Dask scheduler, such as tcp://scheduler:8786; use only one that you trust",
    )
    parser.set_defaults(run=_run, refuse=parser.error)


def _run(options: argparse.Namespace) -> int:
    from smallprint.batch.running import run  # late: other commands do not wait for it
    from smallprint.batch.sources import Sources

    if not options.sources and options.list is None:
        options.refuse("nothing to read: give a SOURCE or --list")
    if "-" in options.sources:
        options.refuse("- is no SOURCE here: --list - reads names from standard input")
    try:
        tally = run(Sources(options.sources, options.list), options.to, options.workers, options.dask)
    except KeyboardInterrupt:
        say(f"Stopped. What was read is in {options.to}; the same command goes on from there.")
        return 130
    return 1 if tally.failed else 0


def _workers(words: str) -> int:
    from smallprint.batch.pool import MOST_WORKERS

    if not (words.isascii() and words.isdigit() and len(words) < 9 and 1 <= int(words) <= MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"not a number from 1 to {MOST_WORKERS}: {words!r}")
    return int(words)
