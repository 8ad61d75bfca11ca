"""A process that keeps records until it is killed: `writer.py PATH NAME FIRST`. Prints each number that is kept."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from smallprint.library.store import Record, Store

from .storing import moment, record


def numbered(name: str, number: int) -> Record:
    """The record with this number: of some policies each, every fourth time told by another engine."""
    return record(
        f"{name}{number % 5}",
        f"Version {number // 4} of {name}. " + "We share it. " * 200,
        engine=str(number % 4),
        report=bytes([number % 256]) * 3000,
    )


def main() -> None:
    """Keep one record after the other."""
    path, name, first = sys.argv[1:]
    store = Store(Path(path))
    for number in count(int(first)):
        store.keep(
            numbered(name, number), moment(number % 1400), sites=[f"{name.lower()}.example"], show=True
        )
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
