"""The extension for Firefox, from the same files: only its manifest is another."""

from __future__ import annotations

from typing import Any

from smallprint.identity import FIREFOX_ID

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
