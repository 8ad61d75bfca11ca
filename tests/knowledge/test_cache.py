"""The cache of the compiled catalogue."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

import platformdirs
import pytest

from smallprint.knowledge import cache

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: home)
    return home


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "table.toml"
    file.write_text("a = 1")
    return file


class Maker:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, Any]:
        self.calls += 1
        return {"made": self.calls}


@pytest.mark.usefixtures("folder")
def test_is_made_once_and_again_after_an_edit(source: Path) -> None:
    make = Maker()
    assert cache.cached("x", [source], make, dict) == {"made": 1}
    assert cache.cached("x", [source], make, dict) == {"made": 1}
    source.write_text("a = 22")
    assert cache.cached("x", [source], make, dict) == {"made": 2}


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe", b"7", b"[" * 100_000])
def test_a_damaged_cache_is_made_anew(folder: Path, source: Path, damage: bytes) -> None:
    make = Maker()
    cache.cached("x", [source], make, dict)
    [kept] = folder.iterdir()
    kept.write_bytes(damage)
    assert cache.cached("x", [source], make, dict) == {"made": 2}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_is_for_its_owner_only(folder: Path, source: Path) -> None:
    cache.cached("x", [source], Maker(), dict)
    [kept] = folder.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: blocked / "cache")
    assert cache.cached("x", [source], Maker(), dict) == {"made": 1}


def test_old_ones_go_after_a_month(folder: Path, source: Path) -> None:
    cache.cached("x", [source], Maker(), dict)
    [old] = folder.iterdir()
    os.utime(old, (0, 0))
    source.write_text("a = 333")
    cache.cached("x", [source], Maker(), dict)
    assert not old.exists()


def test_what_cannot_be_used_is_made_anew(folder: Path, source: Path) -> None:
    make = Maker()
    cache.cached("x", [source], make, dict)
    [kept] = folder.iterdir()
    kept.write_text("{}")
    assert cache.cached("x", [source], make, lambda made: made["made"]) == 2


def test_no_home_is_no_obstacle(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(platformdirs, "user_cache_path", refuse)
    assert cache.cached("x", [source], Maker(), dict) == {"made": 1}
