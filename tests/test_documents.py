"""The documents say what is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_extension_asks_for_what_the_privacy_page_says() -> None:
    manifest = json.loads(text("extension/manifest.json"))
    assert "host_permissions" not in manifest
    assert "content_scripts" not in manifest
    for permission in manifest["permissions"]:
        assert f"`{permission}`" in text("PRIVACY.md")


def test_the_manifest_pins_the_id_that_the_host_allows() -> None:
    import base64
    import hashlib

    from smallprint.identity import EXTENSION_ID

    key = json.loads(text("extension/manifest.json"))["key"]
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == EXTENSION_ID


def test_there_is_one_version() -> None:
    from smallprint import __version__

    assert json.loads(text("extension/manifest.json"))["version"] == __version__


def test_the_readme_names_what_is_there() -> None:
    readme = text("README.md")
    for path in re.findall(r"`((?:scripts|host|extension|manifests|tests)(?:/[\w./-]+)?)`", readme):
        assert (ROOT / path).exists(), path
    for path in re.findall(r'src="([^"]+)"', readme):
        assert (ROOT / path).is_file(), path


def test_the_commands_of_the_readme_exist() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "smallprint.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for command in set(re.findall(r"^smallprint (\w+)", text("README.md"), re.MULTILINE)):
        assert command in told
