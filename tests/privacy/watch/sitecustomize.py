"""Notes what a Python process does besides computing. Python imports this by itself where PYTHONPATH leads here.

`WATCH_NOTES` names the file of notes: a JSON list a line, of an event and its arguments as text. With `WATCH_DENIES`
set, whatever would use the network fails. Programs that the process starts inherit both.
"""

from __future__ import annotations

import json
import os
import sys

NETWORK = ("ftplib.", "http.client.", "imaplib.", "poplib.", "smtplib.", "socket.", "urllib.", "webbrowser.")
PROGRAMS = (
    "ctypes.dlopen",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "subprocess.Popen",
)
"""Also what is no Python any more, and could do anything without a note."""
FILES = ("open", "sqlite3.connect")
_PIPE = 1  # AF_UNIX: between processes of this computer. Who it is connected to is noted.
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _is_noted(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & _WRITES)
    if event == "socket.__new__":
        return arguments[1] != _PIPE
    return event in FILES or event.startswith((*NETWORK, *PROGRAMS))


def _begin(file: str, *, denies: bool) -> None:
    notes = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if not _is_noted(event, arguments):
            return
        words = [os.fsdecode(each) if isinstance(each, bytes) else str(each) for each in arguments]
        os.write(notes, json.dumps([event, words]).encode() + b"\n")
        if denies and event.startswith(NETWORK):
            raise PermissionError(f"{event} is denied")

    sys.addaudithook(note)


if _file := os.environ.get("WATCH_NOTES"):
    _begin(_file, denies="WATCH_DENIES" in os.environ)
