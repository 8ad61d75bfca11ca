"""What crosses the wire: streams of frames, and the messages in them."""

from __future__ import annotations

import io
import json
import math
import struct
from typing import Any

from smallprint import wire
from smallprint.errors import InputError
from tests.fuzzing import seeds
from tests.fuzzing.checks import check_error
from tests.fuzzing.target import Target


def receive(data: bytes) -> None:
    """A stream: it ends, and in every message that comes out of it nothing is lost."""
    stream = wire.Wire(io.BytesIO(data), io.BytesIO())
    for _ in range(len(data) // 4 + 2):
        try:
            message, size = stream.receive()
        except InputError as error:
            check_error(error)
            continue
        except wire.DisconnectedError:
            return
        assert 2 <= size <= len(data)
        _check_sent(message)
    raise AssertionError("the stream did not end")


def decode(data: bytes) -> None:
    """The body of one frame."""
    try:
        message = wire.decode(data)
    except InputError as error:
        check_error(error)
        return
    _check_sent(message)


def _check_sent(message: dict[str, Any]) -> None:
    json.dumps(message, ensure_ascii=False).encode()
    if _is_finite(message):
        assert wire.decode(wire.encode(message)[4:]) == message


def _is_finite(value: object) -> bool:
    """Whether there is no number in plain data that JSON lacks: 1e999 is read as one."""
    if isinstance(value, float):
        return math.isfinite(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(map(_is_finite, inner))


def _streams() -> list[bytes]:
    bodies: tuple[tuple[bytes, ...], ...] = (seeds.MESSAGES, (b"{}", b"", b"["))
    whole = [b"".join(struct.pack("@I", len(body)) + body for body in each) for each in bodies]
    return [*whole, b"\0\0\0\x03{}"]


TARGETS = {
    "stream": Target(receive, _streams, 200_000, seeds.JSON_WORDS, longest=400),
    "messages": Target(decode, lambda: seeds.MESSAGES, 1_000_000, seeds.JSON_WORDS, longest=300),
}
