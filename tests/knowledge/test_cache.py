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


def test_is_made_once_and_again_after_an_edit(folder: Path, source: Path) -> None:
    make = Maker()
    assert cache.cached("x", [source], make) == {"made": 1}
    assert cache.cached("x", [source], make) == {"made": 1}
    source.write_text("a = 22")
    assert cache.cached("x", [source], make) == {"made": 2}
    assert len(list(folder.iterdir())) == 1  # the old one is gone


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'"text"'])
def test_a_damaged_cache_is_made_anew(folder: Path, source: Path, damage: bytes) -> None:
    make = Maker()
    cache.cached("x", [source], make)
    [kept] = folder.iterdir()
    kept.write_bytes(damage)
    assert cache.cached("x", [source], make) == {"made": 2}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_is_for_its_owner_only(folder: Path, source: Path) -> None:
    cache.cached("x", [source], Maker())
    [kept] = folder.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: blocked / "cache")
    assert cache.cached("x", [source], Maker()) == {"made": 1}
