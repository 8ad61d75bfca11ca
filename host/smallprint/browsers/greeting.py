"""Says hello to a host as a browser would: starts it, sends one frame and waits for one."""

from __future__ import annotations

import struct
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, cast

from smallprint import wire
from smallprint.errors import InputError

PATIENCE = 10.0
"""Seconds that a host has for its answer. A cold one needs some 0.2; a virus scanner may take a few."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a host answered. `problem` is empty if it did as it should; `milliseconds` are from its start."""

    version: str
    milliseconds: float
    problem: str = ""


def greet(command: list[str], patience: float = PATIENCE) -> Greeting:
    """Start `command` and return its answer to `hello`. Whatever goes wrong is in `problem`."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as words:
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words, bufsize=0
            )
        except OSError as error:
            return Greeting("", 0.0, f"it does not start: {error.strerror or error}")
        late = threading.Event()
        timer = threading.Timer(patience, _give_up, (process, late))
        timer.start()
        try:
            reply, problem = _exchange(_pipe(process.stdin), _pipe(process.stdout))
        finally:
            timer.cancel()
            milliseconds = (time.perf_counter() - start) * 1000
            _end(process)
        if late.is_set():
            problem = f"it did not answer within {patience:.0f} seconds"
        elif problem:
            problem += _last_line(words)
    return Greeting(str(reply.get("version", "")), round(milliseconds, 1), problem)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    return cast("IO[bytes]", stream)  # both were asked for, so both are there


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
        return {}, f"it answered {error.get('code')}: {error.get('message')}"
    return {}, "its answer is not one to hello"


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = b""
    while len(data) < size and (chunk := stream.read(size - len(data))):
        data += chunk
    return data


def _give_up(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the port, as a browser does, and kill the host if it lingers, as a browser does too."""
    with suppress(OSError):
        _pipe(process.stdin).close()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _pipe(process.stdout).close()


def _last_line(words: IO[bytes]) -> str:
    """Return the last line of what the host said on stderr: of a traceback, the line that names the cause."""
    words.seek(0)
    lines = words.read(64 * 1024).decode("utf-8", "replace").strip().splitlines()
    return f" ({lines[-1].strip()[:200]})" if lines else ""
