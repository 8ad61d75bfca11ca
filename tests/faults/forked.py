"""Hosts that are forked from a process that has loaded the engine: real ones, there in a moment.

What is patched for one of them is patched in its process alone.
"""

from __future__ import annotations

import functools
import json
import multiprocessing
import os
import struct
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.host.driver import Driver, Frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_PATIENCE = 120.0
"""Seconds that a host may live, on a computer that is busy."""

_HEADER = struct.Struct("@I")
_LOADED = (
    "pytest",
    "smallprint.fetching",
    "smallprint.finding",
    "smallprint.library.operations",
    "smallprint.library.recording",
)
_PLACES = ("XDG_STATE_HOME", "XDG_DATA_HOME")


@functools.cache
def _forking() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_LOADED, f"{__package__}.loaded"])
    return context


def _serve(
    incoming: Connection, outgoing: Connection, home: str, patch: Callable[[], object] | None, is_warm: bool
) -> None:
    os.environ.update(dict.fromkeys(_PLACES, home))
    from smallprint import wire
    from smallprint.operations import Operations, engine_operations
    from smallprint.serving import Server

    if patch:
        patch()
    stream = wire.Wire(os.fdopen(os.dup(incoming.fileno()), "rb"), os.fdopen(os.dup(outgoing.fileno()), "wb"))
    real = engine_operations()
    # Getting ready makes a summary of its own, in which the fault would be met.
    Server(stream, real if is_warm else Operations(real.by_name, real.languages, lambda: None)).serve()
    os._exit(0)


class Forked(Driver):
    """A host whose files are all in `home`. `patch` is called in its process; `is_warm` has it get ready as always."""

    def __init__(
        self, home: Path, patch: Callable[[], object] | None = None, *, is_warm: bool = False
    ) -> None:
        incoming, self._to = _forking().Pipe(duplex=False)
        self._from, outgoing = _forking().Pipe(duplex=False)
        self.host = _forking().Process(
            target=_serve, args=(incoming, outgoing, str(home), patch, is_warm), daemon=True
        )
        self.host.start()
        incoming.close()
        outgoing.close()
        self.stdin = os.fdopen(os.dup(self._to.fileno()), "wb")
        self.stdout = os.fdopen(os.dup(self._from.fileno()), "rb")
        self._to.close()
        self._from.close()
        self._number = 0
        self._watchdog = threading.Timer(_PATIENCE, self.host.kill)  # a hanging host fails its test
        self._watchdog.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._watchdog.cancel()
        self._watchdog.join()
        self.host.kill()
        self.host.join()
        self.host.close()
        self.stdout.close()
        with suppress(BrokenPipeError):
            self.stdin.close()

    def signal(self, number: int) -> None:
        """Send it a signal."""
        assert self.host.pid is not None
        os.kill(self.host.pid, number)

    def ended(self) -> int:
        """The exit code, as soon as it has ended."""
        self.host.join(_PATIENCE)
        assert self.host.exitcode is not None, "the host does not end"
        return self.host.exitcode

    def stopped(self) -> None:
        """Wait until it is stopped by a signal that it can go on after."""
        end = time.monotonic() + _PATIENCE
        while Path(f"/proc/{self.host.pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "T":
            assert time.monotonic() < end, "the host does not stop"
            time.sleep(0.005)

    def last_words(self) -> list[Frame]:
        """The frames that an ended host has sent, if need be without the one that it was sending."""
        data, frames = self.stdout.read(), []
        while len(data) > _HEADER.size and len(data) >= (end := _HEADER.size + _HEADER.unpack_from(data)[0]):
            frames.append(json.loads(data[_HEADER.size : end]))
            data = data[end:]
        return frames

    def did(self, operation: str, /, **params: Any) -> Any:
        """The result of a request with a number of its own, in however many parts it comes."""
        self._number += 1
        self.ask(self._number, operation, **params)
        parts: list[str] = []
        while True:
            frame = self.frame()
            assert frame["id"] == self._number
            assert frame["type"] != "error", frame
            if frame["type"] == "result":
                return frame["result"]
            if frame["type"] == "part":
                parts.append(frame["data"])
                if len(parts) == frame["count"]:
                    return json.loads("".join(parts))
