"""The native-messaging stream: four bytes of length in native order, then that much JSON, in each direction.

The `nativemessaging` package packs the frames. This module closes its gaps: it would end the process at
the end of input, read a frame of any size, write NaN (browsers drop it in silence), and share stdout with
`print`.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from typing import Any, BinaryIO

from nativemessaging import encode_message

from smallprint.errors import InputError

INCOMING_LIMIT = 32 * 1024 * 1024
"""Bytes of the largest frame that is read. Longer ones are skipped, so that the stream stays in step."""

SANE_LIMIT = 1024 * 1024 * 1024
"""Nobody sends a frame longer than this: the stream is out of step and cannot be trusted any more."""

OUTGOING_LIMIT = 1024 * 1024
"""Bytes of the largest frame that browsers take. One more and they close the port."""

PARTS_ABOVE = 700_000
PART_LENGTH = 500_000
"""Characters of one part. Escaping at most doubles them, so a part always stays below `OUTGOING_LIMIT`."""

_CHUNK = 1024 * 1024


class DisconnectedError(Exception):
    """The other side has gone. Not an error that anybody sees: the host ends."""


class Wire:
    """The two ends of the stream. Frames may be sent from several threads, and are received by one."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._lock = threading.Lock()

    def receive(self) -> tuple[dict[str, Any], int]:
        """The next message and its size in bytes.

        Raises DisconnectedError at the end of input, in the middle of a frame too, and InputError
        (`too_large`, `bad_message`) for a frame that is of no use, after which the next can be received.
        """
        (size,) = struct.unpack("@I", self._exactly(4))
        if size > SANE_LIMIT:
            raise DisconnectedError
        if size > INCOMING_LIMIT:
            self._skip(size)
            raise InputError(
                "too_large",
                f"The message has {size:,} bytes, more than the {INCOMING_LIMIT:,} that the host reads.",
                "Send less of the page.",
                {"bytes": size, "limit": INCOMING_LIMIT},
            )
        return decode(self._exactly(size)), size

    def send(self, frame: bytes) -> None:
        """Send a frame made by `encode` or `result_frames`. Raises DisconnectedError if nobody listens."""
        try:
            with self._lock:
                self._outgoing.write(frame)
                self._outgoing.flush()
        except OSError as error:
            raise DisconnectedError from error

    def _exactly(self, size: int) -> bytes:
        try:
            data = self._incoming.read(size)
        except OSError as error:
            raise DisconnectedError from error
        if len(data) < size:
            raise DisconnectedError
        return data

    def _skip(self, size: int) -> None:
        while size:
            size -= len(self._exactly(min(size, _CHUNK)))


def take_stdio() -> Wire:
    """Keep stdin and stdout for the protocol alone.

    Afterwards whatever prints, C libraries and child processes included, writes to stderr, and whatever reads
    finds nothing.
    """
    incoming, outgoing = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (incoming, outgoing):
            msvcrt.setmode(descriptor, os.O_BINARY)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # a browser started without a console may give the host no stderr
        os.dup2(nothing, 1)
    os.close(nothing)
    return Wire(os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb"))


def decode(body: bytes) -> dict[str, Any]:
    """The message in a frame's body. Raises InputError (`bad_message`).

    Half a surrogate pair, which pages can hold and UTF-8 cannot, becomes U+FFFD.
    """
    try:
        message = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        if b"\\ud" in body or b"\\uD" in body:
            text = json.dumps(message, ensure_ascii=False)
            message = json.loads(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    except (ValueError, RecursionError) as error:
        raise _bad_message("The message is not JSON in UTF-8.") from error
    if not isinstance(message, dict):
        raise _bad_message("The message is not a JSON object.")
    return message


def encode(message: dict[str, Any]) -> bytes:
    """The frame of a message, in ASCII. Raises ValueError if it is over 1 MiB, or holds NaN or infinities."""
    frame = _pack(message)
    if len(frame) - 4 > OUTGOING_LIMIT:
        raise ValueError(f"a frame of {len(frame)} bytes")
    return frame


def result_frames(request: int, result: Any) -> list[bytes]:
    """The frames that carry a result: one `result`, or several `part` if its JSON is over 700,000 bytes.

    Joined in the order of their `index`, the `data` of the parts are the JSON text of the result.
    """
    whole = _pack({"id": request, "type": "result", "result": result})
    if len(whole) <= PARTS_ABOVE:
        return [whole]
    text = json.dumps(result)
    pieces = [text[at : at + PART_LENGTH] for at in range(0, len(text), PART_LENGTH)]
    part = {"id": request, "type": "part", "count": len(pieces)}
    return [encode({**part, "index": index, "data": piece}) for index, piece in enumerate(pieces)]


def _pack(message: dict[str, Any]) -> bytes:
    frame: dict[str, bytes] = encode_message(message)
    if b"NaN" in frame["content"] or b"Infinity" in frame["content"]:
        json.dumps(message, allow_nan=False)  # raises, unless the word stands in a string
    return frame["length"] + frame["content"]


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _bad_message(message: str) -> InputError:
    return InputError("bad_message", message, "Send one JSON object a frame; PROTOCOL.md shows how.")
