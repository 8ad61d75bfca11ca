"""Requests and replies: order, cancelling, crowding, large results, mistakes, and the end."""

from __future__ import annotations

import json
import signal
import time
from typing import TYPE_CHECKING

import pytest

from smallprint.serving import WAITING_LIMIT

from .driver import ODD, Driver

if TYPE_CHECKING:
    from pathlib import Path

    from .driver import Frame


def test_requests_run_in_order_with_their_progress(odd: Driver) -> None:
    odd.ask(1, "work", seconds=0.03)
    odd.ask(2, "echo", word="x")
    frames = [odd.frame() for _ in range(5)]
    assert frames[:3] == [
        {"id": 1, "type": "progress", "stage": "reading", "done": done, "total": 3} for done in range(3)
    ]
    assert frames[3:] == [
        {"id": 1, "type": "result", "result": {"steps": 3}},
        {"id": 2, "type": "result", "result": {"word": "x"}},
    ]


def test_hello_is_answered_while_a_request_runs(odd: Driver) -> None:
    odd.ask(1, "sleep", seconds=1)
    start = time.perf_counter()
    assert odd.alive()
    assert time.perf_counter() - start < 0.5
    assert odd.last(1)["type"] == "result"


def test_a_running_request_is_cancelled(odd: Driver) -> None:
    odd.ask(1, "work", seconds=20)
    assert odd.frame()["type"] == "progress"
    odd.ask(2, "cancel", target=1)
    assert odd.code(1) == "cancelled"
    assert odd.last(2)["result"] == {"cancelled": True}
    assert odd.result(3, "echo") == {}  # at once: the work has stopped


def test_a_cancelled_request_is_answered_once_though_its_work_goes_on(odd: Driver) -> None:
    odd.ask(1, "sleep", seconds=0.3)
    odd.ask(2, "cancel", target=1)
    assert odd.code(1) == "cancelled"
    assert odd.last(2)["result"] == {"cancelled": True}
    assert odd.result(1, "echo", again=True) == {
        "again": True
    }  # the id is free, the old work answers no more


def test_the_client_gets_documents_for_a_request(odd: Driver) -> None:
    odd.ask(1, "fetch", urls=["https://a.example/", "https://b.example/"])
    document = {"url": "https://a.example/", "content_type": "text/html", "body": "eA=="}
    assert odd.frame() == {"id": 1, "type": "get", "number": 1, "url": "https://a.example/"}
    assert odd.result(2, "got", target=1, number=1, document=document) == {"wanted": True}
    assert odd.frame() == {"id": 1, "type": "get", "number": 2, "url": "https://b.example/"}
    assert odd.result(3, "got", target=1, number=1, document=document) == {"wanted": False}  # too late
    odd.ask(4, "got", target=1, number=2, reason="404")
    replies = {frame["id"]: frame["result"] for frame in (odd.frame(), odd.frame())}
    assert replies == {
        4: {"wanted": True},
        1: {
            "got": [
                {"target": 1, "number": 1, "document": document},
                {"target": 1, "number": 2, "reason": "404"},
            ]
        },
    }


def test_a_request_that_waits_for_a_document_is_cancelled(odd: Driver) -> None:
    odd.ask(1, "fetch", urls=["https://a.example/"])
    assert odd.frame()["type"] == "get"
    odd.ask(2, "cancel", target=1)
    assert odd.code(1) == "cancelled"
    assert odd.last(2)["result"] == {"cancelled": True}
    assert odd.result(3, "got", target=1, number=1) == {"wanted": False}
    assert odd.result(4, "echo") == {}  # at once: the work has stopped


def test_documents_that_nobody_asked_for_are_not_wanted(odd: Driver) -> None:
    assert odd.result(1, "got", target=9, number=1) == {"wanted": False}
    odd.ask(2, "sleep", seconds=0.2)
    assert odd.result(3, "got", target=2, number=0) == {"wanted": False}
    assert odd.last(2)["type"] == "result"
    odd.ask(4, "got", target="x")
    assert odd.code(4) == "bad_request"


def test_a_waiting_request_is_cancelled_before_it_runs(odd: Driver) -> None:
    odd.ask(1, "sleep", seconds=0.3)
    odd.ask(2, "crash")
    odd.ask(3, "cancel", target=2)
    assert odd.code(2) == "cancelled"
    assert odd.last(3)["result"] == {"cancelled": True}
    assert odd.last(1)["type"] == "result"
    assert odd.alive()


def test_cancelling_what_is_not_running_does_nothing(odd: Driver) -> None:
    assert odd.result(1, "cancel", target=1) == {"cancelled": False}
    assert odd.result(2, "echo") == {}
    assert odd.result(3, "cancel", target=2) == {"cancelled": False}


def test_a_live_id_is_refused_without_disturbing_its_request(odd: Driver) -> None:
    odd.ask(1, "sleep", seconds=0.3)
    for operation in ("echo", "hello", "cancel"):
        odd.ask(1, operation)
        reply = odd.last(None)
        assert reply["error"]["code"] == "bad_request"
        assert reply["error"]["details"] == {"id": 1}
    assert odd.last(1) == {"id": 1, "type": "result", "result": {}}
    assert odd.result(1, "echo") == {}


def test_a_crowd_is_told_to_wait(odd: Driver) -> None:
    many = 200
    odd.ask(1, "work", seconds=0.5)
    assert odd.frame()["type"] == "progress"
    for number in range(2, many + 1):
        odd.ask(number, "echo")
    replies: dict[int, Frame] = {}
    while len(replies) < many:
        frame = odd.frame()
        if frame["type"] != "progress":
            assert frame["id"] not in replies
            replies[frame["id"]] = frame
    answered = [number for number, frame in replies.items() if frame["type"] == "result"]
    busy = [number for number, frame in replies.items() if frame.get("error", {}).get("code") == "busy"]
    assert answered == list(range(1, WAITING_LIMIT + 2))
    assert busy == list(range(WAITING_LIMIT + 2, many + 1))
    assert odd.result(many + 1, "echo") == {}


@pytest.mark.parametrize("text", ['"\\', "\n\x00\x7f", "é\u2028", "\U0001f600", "x"])
@pytest.mark.parametrize("size", [300_000, 2_500_000])
def test_large_results_come_in_parts_that_join_to_the_same(odd: Driver, text: str, size: int) -> None:
    times = size // len(json.dumps(text))
    odd.ask(1, "repeat", text=text, times=times)
    frame = odd.frame()
    if size < 700_000:
        result = frame["result"]
    else:
        parts = [frame, *(odd.frame() for _ in range(1, frame["count"]))]
        assert [part["index"] for part in parts] == list(range(frame["count"]))
        assert {(part["id"], part["type"], part["count"]) for part in parts} == {(1, "part", frame["count"])}
        result = json.loads("".join(part["data"] for part in parts))
    assert result == {"text": text * times}
    assert odd.alive()


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_numbers_that_json_lacks_are_a_mistake_of_ours(odd: Driver, value: str) -> None:
    odd.ask(1, "nan", value=value)
    assert odd.code(1) == "internal"
    assert odd.result(2, "echo", text="NaN and Infinity") == {"text": "NaN and Infinity"}


def test_an_error_that_cannot_be_sent_is_a_mistake_of_ours(odd: Driver) -> None:
    odd.ask(1, "wall", text="x" * 2_000_000)
    assert odd.code(1) == "internal"
    assert odd.alive()


def test_errors_keep_their_code_and_details(odd: Driver) -> None:
    odd.ask(1, "wall", links=["a"])
    error = {"code": "wall", "message": "A wall.", "hint": "Climb it.", "details": {"links": ["a"]}}
    assert odd.last(1) == {"id": 1, "type": "error", "error": error}


@pytest.mark.parametrize("operation", ["fail", "leave"])
def test_a_mistake_is_told_with_its_place_and_without_what_was_read(odd: Driver, operation: str) -> None:
    odd.ask(1, operation, text="MARKER")
    reply = odd.last(1)
    assert reply["error"]["code"] == "internal"
    assert reply["error"]["details"]["place"].startswith("host/odd_host.py:")
    assert "MARKER" not in json.dumps(reply)
    assert odd.result(2, "echo") == {}


def test_stray_output_goes_to_stderr(odd: Driver) -> None:
    assert odd.result(1, "chatter") == {"read": ""}
    assert odd.alive()
    odd.close()
    for stray in ("stray print", "stray bytes", "stray child"):
        assert stray in odd.stderr()


@pytest.mark.parametrize("operation", ["sleep", "work"])
def test_the_end_of_input_ends_the_host_though_it_works(odd: Driver, operation: str, tmp_path: Path) -> None:
    odd.ask(1, operation, seconds=20)
    assert odd.alive() if operation == "sleep" else odd.frame()
    code, seconds = odd.close()
    assert code == 0
    assert seconds < 1
    assert odd.stderr() == ""
    assert (tmp_path / "ended").exists()


def test_a_browser_that_no_longer_listens_ends_the_host_quietly(odd: Driver) -> None:
    odd.ask(1, "work", seconds=20)
    odd.frame()
    odd.stdout.close()
    assert odd.process.wait(2) == 0
    assert odd.stderr() == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_host_closes_the_stream_and_the_next_one_works(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Driver(ODD, tmp_path) as odd:
        odd.ask(1, "sleep", seconds=20)
        assert odd.alive()
        odd.process.send_signal(number)
        with pytest.raises(EOFError):
            odd.frame()
        assert odd.process.wait(2) == -number
    with Driver(ODD, tmp_path) as odd:
        assert odd.result(1, "echo") == {}


def test_a_crash_closes_the_stream(odd: Driver) -> None:
    odd.ask(1, "crash")
    with pytest.raises(EOFError):
        odd.frame()
    assert odd.process.wait(2) == 7
