"""What all tests share: the data set beside the checkout, and homes that are not the user's."""

from __future__ import annotations

from pathlib import Path

import pytest

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real policies; tests that need it skip, and say so, where it is missing."""
    if not _DATA.is_dir():
        pytest.skip("the data set is not beside this checkout (../shared/data)")
    return _DATA
