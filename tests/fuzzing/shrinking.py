"""A failing input made small."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def shrink(data: bytes, fails: Callable[[bytes], bool], seconds: float = 60) -> bytes:
    """The smallest input that still fails, as far as leaving stretches out leads within `seconds`."""
    deadline = time.monotonic() + seconds
    length = len(data) // 2
    while length:
        start = 0
        while start < len(data):
            smaller = data[:start] + data[start + length :]
            if time.monotonic() > deadline:
                return data
            if fails(smaller):
                data = smaller
            else:
                start += length
        length //= 2
    return data
