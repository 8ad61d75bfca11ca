from __future__ import annotations

from pathlib import Path

import pytest

from smallprint.browsers.known import NAMES
from smallprint.browsers.places import places, profile_place
from smallprint.identity import HOST_NAME

HOME = Path("/home/ada")
APPLICATIONS = Path("/Applications")
FILE = f"{HOST_NAME}.json"


def files(system: str, env: dict[str, str] | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in places(system, HOME, env or {}, APPLICATIONS):  # type: ignore[arg-type]
        assert place.file.is_relative_to(place.root)
        found.setdefault(place.browser, []).append(str(place.file.relative_to(HOME)))
    return found


def test_linux() -> None:
    assert files("linux") == {
        browser: [f".config/{folder}/NativeMessagingHosts/{FILE}" for folder in folders]
        for browser, folders in {
            "chrome": ["google-chrome"],
            "chrome-beta": ["google-chrome-beta"],
            "chrome-dev": ["google-chrome-unstable"],
            "chrome-canary": ["google-chrome-canary"],
            "chrome-for-testing": ["google-chrome-for-testing"],
            "chromium": ["chromium"],
            "edge": ["microsoft-edge"],
            "edge-beta": ["microsoft-edge-beta"],
            "edge-dev": ["microsoft-edge-dev"],
            "brave": ["BraveSoftware/Brave-Browser"],
            "brave-beta": ["BraveSoftware/Brave-Browser-Beta"],
            "brave-nightly": ["BraveSoftware/Brave-Browser-Nightly"],
            "vivaldi": ["vivaldi"],
            "vivaldi-snapshot": ["vivaldi-snapshot"],
            "opera": ["opera", "google-chrome"],
            "opera-beta": ["opera-beta", "google-chrome"],
            "opera-developer": ["opera-developer", "google-chrome"],
        }.items()
    } | {"firefox": [f".mozilla/native-messaging-hosts/{FILE}"]}


def test_linux_follows_xdg_config_home_but_firefox_does_not() -> None:
    found = files("linux", {"XDG_CONFIG_HOME": "/home/ada/own config"})
    assert found["chromium"] == [f"own config/chromium/NativeMessagingHosts/{FILE}"]
    assert found["firefox"] == [f".mozilla/native-messaging-hosts/{FILE}"]


def test_chromes_own_folder_comes_before_that_of_the_desktop() -> None:
    found = files("linux", {"XDG_CONFIG_HOME": "/home/ada/desktop", "CHROME_CONFIG_HOME": "/home/ada/chrome"})
    assert found["brave"] == [f"chrome/BraveSoftware/Brave-Browser/NativeMessagingHosts/{FILE}"]


def test_the_user_data_folder_of_the_environment_is_a_place() -> None:
    env = {"CHROME_USER_DATA_DIR": "/home/ada/data"}
    assert files("linux", env)["profile"] == [f"data/NativeMessagingHosts/{FILE}"]
    assert "profile" not in files("linux", {"CHROME_USER_DATA_DIR": "data"}) | files("macos", env)


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_linux_ignores_an_xdg_config_home_that_is_not_absolute(value: str) -> None:
    assert files("linux", {"XDG_CONFIG_HOME": value}) == files("linux")


def test_macos() -> None:
    assert files("macos") == {
        browser: [f"Library/Application Support/{folder}/NativeMessagingHosts/{FILE}" for folder in folders]
        for browser, folders in {
            "chrome": ["Google/Chrome"],
            "chrome-beta": ["Google/Chrome Beta"],
            "chrome-dev": ["Google/Chrome Dev"],
            "chrome-canary": ["Google/Chrome Canary"],
            "chrome-for-testing": ["Google/Chrome for Testing", "Google/ChromeForTesting"],
            "chromium": ["Chromium"],
            "edge": ["Microsoft Edge"],
            "edge-beta": ["Microsoft Edge Beta"],
            "edge-dev": ["Microsoft Edge Dev"],
            "edge-canary": ["Microsoft Edge Canary"],
            "brave": ["BraveSoftware/Brave-Browser"],
            "brave-beta": ["BraveSoftware/Brave-Browser-Beta"],
            "brave-nightly": ["BraveSoftware/Brave-Browser-Nightly"],
            "vivaldi": ["Vivaldi"],
            "vivaldi-snapshot": ["Vivaldi Snapshot"],
            "opera": ["com.operasoftware.Opera", "Google/Chrome"],
            "opera-beta": ["com.operasoftware.OperaNext", "Google/Chrome"],
            "opera-developer": ["com.operasoftware.OperaDeveloper", "Google/Chrome"],
            "opera-gx": ["com.operasoftware.OperaGX", "Google/Chrome"],
            "arc": ["Arc/User Data"],
            "firefox": ["Mozilla"],
        }.items()
    }


def test_windows_goes_by_registry_keys() -> None:
    keys: dict[str, list[str | None]] = {}
    for place in places("windows", HOME, {}, APPLICATIONS):
        keys.setdefault(place.browser, []).append(place.key)
        assert place.file == HOME / f"AppData/Local/smallprint/hosts/{place.family}.json"
    vendors = {
        r"Google\Chrome": {
            "chrome", "chrome-beta", "chrome-dev", "chrome-canary", "brave", "brave-beta", "brave-nightly",
            "vivaldi", "arc",
        },
        r"Microsoft\Edge": {"edge", "edge-beta", "edge-dev", "edge-canary"},
        "Chromium": {"chromium"},
        "Mozilla": {"firefox"},
    }  # fmt: skip
    expected = {browser: [_key(vendor)] for vendor, browsers in vendors.items() for browser in browsers}
    for browser in ("opera", "opera-beta", "opera-developer", "opera-gx"):
        expected[browser] = [_key("Opera Software"), _key(r"Google\Chrome")]
    expected["chrome-for-testing"] = [_key(r"Google\ChromeForTesting"), _key(r"Google\Chrome")]
    assert keys == expected


def _key(vendor: str) -> str:
    return rf"Software\{vendor}\NativeMessagingHosts\{HOST_NAME}"


def test_windows_follows_its_environment() -> None:
    env = {"LOCALAPPDATA": "/moved/local", "APPDATA": "/moved/roaming"}
    found = {place.browser: place for place in places("windows", HOME, env, APPLICATIONS)}
    assert found["chrome"].file == Path("/moved/local/smallprint/hosts/chromium.json")
    assert found["chrome"].signs == (Path("/moved/local/Google/Chrome/User Data"),)
    assert found["firefox"].signs[0] == Path("/moved/roaming/Mozilla/Firefox")
    assert found["firefox"].signs[1].is_relative_to("/moved/local/Packages")


def test_every_known_browser_has_a_place_somewhere() -> None:
    everywhere = {
        place.browser
        for system in ("linux", "macos", "windows")
        for place in places(system, HOME, {}, APPLICATIONS)
    }
    assert everywhere == set(NAMES)


def test_a_profile_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert profile_place(Path("mine")).file == tmp_path / "mine/NativeMessagingHosts" / FILE
