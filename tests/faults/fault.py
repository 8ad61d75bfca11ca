"""Something that happens to a host at a place in its code. No part of the product knows of it."""

from __future__ import annotations

import functools
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Literal

Act = Literal["kill", "stop", "hang"]


@dataclass(frozen=True, slots=True)
class Fault:
    """At the `count`th call of a function, before it or, `after`, when it has done its work, a host goes wrong.

    It is killed; or stopped, which a signal can undo; or the thread that called hangs. `place` is a dotted path as
    `pkgutil.resolve_name` reads it.
    """

    place: str
    count: int = 1
    after: bool = False
    act: Act = "kill"
    mark: str = ""
    """A file into which the process id comes as it happens."""

    def __str__(self) -> str:
        return f"{'after' if self.after else 'before'} {self.place.partition(':')[2]} {self.count}"

    def set(self) -> None:
        """Have it happen in this process."""
        path, _, name = self.place.replace(":", ".").rpartition(".")
        owner = resolve_name(path)
        real = getattr(owner, name)
        calls = 0

        @functools.wraps(real)
        def faulty(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            here = calls == self.count
            if here and not self.after:
                self._happen()
            result = real(*arguments, **named)
            if here and self.after:
                self._happen()
            return result

        setattr(owner, name, faulty)

    def _happen(self) -> None:
        if self.mark:
            Path(self.mark).write_text(f"{os.getpid()}\n", encoding="ascii")
        if self.act == "hang":
            time.sleep(3600)
        os.kill(os.getpid(), signal.SIGSTOP if self.act == "stop" else signal.SIGKILL)
