"""What is in `dist` is not lost when the packages that were to take its place cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.packaging import building


def test_a_release_that_cannot_be_put_there_leaves_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "SHA256SUMS").write_bytes(b"old")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(building, "build", lambda _root, _target: {})
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        building.release(tmp_path, lambda _: None)
    assert [path.read_bytes() for path in (tmp_path / "dist").iterdir()] == [b"old"]
    assert not list((tmp_path / ".cache").iterdir())
