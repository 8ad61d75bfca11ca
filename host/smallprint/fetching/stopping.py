"""How a fetch ends before its answer has come: its time is over, or nobody waits for it any more."""

from __future__ import annotations

import math
import socket
import threading
import time
from concurrent.futures import Future, wait
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from smallprint.fetching.failures import too_slow

if TYPE_CHECKING:
    from collections.abc import Callable

    Result = TypeVar("Result")

_STEP = 0.05
"""Seconds between two checks whether the answer is still wanted."""


class Deadline:
    """The one moment at which everything stops. `abandon` brings it forward to now, from any thread."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._held: socket.socket | None = None

    def left(self) -> float:
        """Seconds that are left. Raises FetchError `fetch_failed` when none are."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise too_slow()
        return seconds

    def hold(self, connection: socket.socket) -> None:
        """Remember the connection that is open, to end it. Until `release` it does not close altogether."""
        self.release()
        # A copy, because TLS takes the original away from its owner as soon as it begins.
        self._held = connection.dup()

    def release(self) -> None:
        """Let go of the connection."""
        if self._held:
            self._held.close()

    def abandon(self) -> None:
        """Leave no time, and wake whoever waits for the connection."""
        self._end = -math.inf
        if self._held:
            with suppress(OSError):  # closed already
                self._held.shutdown(socket.SHUT_RDWR)


def run(work: Callable[[], Result], deadline: Deadline, check: Callable[[], object]) -> Result:
    """Do `work` in a thread that nobody waits for longer than it is wanted.

    Looking up a name cannot be interrupted, so it is left behind. Raises FetchError when `deadline` passes, and
    whatever `work` or `check` raise.
    """
    done: Future[Result] = Future()

    def carry_out() -> None:
        try:
            done.set_result(work())
        except Exception as error:
            done.set_exception(error)

    worker = threading.Thread(target=carry_out, name="fetch", daemon=True)
    try:
        while not done.done():
            check()
            if worker.ident is None:
                worker.start()
            wait([done], min(_STEP, deadline.left()))
        return done.result()
    finally:
        deadline.abandon()
