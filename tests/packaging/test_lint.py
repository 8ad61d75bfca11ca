"""Mozilla's linter has nothing to say, and packaging hears it when it has."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from scripts.packaging import linting
from scripts.packaging.errors import PackagingError
from scripts.packaging.linting import lint

from tests.packaging.packages import read

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.packaging.extension import Browser


@pytest.fixture(scope="module", autouse=True)
def _linter() -> None:
    if shutil.which("node") is None or not linting.PROGRAM.is_file():
        pytest.skip("no Node with web-ext here; scripts/test installs them where it can")


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_the_zips_are_clean(built: dict[str, Path], browser: Browser) -> None:
    lint(built[browser], browser)


def spoilt(package: Path, target: Path, name: str, data: bytes) -> Path:
    made = target / package.name
    with zipfile.ZipFile(made, "w") as zipped:
        for other, content in {**read(package), name: data}.items():
            zipped.writestr(other, content)
    return made


def test_a_warning_stops_the_packaging(built: dict[str, Path], tmp_path: Path) -> None:
    package = spoilt(
        built["firefox"], tmp_path, "popup/popup.js", b"document.body.innerHTML = location.hash;\n"
    )
    with pytest.raises(PackagingError, match=r"popup/popup\.js:1: UNSAFE_VAR_ASSIGNMENT"):
        lint(package, "firefox")


def test_another_unknown_permission_is_not_taken_for_the_known_one(
    built: dict[str, Path], tmp_path: Path
) -> None:
    manifest = json.loads(read(built["chromium"])["manifest.json"])
    manifest["permissions"].append("storrage")
    package = spoilt(built["chromium"], tmp_path, "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(PackagingError, match="storrage"):
        lint(package, "chromium")


def test_a_known_finding_that_is_gone_is_told(built: dict[str, Path]) -> None:
    with pytest.raises(PackagingError, match="ADDON_ID_REQUIRED is expected and was not found"):
        lint(built["firefox"], "chromium")


def test_a_linter_that_does_not_run_is_no_clean_bill(
    built: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(linting, "PROGRAM", tmp_path / "missing.js")
    with pytest.raises(PackagingError, match="web-ext did not run"):
        lint(built["firefox"], "firefox")
