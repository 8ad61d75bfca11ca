"""The whole life of a host: every operation, as the extension asks for it; and what it answered, but for the time."""

from __future__ import annotations

import io
import json
import re
import zipfile
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from tests.host.recording import ANSWERS, DETAILS, EXCHANGES, resolve
from tests.host.test_compatibility import last_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.host.driver import Driver, Frame
    from tests.host.shapes import Shape

_TIMES = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d[.\d]{0,9}(?:Z|\+00:00))?"  # in programs' words
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4}"  # in people's
    r'|(?<="milliseconds":)[ .\d]{1,20}|[\d,]{1,9} milliseconds'
)


def converse(host: Driver) -> list[str]:
    """Ask a host with an empty library for all that the extension ever asks for. Its answers, see `untimed`."""
    answers: list[Any] = []
    shapes: list[Shape] = []
    replies = []
    for number, exchange in enumerate(EXCHANGES, 1):
        operation, error = exchange["op"], exchange.get("error", "")
        host.ask(number, operation, **resolve(exchange["params"], answers, shapes))
        reply = last_of(host, number, exchange.get("gets", {}))
        replies.append(untimed(reply))
        answers.append(reply.get("result", reply.get("error")))
        shapes.append(DETAILS.get(f"{operation} {error}", {}) if error else ANSWERS[operation])
    return replies


def page(url: str, html: str, title: str = "") -> dict[str, Any]:
    """The parameter of an operation on a page."""
    return {"url": url, "title": title, "frames": [{"url": url, "html": html}]}


def read_all(host: Driver, pages: list[Path]) -> list[str]:
    """Have a host read these pages, and ask each that it could summarize a question. Its answers, see `untimed`."""
    replies = []
    for number, file in enumerate(pages):
        html = file.read_text(encoding="utf-8", errors="replace")
        seen = page(f"https://site-{number}.example/privacy", html)
        host.ask(1, "summarize", page=seen, force=True, keep=True)
        reply = whole(host, 1)
        replies.append(untimed(reply))
        if reply["type"] == "result":
            sha256 = reply["result"]["source"]["sha256"]
            host.ask(2, "ask", sha256=sha256, question="Do you sell my data?")
            replies.append(untimed(whole(host, 2)))
    return replies


def whole(host: Driver, number: int) -> Frame:
    """The last reply to a request, its parts joined."""
    parts = []
    while True:
        frame = host.frame()
        assert frame["id"] == number, frame
        if frame["type"] == "part":
            parts.append(frame["data"])
            if len(parts) == frame["count"]:
                return {"id": number, "type": "result", "result": json.loads("".join(parts))}
        elif frame["type"] != "progress":
            return frame


def untimed(reply: Frame) -> str:
    """A reply as text, without what tells when it was made and how long that took. Files in it are unpacked."""
    result = reply.get("result")
    if isinstance(result, dict) and "body" in result:
        reply = {**reply, "result": {**result, "body": _unpacked(b64decode(result["body"]))}}
    return _TIMES.sub("", json.dumps(reply, ensure_ascii=False))


def _unpacked(body: bytes) -> Any:
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
