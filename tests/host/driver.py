"""A native-messaging host as a browser sees it: a process, bytes into it and bytes out of it."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from smallprint.identity import allowed_origins

ORIGIN = allowed_origins()[0]
REAL = [sys.executable, "-m", "smallprint.host"]
ODD = [sys.executable, str(Path(__file__).with_name("odd_host.py"))]

Frame = dict[str, Any]


def pack(body: bytes) -> bytes:
    return struct.pack("@I", len(body)) + body


def _refuse_constant(name: str) -> float:
    raise AssertionError(f"{name} in a frame: browsers drop it in silence")


class Driver:
    """Starts a host; each frame that it sends is checked for the promises that hold for all of them."""

    def __init__(self, command: list[str], state: Path, *arguments: str) -> None:
        # Each of the places where platformdirs looks, on each system.
        places = {name: str(state) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA")}
        self.env = {**os.environ, **places}
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.env,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout
        self._state = state
        self._errors = self.process.stderr
        self._stderr = b""
        self._drain = threading.Thread(target=self._read_errors, daemon=True)
        self._drain.start()
        self._watchdog = threading.Timer(30, self.process.kill)  # a hanging host fails its test
        self._watchdog.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self._watchdog.cancel()
        self._watchdog.join(5)
        self.process.wait()
        self._drain.join(5)
        for pipe in (self.stdin, self.stdout, self._errors):
            with suppress(BrokenPipeError):
                pipe.close()

    def _read_errors(self) -> None:
        while data := os.read(self._errors.fileno(), 65536):
            self._stderr += data

    def send_bytes(self, data: bytes) -> None:
        self.stdin.write(data)
        self.stdin.flush()

    def send(self, message: object) -> None:
        self.send_bytes(pack(json.dumps(message).encode()))

    def ask(self, number: int, operation: str, /, **params: Any) -> None:
        self.send({"id": number, "op": operation, "params": params})

    def frame(self) -> Frame:
        """The next frame. Raises EOFError if the host has closed the stream."""
        header = self.stdout.read(4)
        if not header:
            raise EOFError
        (size,) = struct.unpack("@I", header)
        assert size <= 1024 * 1024, "browsers close the port on a larger frame"
        body = self.stdout.read(size)
        assert len(body) == size
        body.decode("ascii")
        frame = json.loads(body, parse_constant=_refuse_constant)
        assert isinstance(frame, dict)
        assert frame["type"] in {"progress", "get", "part", "result", "error"}
        return frame

    def last(self, number: int | None) -> Frame:
        """The last reply to a request, its progress skipped. Replies to other requests are a mistake here."""
        while True:
            frame = self.frame()
            assert frame["id"] == number, frame
            if frame["type"] in {"result", "error"}:
                return frame
            assert frame["type"] == "progress"

    def result(self, number: int, operation: str, /, **params: Any) -> Any:
        self.ask(number, operation, **params)
        reply = self.last(number)
        assert reply["type"] == "result", reply
        return reply["result"]

    def code(self, number: int | None) -> str:
        """The code of the error that is the next reply, once it is seen to be whole."""
        reply = self.last(number)
        assert reply["type"] == "error", reply
        error = reply["error"]
        assert set(error) == {"code", "message", "hint", "details"}
        assert error["message"]
        assert error["hint"]
        return str(error["code"])

    def alive(self) -> bool:
        return "operations" in self.result(987_654_321, "hello")

    def wait_for_log(self, *words: str) -> str:
        """The log, as soon as it says one of these."""
        end = time.monotonic() + 10
        while True:
            log = "".join(path.read_text() for path in self._state.rglob("host.log"))
            if any(word in log for word in words):
                return log
            assert time.monotonic() < end, f"the log says none of {words}"
            time.sleep(0.01)

    def close(self) -> tuple[int, float]:
        """Close the port as a browser does. Exit code, and seconds until the host had ended."""
        start = time.perf_counter()
        self.stdin.close()
        code = self.process.wait(10)
        return code, time.perf_counter() - start

    def stderr(self) -> str:
        """All that an ended host wrote to stderr."""
        self.process.wait(10)
        self._drain.join(5)
        return self._stderr.decode(errors="replace")
