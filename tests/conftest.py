"""What all tests share: the data set beside the checkout, and homes that are not the user's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from smallprint.library.library import default_path

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("tests", deadline=None)  # a busy machine is no mistake of ours
settings.load_profile("tests")

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session", autouse=True)
def _own_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests read must not come into the library of who runs them."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):  # as platformdirs reads them
            patch.setenv(name, str(folder))
        if folder not in default_path().parents:
            pytest.exit(
                "The tests would come upon your own library: set XDG_DATA_HOME where this system heeds it."
            )
        yield


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real policies; tests that need it skip, and say so, where it is missing."""
    if not _DATA.is_dir():
        pytest.skip("the data set is not beside this checkout (../shared/data)")
    return _DATA
