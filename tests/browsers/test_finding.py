from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint.browsers.finding import found_places, sandboxed

from .computer import computer, use_browser, write_script

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import System


def found(home: Path, system: System = "linux", path: str = "") -> list[str]:
    return [place.browser for place in found_places(computer(home, system, env={"PATH": path}))]


def test_an_empty_home_has_no_browser(home: Path) -> None:
    assert found(home) == found(home, "windows") == []


@pytest.mark.parametrize(
    ("system", "folder", "browsers"),
    [
        ("linux", ".config/microsoft-edge-beta", ["edge-beta"]),
        ("linux", ".config/opera", ["opera", "opera"]),
        ("linux", ".mozilla/firefox", ["firefox"]),
        ("linux", ".config/mozilla/firefox", ["firefox"]),
        ("linux", "snap/firefox", ["firefox"]),
        ("linux", ".var/app/org.mozilla.firefox", ["firefox"]),
        ("linux", "snap/chromium", []),
        ("macos", "Library/Application Support/Arc/User Data", ["arc"]),
        ("macos", "Library/Application Support/Firefox", ["firefox"]),
        ("macos", "Applications/Vivaldi.app", ["vivaldi"]),
        ("windows", "AppData/Local/BraveSoftware/Brave-Browser/User Data", ["brave"]),
        ("windows", "AppData/Roaming/Opera Software/Opera Stable", ["opera", "opera"]),
    ],
)
def test_a_used_browser_is_found_by_its_folder(
    home: Path, system: System, folder: str, browsers: list[str]
) -> None:
    use_browser(home / folder)
    assert found(home, system) == browsers


def test_a_folder_that_holds_only_native_hosts_is_no_browser(home: Path) -> None:
    (home / ".config/google-chrome/NativeMessagingHosts").mkdir(parents=True)
    (home / ".mozilla/native-messaging-hosts").mkdir(parents=True)
    assert found(home) == []


def test_a_browser_that_was_never_started_is_found_on_path(home: Path) -> None:
    write_script(home / "bin/firefox-esr", "#!/bin/sh\n")
    assert found(home, path=str(home / "bin")) == ["firefox"]


def test_sandboxed_browsers_are_told_apart(home: Path) -> None:
    for folder in ("snap/chromium", "snap/firefox", ".var/app/com.brave.Browser", ".var/app/org.gimp.GIMP"):
        (home / folder).mkdir(parents=True)
    boxed = [(browser.label, browser.kind, browser.portal) for browser in sandboxed(computer(home))]
    assert boxed == [
        ("Chromium", "snap", False),
        ("Brave Browser", "flatpak", False),
        ("Firefox", "snap", True),
    ]
    assert sandboxed(computer(home, "macos")) == []
