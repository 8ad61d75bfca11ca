"""In a process of its own: the megabytes that one page takes, before it and at the most, as a JSON list."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from smallprint import engine, wire
from smallprint.operations import engine_operations
from smallprint.params import to_plain

_STATUS = Path("/proc/self/status")


def main() -> None:
    """Get the engine ready, then read the file and make its cards."""
    engine_operations().warm_up()
    before = peak()
    report = engine.summarize(engine.open_document(Path(sys.argv[1]).read_bytes(), None))
    wire.result_frames(1, to_plain(report))
    print(json.dumps([before, peak()]))


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    if _STATUS.exists():
        # Linux lets a new program inherit the ru_maxrss of the one that started it.
        found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text())
        assert found
        return int(found[1]) * 1024 / 1e6
    import resource

    bytes_each = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * bytes_each / 1e6


if __name__ == "__main__":
    main()
