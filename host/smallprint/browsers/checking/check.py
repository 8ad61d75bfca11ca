"""What a check tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Name = Literal[
    "python",
    "environment",
    "script",
    "path",
    "browsers",
    "manifest",
    "installation",
    "permissions",
    "sandbox",
    "host",
    "version",
    "log",
    "library",
]
Status = Literal["ok", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check, in one line, and its fix. `name` is for programs, `subject` says of what it is.

    A fix that begins with `Run: ` is a command line, with nothing after it but words in parentheses.
    """

    name: Name
    subject: str
    status: Status
    words: str
    fix: str = ""
