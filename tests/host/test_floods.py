"""Callers that mean harm, or have lost their way: many requests, numbers used again, odd values."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from .driver import pack

if TYPE_CHECKING:
    from .driver import Driver, Frame

MANY = 10_000


def replies(host: Driver, count: int) -> list[Frame]:
    return [host.frame() for _ in range(count)]


def test_ten_thousand_requests_get_ten_thousand_answers(host: Driver) -> None:
    flood = b"".join(
        pack(json.dumps({"id": number, "op": "hello"}).encode()) for number in range(1, MANY + 1)
    )
    sender = threading.Thread(target=host.send_bytes, args=(flood,))
    sender.start()
    answers = replies(host, MANY)
    sender.join(30)
    assert [answer["id"] for answer in answers] == list(range(1, MANY + 1))
    assert {answer["type"] for answer in answers} == {"result"}


def test_work_beyond_the_limit_is_refused_and_the_rest_is_done(odd: Driver) -> None:
    count = 500
    flood = b"".join(
        pack(json.dumps({"id": number, "op": "sleep", "params": {"seconds": 0.001}}).encode())
        for number in range(1, count + 1)
    )
    threading.Thread(target=odd.send_bytes, args=(flood,), daemon=True).start()
    answers: list[Frame] = []
    while len(answers) < count:
        frame = odd.frame()
        if frame["type"] in {"result", "error"}:
            answers.append(frame)
    assert sorted(answer["id"] for answer in answers) == list(range(1, count + 1))
    refused = [answer["error"]["code"] for answer in answers if answer["type"] == "error"]
    assert set(refused) <= {"busy"}
    assert any(answer["type"] == "result" for answer in answers)


def test_an_id_may_be_used_again_once_it_is_answered(host: Driver) -> None:
    for _ in range(50):
        assert "operations" in host.result(7, "hello")


def test_of_two_requests_with_one_id_the_first_is_answered(odd: Driver) -> None:
    frame = pack(json.dumps({"id": 9, "op": "sleep", "params": {"seconds": 0.2}}).encode())
    odd.send_bytes(frame * 5)
    kinds: list[str] = []
    while kinds.count("result") < 1 or len(kinds) < 5:
        reply = odd.frame()
        if reply["type"] == "error":
            assert reply["id"] is None
            assert reply["error"]["code"] == "bad_request"
        if reply["type"] != "progress":
            kinds.append(reply["type"])
    assert sorted(kinds) == ["error"] * 4 + ["result"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"id": 1, "op": "hello", "params": {"x": 1e400}}',
        b'{"id": 1, "op": "hello", "params": {"x": ' + b"9" * 5_000 + b"}}",
        b'{"id": 1e400, "op": "hello"}',
        b'{"id": 1, "op": "hello", "params": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        b'{"id": 1, "op": "hello", "params": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"id": 1, "op": "hello", "params": {"\\ud800": "\\ud800"}}',
        b'{"id": 1, "op": "\xc3\x28"}',
        b'{"id": 1, "op": "hello", "op": "nothing"}',
        b'{"id": 1, "op": "detect", "params": {"page": {"frames": [{"url": "", "html": "x"}], "title": 1e400}}}',
        b'{"id": 1, "op": "text", "params": {"version": 9223372036854775808}}',
        b'{"id": 1, "op": "text", "params": {"version": -1}}',
        b'{"id": 1, "op": "compare", "params": {"first": 18446744073709551616, "second": 1}}',
        b'{"id": 1, "op": "changes", "params": {"first": 18446744073709551616, "second": 1}}',
        b'{"id": 1, "op": "versions", "params": {"policy": 18446744073709551616}}',
        b'{"id": 1, "op": "import", "params": {"text": "' + b"[" * 200_000 + b'"}}',
        b'{"id": 1, "op": "cancel", "params": {"target": ' + b"9" * 30 + b"}}",
    ],
    ids=lambda body: repr(body[9:70]),
)
def test_odd_values_are_refused_and_the_port_lives(host: Driver, body: bytes) -> None:
    host.send_bytes(pack(body))
    reply = host.frame()
    while reply["type"] == "progress":
        reply = host.frame()
    assert reply["type"] == "error", reply
    assert reply["error"]["code"] != "internal", reply
    assert host.alive()


@pytest.mark.parametrize("number", [2**63, 10**4_000], ids=["64 bits", "4,000 digits"])
def test_a_place_beyond_all_numbers_holds_nothing(host: Driver, number: int) -> None:
    assert host.result(1, "list", start=number)["entries"] == []
    assert host.result(2, "remove", policies=[number]) == {"count": 0}


def test_documents_that_come_out_of_turn_are_not_wanted(host: Driver) -> None:
    for number in (0, -1, 2**53, 1):
        params = {"target": 5, "number": number, "document": {"url": "x", "content_type": "", "body": "!"}}
        host.ask(number if number > 0 and number < 2**53 else 6, "got", **params)
        reply = host.frame()
        assert reply.get("result") == {"wanted": False} or reply["error"]["code"] == "bad_request"
    assert host.alive()
