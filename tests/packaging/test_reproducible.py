"""The same files give the same bytes: in another folder, at another time, for another user, and without git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts.packaging.building import build, release, sums
from scripts.packaging.errors import PackagingError

from tests.packaging.packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

INPUTS = ["extension", "host", "manifests", "scripts", "pyproject.toml", ".gitignore", "LICENSE"]


def copy_file(source: str, target: str) -> str:
    """As git writes it under the umask that is set: of the mode, whether it can be run."""
    shutil.copyfile(source, target)
    if os.access(source, os.X_OK):
        Path(target).chmod(Path(target).stat().st_mode | 0o100)
    return target


def copy_of_the_checkout(target: Path) -> Path:
    """Without git, later, and with its files made in the reverse order."""
    target.mkdir(exist_ok=True)
    skipped = shutil.ignore_patterns("__pycache__")
    for name in reversed([*INPUTS, *(path.name for path in ROOT.glob("*.md"))]):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, copy_function=copy_file, ignore=skipped)
        else:
            copy_file(str(ROOT / name), str(target / name))
    for path in target.rglob("*"):
        os.utime(path, (2_000_000_000, 2_000_000_000))
    return target


@contextmanager
def another_user() -> Iterator[None]:
    """With another time zone, language, home and umask."""
    settings = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1", "HOME": "/"}
    before = os.umask(0o077)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        if hasattr(time, "tzset"):
            time.tzset()
        yield
    os.umask(before)
    if hasattr(time, "tzset"):
        time.tzset()


def test_another_folder_time_and_user_give_the_same_bytes(tmp_path: Path) -> None:
    here, there, root = tmp_path / "here", tmp_path / "there", tmp_path / "a" / "b c"
    for folder in (here, there, root):
        folder.mkdir(parents=True)
    first = sums(build(ROOT, here).values())
    with another_user():
        copy_of_the_checkout(root)
        assert sums(build(root, there).values()) == first


def test_the_sdist_makes_the_same_four_packages(built: dict[str, Path], tmp_path: Path) -> None:
    with tarfile.open(built["sdist"]) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", None)  # the first 3.11 had none
        tar.extractall(tmp_path)  # noqa: S202 - our own
    (root,) = tmp_path.iterdir()
    (tmp_path / "made").mkdir()
    assert sums(build(root, tmp_path / "made").values()) == sums(built.values())


def test_a_release_replaces_the_last_one_whole(tmp_path: Path) -> None:
    root = copy_of_the_checkout(tmp_path / "root")
    (tmp_path / "made").mkdir()
    made = build(root, tmp_path / "made")
    (root / "dist").mkdir()
    (root / "dist" / "smallprint-0.0.9.tar.gz").write_bytes(b"old")
    told = release(root, lambda _: None)
    dist = root / "dist"
    assert told == sums(made.values()) == (dist / "SHA256SUMS").read_text(encoding="utf-8")
    assert {path.name for path in dist.iterdir()} == {"SHA256SUMS", *(path.name for path in made.values())}
    assert not list((root / ".cache").iterdir())


def test_a_release_that_fails_leaves_the_last_one(tmp_path: Path) -> None:
    root = copy_of_the_checkout(tmp_path)
    (root / "dist").mkdir()
    (root / "dist" / "SHA256SUMS").write_bytes(b"old")

    def refuse(_: dict[str, Path]) -> None:
        raise PackagingError("no", "not today")

    with pytest.raises(PackagingError, match="no"):
        release(root, refuse)
    assert [path.read_bytes() for path in (root / "dist").iterdir()] == [b"old"]
    assert not list((root / ".cache").iterdir())


def test_the_sums_are_those_that_sha256sum_checks(built: dict[str, Path], tmp_path: Path) -> None:
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("no sha256sum here")
    file = tmp_path / "SHA256SUMS"
    file.write_text(sums(built.values()), encoding="utf-8")
    folder = built["wheel"].parent
    done = subprocess.run(
        [program, "--check", "--strict", file], cwd=folder, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def packaging(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.packaging"]
    return subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, encoding="utf-8")


def test_the_script_prints_the_sums_and_little_else(tmp_path: Path) -> None:
    root = copy_of_the_checkout(tmp_path)
    done = packaging(root)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (root / "dist" / "SHA256SUMS").read_text(encoding="utf-8")
    assert len(done.stdout.splitlines()) == 4
    assert done.stderr.splitlines() == [
        "» No Node or no tests/extension here, so the zips are not linted",
        "» These are in dist/, with their sums in dist/SHA256SUMS",
    ]


def test_the_script_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    root = copy_of_the_checkout(tmp_path)
    manifest = root / "extension" / "manifest.json"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('"version": "', '"version": "9', 1), "utf-8"
    )
    done = packaging(root)
    assert done.returncode == 1
    assert "error: The version is" in done.stderr
    assert "hint: Write" in done.stderr
    assert not (root / "dist").exists()
