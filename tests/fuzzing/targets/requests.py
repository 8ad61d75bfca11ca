"""Requests to a host as it is: the params of every operation, and what they lead to."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from typing import Any

from smallprint import engine, messages, wire
from smallprint.errors import FetchError, InputError, SmallprintError
from smallprint.fetching import Fetched
from smallprint.operations import engine_operations
from smallprint.request import error_frame, id_of, parse
from tests.fuzzing import homes, seeds
from tests.fuzzing.checks import check_error, check_plain
from tests.fuzzing.target import Target

_ANSWERS: dict[str, type[messages.Message]] = {
    "ask": messages.Answer,
    "changes": messages.Changes,
    "compare": messages.Comparison,
    "detect": messages.Detection,
    "export": messages.Exported,
    "find": messages.Report,
    "import": messages.Done,
    "list": messages.Shelf,
    "look": messages.Look,
    "present": messages.Presentation,
    "read": messages.Reading,
    "recall": messages.Recalled,
    "remove": messages.Done,
    "retain": messages.Done,
    "summarize": messages.Report,
    "text": messages.Reading,
    "versions": messages.Versions,
}


def ask(data: bytes) -> None:
    """A request to a host as it is, with a library: its result or error can be sent.

    `answers` of the message are what the browser got, and the documents on the web.
    """
    try:
        message = wire.decode(data)
        answers = message.pop("answers", None)
        request = parse({"id": 1, **message}, len(data))
        id_of(message | {"id": 1})
    except InputError as error:
        check_error(error)
        return
    operation = _operations().get(request.operation)
    if operation is None:
        return
    homes.furnish()
    caller = _Caller(answers)
    with caller:
        try:
            result = operation(request.params, caller)
        except SmallprintError as error:
            check_error(error)
            error_frame(request.id, error)
        else:
            check_plain(result)
            _ANSWERS[request.operation].model_validate(result)


class _Caller:
    """A browser, and the web beyond it: both give what the request said that they have."""

    current: _Caller

    def __init__(self, answers: Any) -> None:
        self._answers = list(answers)[:20] if isinstance(answers, list) else []

    def __enter__(self) -> None:
        _Caller.current = self

    def __exit__(self, *_: object) -> None:
        del _Caller.current

    def progress(self, *_: object) -> None:
        """Nobody watches."""

    def check(self) -> None:
        """It is wanted."""

    def get(self, _url: str) -> dict[str, Any]:
        answer = self._answers.pop(0) if self._answers else None
        return answer if isinstance(answer, dict) else {"target": 1, "number": 1, "reason": "none"}

    def fetch(self, url: str) -> Fetched:
        answer = self._answers.pop(0) if self._answers else None
        if not isinstance(answer, str):
            raise FetchError("fetch_failed", "There is no such page.", "Try again.")
        return Fetched(url, "text/html", "utf-8", answer.encode(), (url,))


@cache
def _operations() -> Any:
    return engine_operations(lambda url, **_: _Caller.current.fetch(url)).by_name


_PAGE = {"url": seeds.URL, "title": "", "frames": [{"url": seeds.URL, "html": seeds.SMALL}]}
_REQUESTS: tuple[dict[str, Any], ...] = (
    {"op": "summarize", "params": {"page": _PAGE, "force": True, "keep": True}},
    {"op": "find", "params": {"url": seeds.URL, "keep": True, "origins": ["*"]}, "answers": [seeds.SMALL] * 3},
    {"op": "look", "params": {"page": {"frames": [{"url": "https://kettle.example/", "html": seeds.PAGE}]}}},
    {"op": "read", "params": {"page": {"frames": [{"url": "", "html": "<p>We keep it.</p>"}]}}},
    {"op": "detect", "params": {"page": {"frames": [{"url": "https://a.example/", "html": "<a href=/p>Privacy</a>"}]}}},
    {"op": "recall", "params": {"url": "https://pocket-parsley.example/", "show": True}},
    {"op": "recall", "params": {"version": 1}},
    {"op": "changes", "params": {"first": 1, "second": 2, "show": True}},
    {"op": "compare", "params": {"first": 1, "second": 3}},
    {"op": "export", "params": {"format": "json"}},
    {"op": "import", "params": {"text": '{"smallprint": 1, "versions": []}'}},
    {"op": "list", "params": {"search": 'share "your data"', "says": "", "sort": "changed", "start": 0, "count": 50}},
    {"op": "remove", "params": {"policies": [1], "all": False}},
    {"op": "retain", "params": {"days": 30}},
    {"op": "text", "params": {"version": 1}},
    {"op": "versions", "params": {"policy": 1}},
)  # fmt: skip


def _requests() -> list[bytes]:
    opened = engine.open_document(seeds.SMALL.encode(), seeds.URL)
    report = engine.summarize(opened).model_dump(mode="json", by_alias=True)
    document = {
        "url": seeds.URL,
        "content_type": "text/html",
        "body": b64encode(seeds.SMALL.encode()).decode(),
    }
    home = {"frames": [{"url": "https://kettle.example/", "html": seeds.PAGE}]}
    made: list[dict[str, Any]] = [
        {"op": "present", "params": {"summary": report, "format": "html"}},
        {"op": "ask", "params": {"sha256": engine.hash_of(opened.policy), "question": "Do you sell it?"}},
        {
            "op": "find",
            "params": {"page": home, "chosen": seeds.URL, "origins": ["https://kettle.example"]},
            "answers": [{"target": 1, "number": 1, "document": document}],
        },
    ]
    return [json.dumps(request).encode() for request in (*_REQUESTS, *made)]


TARGETS = {"requests": Target(ask, _requests, 20_000, seeds.JSON_WORDS, longest=16_384, seconds=10)}
