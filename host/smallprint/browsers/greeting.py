"""Says hello to a host as a browser would: starts it, sends one frame and waits for one."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Any, cast

from smallprint import wire
from smallprint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE = 10.0
"""Seconds that a host has for its answer. A cold one needs some 0.2; a virus scanner may take a few."""

_LONGEST = 200
"""Characters of each thing that a host says which are passed on: it may be any program."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a host answered. `problem` is empty if it did as it should; `milliseconds` are from its start."""

    version: str
    milliseconds: float
    problem: str = ""


def greet(command: list[str], env: Mapping[str, str], patience: float = PATIENCE) -> Greeting:
    """Start `command` in the environment `env` and return its answer to `hello`, or in `problem` what went wrong.

    It takes hardly more than `patience` seconds, whatever is started.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as words:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                bufsize=0,
                env=dict(env),
                start_new_session=True,  # so that it can be ended with all that it starts
            )
        except OSError as error:
            return Greeting("", 0.0, f"it does not start: {error.strerror or error}")
        answers: SimpleQueue[tuple[dict[str, Any], str]] = SimpleQueue()
        # Read aside: what the host has started may hold the other end open for ever, even if the host is killed.
        threading.Thread(target=_talk, args=(process, answers), daemon=True).start()
        try:
            reply, problem = answers.get(timeout=patience)
        except Empty:
            _kill(process)
            return Greeting("", patience * 1000, f"it did not answer within {patience:.0f} seconds")
        finally:
            milliseconds = (time.perf_counter() - start) * 1000
            _end(process)
        if problem:
            problem += _last_line(words)
    return Greeting(str(reply.get("version", ""))[:_LONGEST], round(milliseconds, 1), problem)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    return cast("IO[bytes]", stream)  # both were asked for, so both are there


def _talk(process: subprocess.Popen[bytes], answers: SimpleQueue[tuple[dict[str, Any], str]]) -> None:
    """Put the answer among `answers`, then read on, as a browser does, until nothing more can come."""
    with _pipe(process.stdout) as from_host:
        answers.put(_exchange(_pipe(process.stdin), from_host))
        while from_host.read(wire.OUTGOING_LIMIT):
            pass


def _exchange(to_host: IO[bytes], from_host: IO[bytes]) -> tuple[dict[str, Any], str]:
    """Return the result of `hello`, or nothing and what is wrong."""
    with suppress(OSError):  # a host that has ended already shows at the next read
        to_host.write(wire.encode({"id": 1, "op": "hello", "params": {}}))
    head = _exactly(from_host, 4)
    if len(head) < 4:
        return {}, "it ended without an answer"
    (size,) = struct.unpack("@I", head)
    if size > wire.OUTGOING_LIMIT:
        return {}, "something prints to its standard output, which belongs to the browser"
    body = _exactly(from_host, size)
    if len(body) < size:
        return {}, "it ended in the middle of its answer"
    try:
        message = wire.decode(body)
    except InputError:
        return {}, "its answer is not a message"
    result, error = message.get("result"), message.get("error")
    if isinstance(result, dict):
        return result, ""
    if isinstance(error, dict):
        return {}, f"it answered {error.get('code')}: {error.get('message')}"[:_LONGEST]
    return {}, "its answer is not one to hello"


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = b""
    while len(data) < size and (chunk := stream.read(size - len(data))):
        data += chunk
    return data


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the port, as a browser does, and kill the host if it lingers, as a browser does too."""
    with suppress(OSError):
        _pipe(process.stdin).close()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the host and all that it has started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _last_line(words: IO[bytes]) -> str:
    """Return the last line of what the host said on stderr: of a traceback, the line that names the cause."""
    words.seek(0)
    lines = words.read(64 * 1024).decode("utf-8", "replace").strip().splitlines()
    return f" ({lines[-1].strip()[:_LONGEST]})" if lines else ""
