"""What all tests share: the data set beside the checkout, and homes that are not the user's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from smallprint.library.library import default_path

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("tests", deadline=None)  # a busy machine is no mistake of ours
settings.register_profile("full", deadline=None, max_examples=5_000)
settings.load_profile("tests")

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--full`: the long form, as scripts/test --full runs it."""
    parser.addoption("--full", action="store_true", help="also what takes long, and more of everything")


def pytest_configure(config: pytest.Config) -> None:
    """Property tests try more in the long form."""
    if config.getoption("full"):
        settings.load_profile("full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is for the long form only is left out of the short one."""
    if not config.getoption("full"):
        left_out = [item for item in items if item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


class Effort(Protocol):
    """How much to try."""

    def __call__(self, short: int, long: int, /) -> int:
        """`long` with `--full`, else `short`."""


@pytest.fixture(scope="session")
def effort(pytestconfig: pytest.Config) -> Effort:
    """For tests that try more in the long form."""
    full = pytestconfig.getoption("full")
    return lambda short, long: long if full else short


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
