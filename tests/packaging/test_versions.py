from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.packaging.errors import PackagingError
from scripts.packaging.extension import pack
from scripts.packaging.python import build_wheel
from scripts.packaging.versions import MANIFEST, MODULE, checked_version, manifest_fields

from smallprint import __version__
from tests.packaging.packages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = st.lists(st.integers(0, 65535), min_size=1, max_size=4).filter(any)


def checkout(root: Path, version: str, manifest: dict[str, str]) -> Path:
    for name, text in ((MODULE, f'__version__ = "{version}"\n'), (MANIFEST, json.dumps(manifest))):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_this_checkout_has_one_version() -> None:
    assert checked_version(ROOT) == __version__


@given(NUMBERS)
def test_a_release_is_the_same_in_both(numbers: list[int]) -> None:
    version = ".".join(map(str, numbers))
    assert manifest_fields(version) == {"version": version}


@given(NUMBERS, st.sampled_from(["a", "b", "rc"]), st.integers(0, 99999))
def test_a_pre_release_has_its_name_beside_the_numbers(numbers: list[int], kind: str, number: int) -> None:
    release = ".".join(map(str, numbers))
    version = f"{release}{kind}{number}"
    assert manifest_fields(version) == {"version": release, "version_name": version}


@pytest.mark.parametrize(
    "version",
    [
        "",
        "0",
        "0.0.0",
        "1.2.3.4.5",
        "1.02",
        "1.65536",
        "1.2-rc1",
        "1.2.dev0",
        "1!2.0",
        "v1",
        "1.2 ",
        "1.2\n",
        "1.٢",
    ],
)
def test_what_a_browser_cannot_have_is_refused(version: str) -> None:
    with pytest.raises(PackagingError, match="both Python and the browsers"):
        manifest_fields(version)


@given(st.text(max_size=40) | st.from_regex(r"\A[0-9.]{1,12}(a|b|rc)?[0-9.]{0,7}\Z"))
def test_what_comes_out_is_always_a_version_of_chrome(version: str) -> None:
    with suppress(PackagingError):
        numbers = manifest_fields(version)["version"].split(".")
        assert 1 <= len(numbers) <= 4
        assert all(0 <= int(number) <= 65535 and number == str(int(number)) for number in numbers)


@pytest.mark.parametrize(
    ("version", "manifest"),
    [
        ("0.2.0", {"version": "0.1.0"}),
        ("0.2.0", {"version": "0.2"}),
        ("0.2.0", {"version": "0.2.0", "version_name": "0.2.0rc1"}),
        ("0.2.0rc1", {"version": "0.2.0"}),
        ("0.2.0", {}),
    ],
)
def test_two_versions_make_no_package(tmp_path: Path, version: str, manifest: dict[str, str]) -> None:
    root = checkout(tmp_path, version, manifest)
    with pytest.raises(PackagingError, match=f"The version is {version} in") as caught:
        pack(tmp_path, "chromium", root)
    assert json.dumps(manifest_fields(version)) in caught.value.hint
    with pytest.raises(PackagingError, match="The version is"):
        build_wheel(tmp_path, root)
    assert not list(tmp_path.glob("smallprint-*"))


def test_a_module_without_a_version_is_named(tmp_path: Path) -> None:
    root = checkout(tmp_path, "1.0", {"version": "1.0"})
    (root / MODULE).write_text("", encoding="utf-8")
    with pytest.raises(PackagingError, match="assigns no __version__"):
        checked_version(root)
