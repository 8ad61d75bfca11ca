"""What all tests share: the data set beside the checkout, and homes that are not the user's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("tests", deadline=None)  # a busy machine is no mistake of ours
settings.load_profile("tests")

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real policies; tests that need it skip, and say so, where it is missing."""
    if not _DATA.is_dir():
        pytest.skip("the data set is not beside this checkout (../shared/data)")
    return _DATA
