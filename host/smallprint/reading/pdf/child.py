"""The process that takes a PDF apart, and what is said when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from smallprint.errors import InputError

SECONDS = 20.0
"""Longest time for one PDF; 400 pages take some 8 seconds."""

_PROGRAM = Path(__file__).with_name("extract.py")

_ERRORS = {
    "encrypted": InputError(
        "not_text",
        "This PDF is locked with a password.",
        "Open it with its password, print it to a new PDF, and read that one.",
    ),
    "pages": InputError(
        "too_large",
        "This PDF is far longer than any policy.",
        "Save the pages that hold the policy as a PDF of their own.",
    ),
    "broken": InputError(
        "not_text",
        "This PDF is broken.",
        "Open it in a PDF viewer, print it to a new PDF, and read that one.",
    ),
    "time": InputError(
        "not_text",
        f"This PDF could not be read within {SECONDS:.0f} seconds.",
        "Look for the policy as a web page, or save the PDF as text and read that.",
    ),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: its page (from 0), place and size in points, and the address of its link."""

    page: int
    x: float
    y: float
    size: float
    bold: bool
    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Extract:
    """What a PDF holds. `title` and `language` are its own words, perhaps empty or wrong."""

    title: str
    language: str
    pages: int
    pieces: list[Piece]


def extract(data: bytes, seconds: float = SECONDS) -> Extract:
    """Take the PDF in `data` apart.

    Raises `InputError` `not_text` for locked and broken files and for those that take too long, `too_large` for
    those of more than 400 pages or 5 million characters.
    """
    try:
        ran = subprocess.run(
            # -P: the folder of the program is none to import from
            [sys.executable, "-P", str(_PROGRAM)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise _ERRORS["time"] from None
    try:
        answer = json.loads(ran.stdout)
    except ValueError:  # it was killed, or ran out of memory
        raise _ERRORS["broken"] from None
    if "error" in answer:
        raise _ERRORS[answer["error"]]
    pieces = [Piece(*piece) for piece in answer["pieces"]]
    return Extract(answer["title"], answer["language"], answer["pages"], pieces)
