"""Requests to the loop that serves them."""

from __future__ import annotations

import itertools
import json
import os
import queue
import struct
import threading
from functools import cache
from typing import Any, BinaryIO, cast

from smallprint import wire
from smallprint.errors import PageError
from smallprint.operations import Operations
from smallprint.serving import Server
from tests.fuzzing import seeds
from tests.fuzzing.target import Target

_PATIENCE = 60
"""Seconds for a reply that comes at once."""


def serve(data: bytes) -> None:
    """Bodies of frames, a line each, to a loop that goes on living: each gets one last reply."""
    bodies = data.split(b"\n")[:12]  # fewer than may wait
    try:
        replies = _loop().tell(bodies)
    except BaseException:
        _loop.cache_clear()  # this one is out of step
        raise
    lasts = [reply for reply in replies if _is_last(reply)]
    if len(lasts) != len(bodies):
        _loop.cache_clear()
        raise AssertionError(f"{len(lasts)} last replies to {len(bodies)} requests")
    for reply in lasts:
        assert reply["type"] in ("result", "part", "error")
        if reply["type"] == "error":
            assert reply["error"].keys() == {"code", "message", "hint", "details"}


def _is_last(reply: dict[str, Any]) -> bool:
    if reply["type"] == "part":
        return bool(reply["index"] == reply["count"] - 1)
    return bool(reply["type"] != "progress")


class _Loop:
    """The real loop with a few operations, in threads of this process."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._to_host = os.fdopen(writing, "wb")
        self._from_host: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._numbers = itertools.count(2**50)
        stream = wire.Wire(os.fdopen(reading, "rb"), cast("BinaryIO", self))
        operations = Operations(
            {"echo": _echo, "long": _long, "fail": _fail, "break": _break}, ["en"], lambda: None
        )
        threading.Thread(target=Server(stream, operations).serve, daemon=True).start()

    def write(self, frame: bytes) -> None:
        """What the host sends."""
        self._from_host.put(frame)

    def flush(self) -> None:
        """Nothing waits."""

    def tell(self, bodies: list[bytes]) -> list[dict[str, Any]]:
        """Send frames with these bodies, and give all replies to them: work is done in order."""
        number = next(self._numbers)
        last = json.dumps({"id": number, "op": "echo"}).encode()
        for body in (*bodies, last):
            self._to_host.write(struct.pack("@I", len(body)) + body)
        self._to_host.flush()
        replies: list[dict[str, Any]] = []
        while True:
            frame = self._from_host.get(timeout=_PATIENCE)
            assert len(frame) - 4 == struct.unpack("@I", frame[:4])[0] <= wire.OUTGOING_LIMIT
            reply = json.loads(frame[4:], parse_constant=_refuse)
            if reply["id"] != number:
                replies.append(reply)
            elif _is_last(reply):
                return replies


@cache
def _loop() -> _Loop:
    return _Loop()


def _refuse(name: str) -> None:
    raise AssertionError(f"{name} in a frame")


def _echo(params: dict[str, Any], caller: Any) -> Any:
    caller.progress("reading", 0, 1)
    return params


def _long(params: dict[str, Any], _caller: Any) -> Any:
    return {"text": str(params.get("text")) * (1_000_000 // 4)}


def _fail(params: dict[str, Any], _caller: Any) -> Any:
    raise PageError("wall", "A wall.", "Climb it.", params)


def _break(params: dict[str, Any], _caller: Any) -> Any:
    return params["nothing"]


TARGETS = {
    "loop": Target(
        serve, lambda: [b"\n".join(seeds.MESSAGES), *seeds.MESSAGES], 50_000, seeds.JSON_WORDS, longest=600
    ),
}
