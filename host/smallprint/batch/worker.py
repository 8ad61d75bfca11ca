"""A process that reads one document after the other, and what the pool does with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from smallprint.batch.engines import Work
    from smallprint.batch.work import Result, Task

# A fork would take locks of other threads along; and it is the one way that all systems have.
_SPAWN = multiprocessing.get_context("spawn")


class Worker:
    """A process of its own, with at most one task at a time: it is known what it died of."""

    def __init__(self, work: Work) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, work), daemon=True)
        with _undisturbed():
            self._process.start()
        theirs.close()

    def give(self, task: Task) -> None:
        """Begin a task. A worker that is dead shows it when its result is wanted."""
        with suppress(OSError):
            self.pipe.send(task)

    def result(self) -> Result | None:
        """What came of the task, as soon as it is there; None if the worker died of it."""
        try:
            return cast("Result", self.pipe.recv())
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End the process at once, with what it has started."""
        pid = self._process.pid
        if sys.platform != "win32" and pid is not None:
            with suppress(ProcessLookupError, PermissionError):  # its group is not there yet, or no longer
                os.killpg(pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.pipe.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have a new process be none that Ctrl+C ends, with a traceback each: that is up to who started it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection[Result, Task], work: Work) -> None:
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    else:
        os.setpgid(0, 0)  # so that `end` reaches the processes that PDFs are taken apart in
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(work(pipe.recv()))


def _end_with_parent() -> None:
    """What is left of a run that was killed must not go on reading, or never end."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - this is a child
    parent.join()
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
