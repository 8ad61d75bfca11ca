"""The real host's loop before a library in memory, which a test fills. Only for the tests of the library page.

Params are checked by the real contract, and what is answered is made of its messages.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from smallprint import messages, wire
from smallprint.errors import LibraryError
from smallprint.operations import Operations
from smallprint.serving import Server

BUILT = "2026-03-04T12:00:00Z"
PARAMS: dict[str, type[messages.Message]] = {
    "list": messages.ListParams,
    "compare": messages.PairParams,
    "export": messages.ExportParams,
    "import": messages.ImportParams,
    "remove": messages.RemoveParams,
    "retain": messages.RetainParams,
}


def entry(policy: int, service: str, **more: Any) -> dict[str, Any]:
    """A policy as the list has it. `says` are the filters that it passes."""
    return {
        "policy": policy,
        "version": policy * 10,
        "url": f"https://{policy}.example/privacy",
        "service": service,
        "title": "Privacy Policy",
        "language": "en",
        "words": 4321,
        "updated": "2025-01-16",
        "read_at": BUILT,
        "checked_at": BUILT,
        "versions": 1,
        "watch_outs": 0,
        "serious": 0,
        "changed": False,
        "match": "",
        "says": [],
        **more,
    }


class Shelf:
    """What a test wants to be there: `entries`, and `retention`, `set_aside`, `comparison`, ... of the answers.

    By the name of an operation, `refused` has error code, message and hint, and `slow` the seconds it takes.
    """

    def __init__(self, wanted: dict[str, Any]) -> None:
        self.wanted = wanted
        self.entries: list[dict[str, Any]] = wanted.get("entries", [])
        self.retention: int = wanted.get("retention", 0)

    def list(self, params: messages.ListParams) -> messages.Shelf:
        """Search is for words in names; a search for `slow` takes its time."""
        if params.search.startswith("slow"):
            time.sleep(1)
        named = [each for each in self.entries if params.search.lower() in each["service"].lower()]
        fitting = [each for each in named if not params.says or params.says in each["says"]]
        if params.sort == "name":
            fitting.sort(key=lambda each: str(each["service"]).lower())
        if params.sort == "serious":
            fitting.sort(key=lambda each: -int(each["serious"]))
        if params.sort == "changed":
            fitting.sort(key=lambda each: not each["changed"])
        match = f"They call it {params.search} here." if params.search else ""
        chosen = [
            messages.Entry(
                **{"match": match} | {name: each[name] for name in each if name not in ("says", "match")}
            )
            for each in fitting[params.start : params.start + params.count]
        ]
        return messages.Shelf(
            entries=chosen,
            total=len(fitting),
            filters=[
                messages.Filter(
                    id=name, label=label, count=sum(name in each["says"] for each in self.entries)
                )
                for name, label in (
                    ("sells", "Sells your data"),
                    ("ai", "Trains AI on your data"),
                    ("no", "None"),
                )
            ],
            size=1234567 if self.entries else 0,
            retention=self.retention,
            set_aside=self.wanted.get("set_aside", ""),
        )

    def compare(self, params: messages.PairParams) -> messages.Comparison:
        """What the test has given, whatever the versions."""
        del params
        return messages.Comparison.model_validate(self.wanted["comparison"])

    def export(self, params: messages.ExportParams) -> messages.Exported:
        """All bytes that there are, so that one that is written as text would show."""
        name, kind = ("library.json", "application/json"), ("library.zip", "application/zip")
        file, media = name if params.format == "json" else kind
        return messages.Exported(name=file, type=media, body=base64.b64encode(bytes(range(256))).decode())

    def take_in(self, params: messages.ImportParams) -> messages.Done:
        """A list of names."""
        names = json.loads(params.text)
        self.entries += [entry(100 + number, name) for number, name in enumerate(names)]
        return messages.Done(count=len(names))

    def remove(self, params: messages.RemoveParams) -> messages.Done:
        """These, or all."""
        before = len(self.entries)
        self.entries = [
            each for each in self.entries if not params.all and each["policy"] not in params.policies
        ]
        return messages.Done(count=before - len(self.entries))

    def retain(self, params: messages.RetainParams) -> messages.Done:
        """The last one is always too old."""
        self.retention = params.days
        gone = [self.entries.pop()] if params.days and self.entries else []
        return messages.Done(count=len(gone))


def operation(shelf: Shelf, name: str, heard: Path, params: dict[str, Any], caller: object) -> dict[str, Any]:
    """Note what is asked, take the time and refuse what the test wants, else answer."""
    del caller
    with heard.open("a", encoding="utf-8") as log:
        log.write(json.dumps({"op": name, "params": params}) + "\n")
    time.sleep(shelf.wanted.get("slow", {}).get(name, 0))
    if name in shelf.wanted.get("refused", {}):
        code, message, hint = shelf.wanted["refused"][name]
        raise LibraryError(code, message, hint)
    answer = getattr(shelf, "take_in" if name == "import" else name)
    result: dict[str, Any] = answer(PARAMS[name].model_validate(params)).model_dump()
    return result


def main() -> None:
    """Serve until the browser closes the port."""
    shelf, heard = Shelf(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), Path(sys.argv[2])
    by_name = {name: partial(operation, shelf, name, heard) for name in PARAMS}
    Server(wire.take_stdio(), Operations(by_name, ["en"], lambda: None)).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
