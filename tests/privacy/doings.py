"""What the processes of an account did besides computing, as watch/sitecustomize.py and the system tell it."""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from .watch.sitecustomize import FILES, NETWORK, PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Note(NamedTuple):
    """An event and its arguments as text."""

    event: str
    words: list[str]


@dataclass(frozen=True)
class Doings:
    """All notes, in order."""

    notes: list[Note]

    @classmethod
    def read(cls, file: Path) -> Doings:
        """The notes in a file."""
        return cls([Note(*json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()])

    @property
    def network(self) -> list[Note]:
        """All that has to do with the network."""
        return [note for note in self.notes if note.event.startswith(NETWORK)]

    @property
    def programs(self) -> list[str]:
        """The arguments of what was started; and of whatever else is no Python any more."""
        found = [note for note in self.notes if note.event.startswith(PROGRAMS)]
        return [note.words[1] if note.event == "subprocess.Popen" else str(note) for note in found]

    @property
    def written(self) -> set[Path]:
        """The files that were opened to be written. A number is a file that was open already."""
        names = {note.words[0] for note in self.notes if note.event in FILES}
        return {Path(name) for name in names - {os.devnull} if not name.isdigit()}


_CREATED = 0x100  # IN_CREATE of inotify
_EVENT = struct.Struct("@iIII")


@contextmanager
def made_in(folder: Path) -> Iterator[list[str]]:
    """The names of all files that are made in a folder while the block runs, also of those that are gone at once.

    The list is filled when the block ends. Skips where the system cannot tell.
    """
    if sys.platform != "linux":
        pytest.skip("only Linux tells of files that are gone again")
    names: list[str] = []
    libc = ctypes.CDLL(None)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    try:
        assert libc.inotify_add_watch(watch, os.fsencode(folder), _CREATED) >= 0
        yield names
        with suppress(BlockingIOError):
            while True:
                names += _names_in(os.read(watch, 65536))
    finally:
        os.close(watch)


def _names_in(events: bytes) -> Iterator[str]:
    while events:
        *_, size = _EVENT.unpack_from(events)
        yield os.fsdecode(events[_EVENT.size : _EVENT.size + size].rstrip(b"\0"))
        events = events[_EVENT.size + size :]
