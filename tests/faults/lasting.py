"""The real host in a process of its own, which may take longer than others that tests drive."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tests.host.driver import ORIGIN, REAL, Driver

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Lasting(Driver):
    """A host whose files are all in `home`. `before` is put before its command; it fails its test after `seconds`."""

    def __init__(self, home: Path, before: Sequence[str] = (), *, seconds: float = 300) -> None:
        super().__init__([*before, *REAL], home, ORIGIN)
        self._watchdog.cancel()
        self._watchdog = threading.Timer(seconds, self.process.kill)
        self._watchdog.start()
