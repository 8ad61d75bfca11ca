"""Inputs on which something did not hold: kept, made small, as files beside the tests."""

from __future__ import annotations

import traceback
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzzing.shrinking import shrink

if TYPE_CHECKING:
    from tests.fuzzing.target import Target

CRASHES = Path(__file__).parent / "crashes"
"""A folder for each target, a file for each input."""

_OURS = {"smallprint", "tests"}


class Crashes:
    """What fails in one search: each kind of failure is kept once, in `folder`, and the search goes on."""

    def __init__(self, target: Target, folder: Path) -> None:
        self.kept: list[Path] = []
        self._target = target
        self._folder = folder
        self._seen: set[str] = set()

    def run(self, data: bytes) -> None:
        """Run the target on an input; what it raises is kept."""
        kind = self._kind(data)
        if kind is None or kind in self._seen:
            return
        self._seen.add(kind)
        small = shrink(data, lambda smaller: self._kind(smaller) == kind)
        path = self._folder / sha256(small).hexdigest()[:12]
        self._folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(small)
        self.kept.append(path)
        print(f"\n{kind}\n  kept as {path}", flush=True)

    def _kind(self, data: bytes) -> str | None:
        """Where and as what an input fails, None if it does not."""
        try:
            self._target.check(data)
        except Exception as error:
            return _kind_of(error)
        return None


def _kind_of(error: BaseException) -> str:
    """The type of an error, and the last two places in Smallprint and its tests that it came through."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if not _OURS.isdisjoint(Path(frame.filename).parts)
    ]
    return f"{type(error).__name__} at {' < '.join(reversed(places[-2:]))}"
