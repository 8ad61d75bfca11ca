"""What is in the packages: all that is needed, and nothing else."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from scripts.packaging import contents
from scripts.packaging.contents import check_contents, sizes
from scripts.packaging.errors import PackagingError
from scripts.packaging.extension import LEFT_OUT, pack
from scripts.packaging.firefox import firefox_manifest

from smallprint import __version__
from tests.packaging.packages import ROOT, read

if TYPE_CHECKING:
    from pathlib import Path

BROWSERS = ["chromium", "firefox"]
MANIFEST = json.loads((ROOT / "extension" / "manifest.json").read_text(encoding="utf-8"))


def references(name: str, source: str) -> set[str]:
    """The names that a file of the extension gives to others: as seen from it, or from the folder's top."""
    if name.endswith(".js"):
        source = re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|(?<![:\"'])//[^\n]*", "", source)
    found = re.findall(r"[\"'`(]([\w./-]+\.(?:js|css|html|svg|png))", source)
    folder = posixpath.dirname(name)
    return {posixpath.normpath(posixpath.join(start, path)) for path in found for start in (folder, "")}


@pytest.mark.parametrize("browser", BROWSERS)
def test_a_zip_has_what_the_browser_comes_to_and_nothing_else(built: dict[str, Path], browser: str) -> None:
    files = read(built[browser])
    reached: set[str] = set()
    to_read = ["manifest.json"]
    while to_read:
        name = to_read.pop()
        reached.add(name)
        if not name.endswith(".png"):
            to_read += references(name, files[name].decode()) & files.keys() - reached
    assert files.keys() - reached == {"_locales/en/messages.json"}


@pytest.mark.parametrize("browser", BROWSERS)
def test_each_module_that_is_imported_is_in_the_zip(built: dict[str, Path], browser: str) -> None:
    files = read(built[browser])
    for name, data in files.items():
        if name.endswith(".js"):
            source = re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", "", data.decode())
            for path in re.findall(r"(?:\bfrom|\bimport\(?)\s*\"(\.[^\"\n]+)\"", source):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) in files, (
                    name,
                    path,
                )


def test_the_zips_differ_in_the_manifest_alone(built: dict[str, Path]) -> None:
    chromium, firefox = (read(built[browser]) for browser in BROWSERS)
    assert chromium.keys() == firefox.keys()
    assert {name for name, data in chromium.items() if data != firefox[name]} == {"manifest.json"}
    for name, data in chromium.items() - {("manifest.json", chromium["manifest.json"])}:
        assert data == (ROOT / "extension" / name).read_bytes()
    assert json.loads(firefox["manifest.json"]) == firefox_manifest(MANIFEST)


def test_the_stores_manifest_lacks_the_key_alone(built: dict[str, Path]) -> None:
    made = json.loads(read(built["chromium"])["manifest.json"])
    assert "key" in MANIFEST
    assert made == {name: value for name, value in MANIFEST.items() if name != "key"}


def test_what_is_left_out_is_there_and_does_nothing(built: dict[str, Path]) -> None:
    for name in LEFT_OUT:
        assert (ROOT / "extension" / name).is_file()
        assert name not in read(built["chromium"])
    types = (ROOT / "extension" / "lib" / "types.js").read_text(encoding="utf-8")
    assert re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|\bexport \{\};?|\s", "", types) == ""


def test_the_names_say_kind_and_version(built: dict[str, Path]) -> None:
    assert {kind: package.name for kind, package in built.items()} == {
        "chromium": f"smallprint-chromium-{__version__}.zip",
        "firefox": f"smallprint-firefox-{__version__}.zip",
        "wheel": f"smallprint-{__version__}-py3-none-any.whl",
        "sdist": f"smallprint-{__version__}.tar.gz",
    }


def test_the_wheel_has_all_of_the_package_and_the_templates(built: dict[str, Path]) -> None:
    files = read(built["wheel"])
    package = ROOT / "host" / "smallprint"
    wanted = {
        f"smallprint/{path.relative_to(package).as_posix()}": path
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted |= {f"smallprint/manifests/{path.name}": path for path in (ROOT / "manifests").iterdir()}
    info = f"smallprint-{__version__}.dist-info/"
    assert {name for name in files if not name.startswith(info)} == wanted.keys()
    assert all(files[name] == path.read_bytes() for name, path in wanted.items())
    for needed in ("py.typed", "knowledge/en/topics.model", "knowledge/en/background.model"):
        assert f"smallprint/{needed}" in files
    scripts = files[f"{info}entry_points.txt"].decode()
    assert "smallprint = smallprint.cli:main" in scripts
    assert "smallprint-host = smallprint.host:main" in scripts


def test_what_is_said_of_the_package_names_no_address_that_is_not_there(built: dict[str, Path]) -> None:
    said = read(built["wheel"])[f"smallprint-{__version__}.dist-info/METADATA"].decode().partition("\n\n")[0]
    assert "License-Expression: MIT" in said
    assert "Requires-Python: >=3.11" in said
    assert "Description-Content-Type: text/markdown" in said
    assert "Classifier: " in said
    assert "Keywords: " in said
    assert "http" not in said.replace("httpcore", "")


def zipped(target: Path, **files: bytes) -> Path:
    package = target / "package.zip"
    with zipfile.ZipFile(package, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return package


@pytest.mark.parametrize(
    "name",
    [
        "lib/a.js.map",
        ".DS_Store",
        "lib/.a.js.swp",
        "lib/a.js~",
        "__pycache__/a.js",
        ".git/a.js",
        "a.test",
        "key.pem",
    ],
)
def test_what_does_not_ship_stops_the_packaging(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackagingError, match="not meant to ship") as caught:
        check_contents(zipped(tmp_path, **{"lib/a.js": b"1", name: b"2"}), "chromium")
    assert name in str(caught.value)
    assert "lib/a.js," not in str(caught.value)


def test_a_package_that_is_too_large_names_its_largest_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = tmp_path / "limits.toml"
    limits.write_text('[chromium]\nbytes = 900\nsuffixes = [".js"]\nnames = []\n', encoding="utf-8")
    monkeypatch.setattr(contents, "LIMITS", limits)
    check_contents(zipped(tmp_path, **{"small.js": b"1"}), "chromium")
    package = zipped(tmp_path, **{f"{size}.js": b"x" * size for size in (1, 2, 3, 4, 500, 600)})
    with pytest.raises(PackagingError) as caught:
        check_contents(package, "chromium")
    assert f"{package.stat().st_size:,} bytes; 900 are allowed" in str(caught.value)
    assert str(caught.value).index("600.js (600)") < str(caught.value).index("500.js (500)")
    assert "1.js (1)" not in str(caught.value)


def test_the_limits_leave_some_room_and_not_much(built: dict[str, Path]) -> None:
    import tomllib

    limits = tomllib.loads(contents.LIMITS.read_text(encoding="utf-8"))
    for kind, package in built.items():
        assert 0.6 < package.stat().st_size / limits[kind]["bytes"] <= 1, kind


def test_a_stray_file_in_the_folder_is_found(tmp_path: Path) -> None:
    for name in ("host/smallprint/__init__.py", "extension/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "extension" / "notes.txt").write_bytes(b"")
    package = pack(tmp_path, "firefox", tmp_path)
    assert sizes(package).keys() == {"manifest.json", "notes.txt"}
    with pytest.raises(PackagingError, match=r"notes\.txt"):
        check_contents(package, "firefox")
