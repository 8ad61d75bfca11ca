"""What an engine is: something that does the work, here or elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from smallprint.batch.work import Result, Task
from smallprint.errors import BatchError

Work = Callable[[Task], Result]
"""What an engine does with each task: `work.read` but for tests. It crosses to other processes by its name."""

LIMIT = 120.0
"""Seconds for one document. The longest policies take a few; a search on the web ends itself after about 60."""


class Engine(Protocol):
    """Does tasks, some at a time."""

    def has_room(self) -> bool:
        """Whether it takes another task now; it always does when it has none."""

    def submit(self, source: str) -> None:
        """Begin a task."""

    def wait(self) -> Iterable[Result]:
        """The results that are there, in the order in which they came, after a while perhaps none."""

    def close(self) -> None:
        """End at once, whatever is running."""


def ended() -> BatchError:
    """The error of a document whose reader died of it, twice."""
    return BatchError(
        "reading_ended",
        "The process that read this document was ended, perhaps for lack of memory.",
        "Try it again with --workers 1.",
    )


def too_slow(limit: float) -> BatchError:
    """The error of a document that took longer than `limit` seconds."""
    return BatchError(
        "reading_slow",
        f"This document could not be read within {limit:g} seconds.",
        "Save the policy itself as HTML or text, without the rest of the site.",
    )
