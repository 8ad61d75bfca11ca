"""What is done with one document, wherever that is: a task to the line that stands for it in the results."""

from __future__ import annotations

import json
import os
from typing import Literal, NamedTuple

from smallprint.errors import InputError, SmallprintError
from smallprint.mistakes import mistake
from smallprint.source import find_source, is_address, read_file

Outcome = Literal["policy", "other", "failed"]
"""A privacy policy; a document that does not look like one and was read all the same; or there is no summary."""


class Task(NamedTuple):
    """A document to be read: the address or the file that it is on, and the file's bytes where it is out of reach."""

    source: str
    content: bytes | None = None


class Result(NamedTuple):
    """What came of a task: `line` is JSON in UTF-8 with its line end, see `summarized` and `failed`."""

    source: str
    outcome: Outcome
    line: bytes


def read(task: Task) -> Result:
    """Read a document and summarize it. Raises nothing: what goes wrong is the result."""
    try:
        return _summarize(task)
    except SmallprintError as error:
        return failed(task.source, error)
    except Exception as error:  # one document, whatever is in it, must not end all others
        return failed(task.source, mistake(error))


def content_of(source: str) -> bytes:
    """The bytes of the file that a source is. Raises InputError `not_found`."""
    if os.path.exists(source) and not os.path.isfile(source):  # noqa: PTH110, PTH113 - of any name
        reason = "the folder is closed" if os.path.isdir(source) else "it is no file"  # noqa: PTH112
        hint = "Check that you may read it, or leave it out."
        raise InputError("not_found", f"Cannot read {source!r}: {reason}.", hint)
    return read_file(source)


def failed(source: str, error: SmallprintError) -> Result:
    """The result of a task without a summary: `{"source", "error": {"code", "message", "hint"}}`."""
    told = {"code": error.code, "message": error.message, "hint": error.hint}
    line = json.dumps({"source": source, "error": told}, separators=(",", ":"))
    return Result(source, "failed", line.encode() + b"\n")


def _summarize(task: Task) -> Result:
    """`{"source", "is_policy", "summary"}`, the summary as `summarize --format json` prints it."""
    from smallprint import engine

    if is_address(task.source):
        found = find_source(task.source, None, lambda _note: None)
        opened, search = found.opened, found.search
    else:
        content = content_of(task.source) if task.content is None else task.content
        opened, search = engine.open_document(content, None), None
    summary = engine.summarize(opened, search=search).summary().model_dump_json(by_alias=True)
    outcome: Outcome = "policy" if engine.is_policy(opened) else "other"
    head = f'{{"source":{json.dumps(task.source)},"is_policy":{json.dumps(outcome == "policy")},"summary":'
    return Result(task.source, outcome, f"{head}{summary}}}\n".encode())
