"""The extension for Firefox, from the same files: only its manifest is another.

`python -m scripts.packaging.firefox FOLDER` writes it to a folder, to load at about:debugging.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from smallprint.identity import FIREFOX_ID

EXTENSION = Path(__file__).resolve().parents[2] / "extension"

OLDEST = "142.0"
"""The first Firefox that asks for the consent below when it installs an extension: 140, and on Android 142.

Android is not meant, but Mozilla's linter asks for its number as well.
"""

DATA = ["browsingActivity", "websiteContent"]
"""What is handed to the host, by Mozilla's names: the address and the words of the page that the reader asks for.

Nothing leaves the computer, yet Mozilla counts what leaves the browser, so `none` would be untrue.
"""

_CHROMIUM_ONLY = ("key", "minimum_chrome_version", "version_name")
_UNKNOWN_PERMISSIONS = {"declarativeContent"}


def firefox_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """Firefox's manifest, made from Chromium's, which stays as it is."""
    made = {key: value for key, value in manifest.items() if key not in _CHROMIUM_ONLY}
    background = manifest["background"]
    made["background"] = {"scripts": [background["service_worker"]], "type": background["type"]}
    made["permissions"] = [name for name in manifest["permissions"] if name not in _UNKNOWN_PERMISSIONS]
    made["browser_specific_settings"] = {
        "gecko": {
            "id": FIREFOX_ID,
            "strict_min_version": OLDEST,
            "data_collection_permissions": {"required": DATA},
        }
    }
    return made


def firefox_folder(target: Path) -> Path:
    """Write the extension for Firefox to `target`, a new or empty folder, and return it. Raises OSError."""
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(f"{target} is not empty")
    manifest = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    shutil.copytree(EXTENSION, target, dirs_exist_ok=True)
    text = json.dumps(firefox_manifest(manifest), indent=2, ensure_ascii=False) + "\n"
    (target / "manifest.json").write_text(text, encoding="utf-8")
    return target


def main(arguments: list[str]) -> int:
    """Write the folder that `arguments` name. Returns the exit code."""
    if len(arguments) != 1:
        print("usage: python -m scripts.packaging.firefox FOLDER", file=sys.stderr)
        return 2
    try:
        folder = firefox_folder(Path(arguments[0]))
    except OSError as error:
        print(f"error: {error}\nhint: give a folder that is new or empty.", file=sys.stderr)
        return 1
    print(f"Load {folder / 'manifest.json'} at about:debugging, under This Firefox.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
