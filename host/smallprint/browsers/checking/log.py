"""Checks what the host's log ends with: its last failure, by its code and time."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from smallprint.browsers.checking.check import Check

if TYPE_CHECKING:
    from pathlib import Path

_TAIL = 64 * 1024
_LINE = re.compile(rb"([0-9TZ:-]{20}) \d{1,10} (\w{1,40}) (\w{1,60})(?: (\w{1,60}))?")
_FINE = frozenset({b"start", b"ready"})


def check_log(file: Path) -> list[Check]:
    """Tell where the log is, and of the last request in it that failed."""
    words = str(file)
    if last := _last_failure(file):
        words += f"; the last failure: {last}"
    return [Check("log", "host", "ok", words)]


def _last_failure(file: Path) -> str:
    """Return what failed last, in which way and when; "" if nothing did. Codes and times, never a page's words."""
    for line in reversed(_tail(file).splitlines()):
        found = _LINE.match(line)
        if found is None or found[2] in _FINE or found[3] == b"ok":
            continue
        when, what, how, more = (part.decode("ascii", "replace") for part in found.groups(b""))
        return f"{what} {f'{how} {more}' if how == 'failed' else how}, {when}"
    return ""


def _tail(file: Path) -> bytes:
    with suppress(OSError), file.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - _TAIL))
        return stream.read(_TAIL)
    return b""
