"""Frames that are not what they should be: each is answered, and the stream stays in step."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

import pytest

from smallprint.wire import INCOMING_LIMIT, SANE_LIMIT

from .driver import pack

if TYPE_CHECKING:
    from .driver import Driver


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b'\xef\xbb\xbf{"id": 1, "op": "hello"}',
        '{"id": 1, "op": "hello"}'.encode("utf-16"),
        b'{"id": 1, "op": "hello", "params": {"x": NaN}}',
        b'{"id": ' + b"9" * 10_000 + b"}",
        b"[" * 500_000,
        b'[{"id": 1, "op": "hello"}]',
        b'"hello"',
        b"null",
        b"7",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_is_not_a_message_is_refused_and_the_port_lives(host: Driver, body: bytes) -> None:
    host.send_bytes(pack(body))
    assert host.code(None) == "bad_message"
    assert host.alive()


@pytest.mark.parametrize("number", [None, 0, -1, 1.0, True, "1", 2**53, [1]])
def test_an_id_that_cannot_be_replied_to_is_refused(host: Driver, number: object) -> None:
    host.send({"id": number, "op": "hello"})
    assert host.code(None) == "bad_request"
    assert host.alive()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"op": None},
        {"op": ["hello"]},
        {"op": "hello", "params": None},
        {"op": "hello", "params": []},
        {"op": "hello", "params": {"verbose": True}},
        {"op": "hello", "more": 1},
        {"op": "cancel"},
        {"op": "cancel", "params": {"target": "1"}},
        {"op": "cancel", "params": {"target": True}},
        {"op": "cancel", "params": {"target": 1, "why": 1}},
    ],
)
def test_a_request_of_another_shape_is_refused_under_its_id(host: Driver, fields: dict[str, object]) -> None:
    host.send({"id": 2**53 - 1, **fields})
    assert host.code(2**53 - 1) == "bad_request"
    assert host.alive()


@pytest.mark.parametrize("operation", ["", "Summarize", "__class__", "hello ", "x" * 100_000, "\ud800"])
def test_an_unknown_operation_is_refused_under_its_id(host: Driver, operation: str) -> None:
    host.ask(5, operation)
    assert host.code(5) == "unknown_operation"
    assert host.alive()


def test_the_largest_frame_is_read(odd: Driver) -> None:
    start, end = b'{"id": 1, "op": "sleep", "params": {"seconds": 0, "text": "', b'"}}'
    odd.send_bytes(pack(start + b"x" * (INCOMING_LIMIT - len(start) - len(end)) + end))
    assert odd.last(1)["type"] == "result"


def test_a_larger_frame_is_skipped_and_answered(host: Driver) -> None:
    host.send_bytes(pack(b'{"id":1}' * (INCOMING_LIMIT // 8) + b" "))
    reply = host.last(None)
    assert reply["error"]["code"] == "too_large"
    assert reply["error"]["details"] == {"bytes": INCOMING_LIMIT + 1, "limit": INCOMING_LIMIT}
    assert host.alive()


def test_an_absurd_length_ends_the_host_without_reading_on(host: Driver) -> None:
    host.send_bytes(struct.pack("@I", SANE_LIMIT + 1))
    assert host.process.wait(5) == 0
    assert host.stderr() == ""


@pytest.mark.parametrize("data", [b"", b"\x10", b"\x10\x00\x00", b"\x10\x00\x00\x00", b"\x10\x00\x00\x00{"])
def test_a_truncated_frame_ends_the_host_cleanly(host: Driver, data: bytes) -> None:
    assert host.alive()
    host.send_bytes(data)
    code, seconds = host.close()
    assert code == 0
    assert seconds < 1
    assert host.stdout.read() == b""
    assert host.stderr() == ""


def test_a_truncated_oversize_frame_ends_the_host_cleanly(host: Driver) -> None:
    host.send_bytes(struct.pack("@I", INCOMING_LIMIT + 1) + b"x" * 100_000)
    assert host.close()[0] == 0
    assert host.stdout.read() == b""


def test_frames_that_arrive_byte_by_byte_are_read(host: Driver) -> None:
    for byte in pack(json.dumps({"id": 3, "op": "hello"}).encode()):
        host.send_bytes(bytes([byte]))
    assert host.last(3)["type"] == "result"


def test_half_surrogate_pairs_become_replacement_characters(odd: Driver) -> None:
    odd.send_bytes(
        pack(b'{"id": 1, "op": "echo", "params": {"a\\uDC00": "\\uD800 \\ud83d\\ude00 \\\\ud800 \xc3\xa9"}}')
    )
    assert odd.last(1)["result"] == {"a\ufffd": "\ufffd \U0001f600 \\ud800 é"}
