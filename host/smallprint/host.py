"""The native-messaging host, `smallprint-host`, which browsers start. PROTOCOL.md says how it talks."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from smallprint import logs, wire
from smallprint.errors import ForbiddenError
from smallprint.identity import FIREFOX_ID, allowed_origins
from smallprint.operations import engine_operations
from smallprint.request import error_frame
from smallprint.serving import Server

FORBIDDEN = 3
"""Exit code of a host that was started by anybody but our extension."""


def main() -> None:
    """Serve the browser that started this process until it closes the port. Does not return."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in the terminal of a browser ends us without a word
    if not is_ours(sys.argv[1:]):
        sys.exit(_refuse())
    code = 0
    try:
        Server(wire.take_stdio(), engine_operations()).serve()
    except Exception as error:
        logs.failure("host", error)
        code = 1
    os._exit(code)  # at once, whatever still runs: a browser waits for a host that lingers


def is_ours(arguments: list[str]) -> bool:
    """Whether a browser started us for our extension.

    Chromium's browsers pass its origin (and on Windows a window's handle), Firefox the path of the host's
    manifest and the extension's id.
    """
    return arguments[:1] in [[origin] for origin in allowed_origins()] or arguments[1:2] == [FIREFOX_ID]


def _refuse() -> int:
    error = ForbiddenError(
        "forbidden",
        "This is the part of Smallprint that browsers start; it serves the Smallprint extension alone.",
        "In a terminal use `smallprint summarize`; `smallprint doctor` checks the browsers.",
    )
    print(f"smallprint-host: {error.message}\nhint: {error.hint}", file=sys.stderr)
    logs.refused(error.code)
    if not os.isatty(1):
        with suppress(wire.DisconnectedError, OSError):  # nobody listens, and stderr has said it
            wire.take_stdio().send(error_frame(None, error))
    return FORBIDDEN


if __name__ == "__main__":
    main()
