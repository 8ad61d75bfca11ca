"""The packages of this checkout, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scripts.packaging.building import build

from tests.packaging.packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By kind: chromium, firefox, wheel, sdist."""
    return build(ROOT, tmp_path_factory.mktemp("dist"))
