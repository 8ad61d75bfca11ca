"""Lets bombs go off where they do no harm: a program that reads each in a process of its own, within limits.

python -m tests.hostile.oven SIZE NAME...    gives one line of JSON a bomb
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time

from smallprint import discovery, engine, knowledge, presenting
from smallprint.errors import CODES, SmallprintError
from tests.hostile.bombs import BOMBS, END

MEMORY = 3 << 30
CPU_SECONDS = 900


def outcome(data: bytes) -> dict[str, object]:
    """Everything that is done with a document, and how that went."""
    try:
        opened = engine.open_document(data, "https://acme.example/privacy")
        whole = END in opened.policy.text or opened.policy.warnings != ()
        engine.detect(opened)
        discovery.find_links(opened.view, readable=frozenset({"en"}))
        discovery.find_moments(opened.view)
        engine.read(opened).model_dump_json()
        report = engine.summarize(opened)
        report.model_dump_json()
        presenting.to_terminal(report, width=80, colour=False)
    except SmallprintError as error:
        known = error.code in CODES and error.code != "internal" and bool(error.message and error.hint)
        return {"told": known, "whole": None, "outcome": error.code}
    except Exception as error:  # what no page may ever do
        return {"told": False, "whole": None, "outcome": repr(error)[:200]}
    return {"told": True, "whole": whole, "outcome": "report"}


def bake(name: str, size: int) -> dict[str, object]:
    """What becomes of one bomb: `outcome`, processor seconds, and bytes of memory beyond what everything takes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        data = BOMBS[name].make(size)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        told = outcome(data)
        seconds = time.process_time() - began
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        line = {**told, "bytes": len(data), "seconds": seconds, "memory": grown}
        os.write(writing, json.dumps(line).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    died = {
        "told": False,
        "whole": None,
        "outcome": f"died: {status}",
        "bytes": size,
        "seconds": 0,
        "memory": 0,
    }
    return {"name": name, "size": size, **(json.loads(said) if said else died)}


def main() -> None:
    """Each of the bombs named, one after the other."""
    known = knowledge.load("en")
    assert known.practices
    for name in ("one line", "rows", "dates", "headings", "bullets"):  # what is compiled when first needed
        outcome(BOMBS[name].make(2_000))
    for name in sys.argv[2:]:
        print(json.dumps(bake(name, int(sys.argv[1]))), flush=True)


if __name__ == "__main__":
    main()
