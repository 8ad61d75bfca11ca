"""Smallprint with a mistake in it: `python crashing.py STAGE host ORIGIN` or `python crashing.py STAGE cli COMMAND...`.

What runs at STAGE, such as `smallprint.engine.analyse`, fails with a message that quotes all that it was given.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import resolve_name
from typing import NoReturn


def crash(*given: object, **named: object) -> NoReturn:
    """Fail as badly as can be: with the words of the page in the error, in its cause and in its notes."""
    words = repr((given, named, [getattr(each, "policy", None) for each in given]))
    try:
        raise KeyError(words)
    except KeyError as cause:
        error = ValueError(words)
        error.add_note(words)
        raise error from cause


def main() -> None:
    """Put the mistake in its place and run what is asked for."""
    _, stage, program, *sys.argv[1:] = sys.argv
    place, _, name = stage.rpartition(".")
    setattr(resolve_name(place), name, crash)
    sys.exit(import_module(f"smallprint.{program}").main())


if __name__ == "__main__":
    main()
