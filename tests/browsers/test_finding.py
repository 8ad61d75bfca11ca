from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint.browsers.finding import found_places, none_found, sandboxed

from .computer import computer, use_browser, write_script

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import System


def found(home: Path, system: System = "linux", path: str = "") -> list[str]:
    return [place.browser for place in found_places(computer(home, system, env={"PATH": path}))]


ARC = "AppData/Local/Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data"
FIREFOX = "AppData/Local/Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox"


def test_an_empty_home_has_no_browser(home: Path) -> None:
    assert found(home) == found(home, "windows") == []


@pytest.mark.parametrize(
    ("system", "folder", "browsers"),
    [
        ("linux", ".config/microsoft-edge-beta", ["edge-beta"]),
        ("linux", ".config/opera", ["opera", "opera"]),
        ("linux", ".mozilla/firefox", ["firefox"]),
        ("linux", ".config/mozilla/firefox", ["firefox"]),
        ("linux", ".config/google-chrome-canary", ["chrome-canary"]),
        ("linux", ".config/BraveSoftware/Brave-Browser-Nightly", ["brave-nightly"]),
        ("linux", ".config/vivaldi-snapshot", ["vivaldi-snapshot"]),
        ("linux", "snap/firefox", ["firefox"]),
        ("linux", ".var/app/org.mozilla.firefox", ["firefox"]),
        ("linux", "snap/chromium", []),
        ("macos", "Library/Application Support/Arc/User Data", ["arc"]),
        ("macos", "Library/Application Support/Firefox", ["firefox"]),
        ("macos", "Applications/Vivaldi.app", ["vivaldi"]),
        ("macos", "All/Applications/Vivaldi.app", ["vivaldi"]),
        ("macos", "Library/Application Support/Microsoft Edge Canary", ["edge-canary"]),
        ("macos", "Library/Application Support/com.operasoftware.OperaGX", ["opera-gx", "opera-gx"]),
        ("macos", "Applications/Google Chrome Canary.app", ["chrome-canary"]),
        ("macos", "Applications/Firefox Developer Edition.app", ["firefox"]),
        ("macos", "Applications/Firefox Nightly.app", ["firefox"]),
        ("windows", "AppData/Local/Google/Chrome SxS/User Data", ["chrome-canary"]),
        ("windows", "AppData/Local/Microsoft/Edge SxS/User Data", ["edge-canary"]),
        ("windows", "AppData/Roaming/Opera Software/Opera GX Stable", ["opera-gx", "opera-gx"]),
        ("windows", ARC, ["arc"]),
        ("windows", FIREFOX, ["firefox"]),
        ("windows", "AppData/Local/BraveSoftware/Brave-Browser/User Data", ["brave"]),
        ("windows", "AppData/Roaming/Opera Software/Opera Stable", ["opera", "opera"]),
    ],
)
def test_a_used_browser_is_found_by_its_folder(
    home: Path, system: System, folder: str, browsers: list[str]
) -> None:
    use_browser(home / folder)
    assert found(home, system) == browsers


def test_firefox_is_found_where_the_desktop_keeps_configurations(home: Path) -> None:
    use_browser(home / "own config/mozilla/firefox")
    machine = computer(home, env={"XDG_CONFIG_HOME": str(home / "own config")})
    assert [place.browser for place in found_places(machine)] == ["firefox"]


def test_a_user_data_folder_is_no_name_of_a_browser(home: Path) -> None:
    machine = computer(home, env={"CHROME_USER_DATA_DIR": str(home / "data")})
    assert "profile" not in none_found(machine).hint.split("--profile")[0]


def test_a_folder_that_holds_only_native_hosts_is_no_browser(home: Path) -> None:
    (home / ".config/google-chrome/NativeMessagingHosts").mkdir(parents=True)
    (home / ".mozilla/native-messaging-hosts").mkdir(parents=True)
    assert found(home) == []


def test_a_browser_that_was_never_started_is_found_on_path(home: Path) -> None:
    write_script(home / "bin/firefox-esr", "#!/bin/sh\n")
    assert found(home, path=str(home / "bin")) == ["firefox"]


@pytest.mark.parametrize("channel", ["firefox-nightly", "firefox-devedition", "firefox-beta"])
def test_channels_of_firefox_share_one_place(home: Path, channel: str) -> None:
    write_script(home / "bin" / channel, "#!/bin/sh\n")
    assert found(home, path=str(home / "bin")) == ["firefox"]


def test_the_script_that_stands_for_a_snap_is_no_browser_of_the_system(home: Path) -> None:
    words = "#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then exit 1; fi\nexec /snap/bin/chromium\n"
    write_script(home / "bin/chromium-browser", words)
    path = str(home / "bin")
    assert found(home, path=path) == []
    boxed = sandboxed(computer(home, env={"PATH": path}))
    assert [(browser.label, browser.kind) for browser in boxed] == [("Chromium", "snap")]


def test_firefox_of_a_snap_reads_the_place_of_the_system(home: Path) -> None:
    write_script(home / "bin/firefox", "#!/bin/sh\nexec /snap/bin/firefox\n")
    path = str(home / "bin")
    assert found(home, path=path) == ["firefox"]
    assert [browser.portal for browser in sandboxed(computer(home, env={"PATH": path}))] == [True]


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
