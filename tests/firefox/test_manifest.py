"""Firefox's manifest, made from the one that is in the repository. No browser is needed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scripts.packaging.firefox import EXTENSION, firefox_folder, firefox_manifest, main

from smallprint.identity import FIREFOX_ID

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CHROMIUM: dict[str, Any] = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))


def test_what_differs() -> None:
    before = json.dumps(CHROMIUM)
    made = firefox_manifest(CHROMIUM)
    assert json.dumps(CHROMIUM) == before
    assert set(CHROMIUM) - set(made) == {"key", "minimum_chrome_version"}
    assert set(made) - set(CHROMIUM) == {"browser_specific_settings"}
    differing = {key for key in set(made) & set(CHROMIUM) if made[key] != CHROMIUM[key]}
    assert differing == {"background", "permissions"}
    assert made["background"] == {"scripts": ["background/worker.js"], "type": "module"}
    assert set(CHROMIUM["permissions"]) - set(made["permissions"]) == {"declarativeContent"}


def test_what_is_handed_to_the_host_is_said() -> None:
    gecko = firefox_manifest(CHROMIUM)["browser_specific_settings"]["gecko"]
    assert gecko["id"] == FIREFOX_ID
    assert gecko["data_collection_permissions"] == {"required": ["browsingActivity", "websiteContent"]}
    assert gecko["strict_min_version"] == "142.0"


def test_the_folder_has_every_file(tmp_path: Path) -> None:
    made = firefox_folder(tmp_path / "made")
    files = {file.relative_to(made) for file in made.rglob("*") if file.is_file()}
    assert files == {file.relative_to(EXTENSION) for file in EXTENSION.rglob("*") if file.is_file()}
    assert json.loads((made / "manifest.json").read_text(encoding="utf-8")) == firefox_manifest(CHROMIUM)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "made")]) == 0
    assert "about:debugging" in capsys.readouterr().out
    assert main([str(tmp_path / "made")]) == 1
    assert "hint:" in capsys.readouterr().err
    assert main([]) == 2
