"""The names by which browsers, host and extension know each other."""

from __future__ import annotations

HOST_NAME = "org.smallprint.host"
"""What the extension passes to `connectNative`, and the file name of the host's manifest."""

EXTENSION_ID = "diilbgjdcnjphlmolhfgicchbeplpojm"
"""Follows from the public key pinned in extension/manifest.json, so an unpacked copy has the same one."""

FIREFOX_ID = "smallprint@smallprint.example"


def allowed_origins() -> list[str]:
    """Origins that Chromium's browsers may start the host for. Without the last slash they refuse to."""
    return [f"chrome-extension://{EXTENSION_ID}/"]
