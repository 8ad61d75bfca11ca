"""Firefox's manifest, made from the one that is in the repository. No browser is needed."""

from __future__ import annotations

import json
from typing import Any

from scripts.packaging.firefox import firefox_manifest
from scripts.tools.environment import ROOT

from smallprint.identity import FIREFOX_ID

CHROMIUM: dict[str, Any] = json.loads((ROOT / "extension/manifest.json").read_text(encoding="utf-8"))


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
