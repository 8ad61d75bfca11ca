"""A native host that goes wrong in the way its argument names. Only for the tests of what happens then."""

from __future__ import annotations

import json
import os
import struct
import sys
from pathlib import Path
from typing import Any

SCRIPT = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
QUOTES = [{"text": f"{SCRIPT} quoted", "start": 0, "end": 9, "section": [f"<b>{SCRIPT}</b>"]}]
LINKS = ["javascript:document.title='run'", "data:text/html,<script>1</script>", "file:///etc/passwd", None]


def hostile_summary() -> dict[str, Any]:
    """A summary with markup in every text and links that must not become links."""
    item = {"practice": "p", "topic": "security", "text": SCRIPT, "quotes": QUOTES}
    return {
        "schema": 1,
        "source": {
            "url": "javascript:document.title='run'",
            "title": SCRIPT,
            "service": SCRIPT,
            "language": '"><b>',
            "words": 1,
            "sentences": 1,
            "retrieved_at": "2026-01-01T00:00:00Z",
            "sha256": "0" * 64,
        },
        "last_updated": {"date": None, "words": SCRIPT, "quotes": QUOTES},
        "overview": [{**item, "tone": "bad", "importance": 1}],
        "watch_outs": [{**item, "why": SCRIPT, "severity": 3}],
        "data_collected": [
            {
                "name": SCRIPT,
                "category": SCRIPT,
                "sensitive": True,
                "collected": collected,
                "shared": True,
                "quotes": QUOTES,
            }
            for collected in (True, False)
        ],
        "questions": [{"question": SCRIPT, "answer": SCRIPT, "quotes": QUOTES}],
        "actions": [
            {"kind": "contact", "label": f"{SCRIPT} {href}", "href": href, "quotes": QUOTES} for href in LINKS
        ],
        "findings": [],
        "topics": [],
        "not_stated": [SCRIPT, "security"],
        "engine": {"version": "0.1.0", "milliseconds": 1.0},
        "letters": [
            {
                "kind": "access",
                "law": SCRIPT,
                "label": SCRIPT,
                "to": SCRIPT,
                "subject": SCRIPT,
                "body": SCRIPT,
                "href": href,
            }
            for href in [*LINKS[:3], "https://kettle.example/mail"]
        ],
        "unanswered": [SCRIPT],
    }


def plain_report(url: str | None) -> dict[str, Any]:
    """A small report on the page at `url`, with letters. Its policy says the same thing twice."""
    quote = {"text": "We keep your orders for seven years.", "start": 0, "end": 36, "section": ["Time"]}
    quotes = [quote, {**quote, "start": 90, "end": 126, "section": ["Europe"]}]
    letter = {
        "kind": "access",
        "law": "GDPR",
        "label": "Ask for a copy of your data (GDPR)",
        "to": "privacy@kettle.example",
        "subject": "My data",
        "body": "Dear Kettle & Co,\n\n  please send me my data: all of it.\n\n[Your name]",
        "href": "mailto:privacy@kettle.example?subject=My%20data&body=Dear%20Kettle",
    }
    nobody = {
        **letter,
        "kind": "delete",
        "label": "Have it deleted under the GDPR",
        "to": None,
        "href": "mailto:",
    }
    point = {
        "practice": "p",
        "topic": "retention",
        "text": "They keep orders for seven years (in Europe).",
        "quotes": quotes,
    }
    report = hostile_summary()
    report["source"] |= {"url": url, "title": "Kettle Privacy", "service": "Kettle: Tea/Co", "language": "en"}
    return report | {
        "last_updated": None,
        "overview": [{**point, "tone": "neutral", "importance": 1}],
        "watch_outs": [],
        "data_collected": [],
        "questions": [],
        "actions": [],
        "not_stated": [],
        "letters": [letter, nobody],
        "unanswered": ["whether your data trains AI."],
    }


def receive() -> dict[str, Any]:
    """The next request. Ends the process at the end of input."""
    header = sys.stdin.buffer.read(4)
    if len(header) < 4:
        sys.exit(0)
    message: dict[str, Any] = json.loads(sys.stdin.buffer.read(struct.unpack("@I", header)[0]))
    return message


def send(message: dict[str, Any]) -> None:
    """One frame."""
    body = json.dumps(message).encode()
    sys.stdout.buffer.write(struct.pack("@I", len(body)) + body)
    sys.stdout.buffer.flush()


def answer(request: dict[str, Any], mode: str, argument: str) -> None:
    """Go wrong, or say what a test needs to have said."""
    number = request["id"]
    if mode == "silence":
        return
    send({"id": number, "type": "progress", "stage": "reading", "done": 0, "total": 1})
    if mode == "crash":
        os._exit(1)
    if mode == "garbage":
        sys.stdout.write("Traceback: a stray print\n")
        sys.stdout.flush()
    if mode == "error":
        send({"id": number, "type": "error", "error": json.loads(argument)})
    if mode == "report":
        wanted = json.loads(argument)
        result = {"text": wanted["text"]} if request["op"] == "present" else plain_report(wanted["url"])
        send({"id": number, "type": "result", "result": result})
    if mode == "hostile":
        text = json.dumps(hostile_summary())
        pieces = [text[at : at + 1000] for at in range(0, len(text), 1000)]
        for index, data in enumerate(pieces):
            send({"id": number, "type": "part", "index": index, "count": len(pieces), "data": data})


def main() -> None:
    """Serve until the browser closes the port."""
    mode, argument, heard = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    operations = ["hello", "cancel", "got", "find", "look", "summarize", "present", "recall"]
    if mode == "hostile":
        operations.remove("present")
    hello = {"version": "9.9.9", "operations": operations, "languages": ["en"]}
    protocol = {"old": 0, "new": 2}.get(mode, 1)
    while True:
        request = receive()
        if request["op"] == "recall":  # its library is empty
            send({"id": request["id"], "type": "result", "result": {"report": None, "known_as": None}})
            continue
        with heard.open("a", encoding="utf-8") as log:
            log.write(json.dumps(request) + "\n")
        if request["op"] == "hello":
            send({"id": request["id"], "type": "result", "result": {**hello, "protocol": protocol}})
        else:
            answer(request, mode, argument)


if __name__ == "__main__":
    main()
