"""What the commands read and write: results go to stdout, words for people to stderr."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, BinaryIO

from smallprint.errors import InputError

if TYPE_CHECKING:
    from pydantic import BaseModel

_WIDEST = 88


def say(words: str) -> None:
    """One line for a person. It may hold a name from the command line or a page; nothing in it may steer a terminal."""
    print("".join(char if char.isprintable() else "�" for char in words), file=sys.stderr)


def print_json(message: BaseModel) -> None:
    """A result for programs."""
    print(message.model_dump_json(by_alias=True))


def width() -> int:
    """Columns for a text: those of the terminal, but no wider than can be read."""
    return min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)


def in_colour() -> bool:
    """Whether stdout is a terminal that wants colours."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def standard_input() -> BinaryIO:
    """What is piped in. Raises InputError `not_found` where stdin was closed."""
    if sys.stdin is None:
        raise InputError("not_found", "There is no standard input.", "Give a file instead of -.")
    return sys.stdin.buffer
