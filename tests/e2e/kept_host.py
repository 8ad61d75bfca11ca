"""A native host with a library of canned answers, served as the real one serves its own."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from smallprint import wire
from smallprint.errors import LibraryError
from smallprint.operations import Operations
from smallprint.serving import Server

OPERATIONS = ("recall", "text", "versions", "changes", "ask", "present")


def key_of(operation: str, params: dict[str, Any]) -> str:
    """By which name an answer is kept: what is asked for, word for word."""
    return f"{operation} {json.dumps(params, sort_keys=True)}"


def main() -> None:
    """Serve the browser from the file of answers, which is read anew for each request."""
    file = Path(sys.argv[1])

    def answer(operation: str, params: dict[str, Any]) -> dict[str, Any]:
        answers: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
        key = key_of(operation, params)
        time.sleep(answers.get("seconds", {}).get(key, 0))
        if key not in answers:
            raise LibraryError("not_kept", f"There is no answer to {key}.", "Tests keep what they ask for.")
        return answers[key]

    by_name = {name: lambda params, _caller, name=name: answer(name, params) for name in OPERATIONS}
    Server(wire.take_stdio(), Operations(by_name, ["en"], lambda: None)).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
