from __future__ import annotations

from pathlib import Path

import pytest

from smallprint.browsers.known import NAMES
from smallprint.browsers.places import places, profile_place
from smallprint.identity import HOST_NAME

HOME = Path("/home/ada")
FILE = f"{HOST_NAME}.json"


def files(system: str, env: dict[str, str] | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in places(system, HOME, env or {}):  # type: ignore[arg-type]
        assert place.file.is_relative_to(place.root)
        found.setdefault(place.browser, []).append(str(place.file.relative_to(HOME)))
    return found


def test_linux() -> None:
    chromium = "NativeMessagingHosts/" + FILE
    assert files("linux") == {
        "chrome": [f".config/google-chrome/{chromium}"],
        "chrome-beta": [f".config/google-chrome-beta/{chromium}"],
        "chrome-dev": [f".config/google-chrome-unstable/{chromium}"],
        "chromium": [f".config/chromium/{chromium}"],
        "edge": [f".config/microsoft-edge/{chromium}"],
        "edge-beta": [f".config/microsoft-edge-beta/{chromium}"],
        "edge-dev": [f".config/microsoft-edge-dev/{chromium}"],
        "brave": [f".config/BraveSoftware/Brave-Browser/{chromium}"],
        "vivaldi": [f".config/vivaldi/{chromium}"],
        "opera": [f".config/opera/{chromium}", f".config/google-chrome/{chromium}"],
        "firefox": [f".mozilla/native-messaging-hosts/{FILE}"],
    }


def test_linux_follows_xdg_config_home_but_firefox_does_not() -> None:
    found = files("linux", {"XDG_CONFIG_HOME": "/home/ada/own config"})
    assert found["chromium"] == [f"own config/chromium/NativeMessagingHosts/{FILE}"]
    assert found["firefox"] == [f".mozilla/native-messaging-hosts/{FILE}"]


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_linux_ignores_an_xdg_config_home_that_is_not_absolute(value: str) -> None:
    assert files("linux", {"XDG_CONFIG_HOME": value}) == files("linux")


def test_macos() -> None:
    support, chromium = "Library/Application Support", "NativeMessagingHosts/" + FILE
    assert files("macos") == {
        "chrome": [f"{support}/Google/Chrome/{chromium}"],
        "chrome-beta": [f"{support}/Google/Chrome Beta/{chromium}"],
        "chrome-dev": [f"{support}/Google/Chrome Dev/{chromium}"],
        "chromium": [f"{support}/Chromium/{chromium}"],
        "edge": [f"{support}/Microsoft Edge/{chromium}"],
        "edge-beta": [f"{support}/Microsoft Edge Beta/{chromium}"],
        "edge-dev": [f"{support}/Microsoft Edge Dev/{chromium}"],
        "brave": [f"{support}/BraveSoftware/Brave-Browser/{chromium}"],
        "vivaldi": [f"{support}/Vivaldi/{chromium}"],
        "opera": [f"{support}/com.operasoftware.Opera/{chromium}", f"{support}/Google/Chrome/{chromium}"],
        "arc": [f"{support}/Arc/User Data/{chromium}"],
        "firefox": [f"{support}/Mozilla/{chromium}"],
    }


def test_windows_goes_by_registry_keys() -> None:
    keys: dict[str, list[str | None]] = {}
    for place in places("windows", HOME, {}):
        keys.setdefault(place.browser, []).append(place.key)
        assert place.file == HOME / f"AppData/Local/smallprint/hosts/{place.family}.json"
    chrome, edge = [
        [rf"Software\{vendor}\NativeMessagingHosts\{HOST_NAME}"]
        for vendor in (r"Google\Chrome", r"Microsoft\Edge")
    ]
    assert keys == {
        "chrome": chrome,
        "chrome-beta": chrome,
        "chrome-dev": chrome,
        "chromium": [rf"Software\Chromium\NativeMessagingHosts\{HOST_NAME}"],
        "edge": edge,
        "edge-beta": edge,
        "edge-dev": edge,
        "brave": chrome,
        "vivaldi": chrome,
        "opera": [rf"Software\Opera Software\NativeMessagingHosts\{HOST_NAME}", *chrome],
        "firefox": [rf"Software\Mozilla\NativeMessagingHosts\{HOST_NAME}"],
    }


def test_windows_follows_its_environment() -> None:
    env = {"LOCALAPPDATA": "/moved/local", "APPDATA": "/moved/roaming"}
    found = {place.browser: place for place in places("windows", HOME, env)}
    assert found["chrome"].file == Path("/moved/local/smallprint/hosts/chromium.json")
    assert found["chrome"].signs == (Path("/moved/local/Google/Chrome/User Data"),)
    assert found["firefox"].signs == (Path("/moved/roaming/Mozilla/Firefox"),)


def test_every_known_browser_has_a_place_somewhere() -> None:
    everywhere = {
        place.browser for system in ("linux", "macos", "windows") for place in places(system, HOME, {})
    }
    assert everywhere == set(NAMES)


def test_a_profile_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert profile_place(Path("mine")).file == tmp_path / "mine/NativeMessagingHosts" / FILE
