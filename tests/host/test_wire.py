"""Encoding and decoding of frames, for any JSON there is."""

from __future__ import annotations

import io
import json
import math
import struct
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.errors import InputError
from smallprint.wire import OUTGOING_LIMIT, DisconnectedError, Wire, decode, encode, result_frames

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from(["NaN", "-Infinity", '"', "\\ud800", "\\"])
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner), max_leaves=20
)
OBJECTS = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), JSON)


def receive(data: bytes) -> dict[str, Any]:
    return Wire(io.BytesIO(data), io.BytesIO()).receive()[0]


@given(OBJECTS)
def test_what_is_sent_is_received(message: dict[str, Any]) -> None:
    frame = encode(message)
    assert struct.unpack("@I", frame[:4]) == (len(frame) - 4,)
    assert frame[4:].isascii()
    received = json.loads(frame[4:])
    assert received == message
    assert receive(frame) == json.loads(
        json.dumps(message).encode("utf-16", "surrogatepass").decode("utf-16")
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_an_error_of_ours(body: bytes) -> None:
    try:
        message = decode(body)
    except InputError:
        return
    assert json.loads(body) == message


def _drain(wire: Wire) -> None:
    for _ in range(20):  # more than 50 bytes can hold
        with suppress(InputError):
            wire.receive()


@given(st.binary(max_size=50))
def test_any_stream_ends(data: bytes) -> None:
    wire = Wire(io.BytesIO(data), io.BytesIO())
    with pytest.raises(DisconnectedError):
        _drain(wire)


@given(st.text(), st.integers(0, 10_000), st.sampled_from(['"', "\\", "\ud83d", "\U0001f600", "é", "\x00"]))
def test_parts_join_to_the_result_whatever_it_holds(text: str, extra: int, awkward: str) -> None:
    result = {"text": text + awkward * (400_000 + extra)}
    frames = [json.loads(frame[4:]) for frame in result_frames(9, result)]
    assert all(frame["id"] == 9 for frame in frames)
    if len(frames) == 1:
        assert frames[0]["result"] == result
    else:
        assert [frame["index"] for frame in frames] == list(range(len(frames)))
        assert json.loads("".join(frame["data"] for frame in frames)) == result


@pytest.mark.parametrize("character", ['"', "\\", "x", "\x00", "\U0001f600"])
@pytest.mark.parametrize("length", [100, 699_000, 700_000, 1_000_000, 1_048_576])
def test_no_frame_of_a_result_is_larger_than_browsers_take(character: str, length: int) -> None:
    for frame in result_frames(2**53 - 1, character * length):
        assert len(frame) - 4 <= OUTGOING_LIMIT


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_lacks_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        encode({"a": [{"b": value}]})
    with pytest.raises(ValueError, match="JSON compliant"):
        result_frames(1, {"text": "x" * 1_000_000, "b": value})


def test_a_frame_over_the_limit_is_refused() -> None:
    overhead = len(encode({"a": ""})) - 4
    assert len(encode({"a": "x" * (OUTGOING_LIMIT - overhead)})) == OUTGOING_LIMIT + 4
    with pytest.raises(ValueError, match="a frame of"):
        encode({"a": "x" * (OUTGOING_LIMIT - overhead + 1)})
