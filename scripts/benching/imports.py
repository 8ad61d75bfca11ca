"""In a process of its own: the modules that a host has imported when it answers `hello`, as a JSON list.

With -X importtime it is Python that tells on stderr what they took.
"""

from __future__ import annotations

import io
import json
import os
import sys
from typing import NoReturn

LATE = ("httpcore", "lxml", "pydantic", "pypdf", "sqlite3", "ssl", "tqdm")
"""What takes long to import, and is not needed for `hello`."""


class _Answer(io.BytesIO):
    """Where the first frame is sent, which is the answer: all is over then."""

    def write(self, _frame: object) -> NoReturn:
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)


def main() -> None:
    """Greet a host that has everything real but the pipes."""
    from smallprint import host
    from smallprint.identity import allowed_origins
    from smallprint.operations import engine_operations
    from smallprint.serving import Server
    from smallprint.wire import Wire, encode

    assert host.is_ours(allowed_origins())
    hello = io.BytesIO(encode({"id": 1, "op": "hello"}))
    Server(Wire(hello, _Answer()), engine_operations()).serve()


if __name__ == "__main__":
    main()
