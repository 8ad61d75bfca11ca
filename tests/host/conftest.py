from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .driver import ODD, ORIGIN, REAL, Driver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Driver]:
    """The real host, with a log folder of its own."""
    with Driver(REAL, tmp_path, ORIGIN) as driver:
        yield driver


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Driver]:
    """The real loop around the operations of odd_host.py."""
    with Driver(ODD, tmp_path) as driver:
        yield driver
