"""Where each browser looks for native hosts. Pure functions of the system, the home and the environment."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - dataclass fields are resolved by tools at run time
from dataclasses import dataclass
from pathlib import Path

from smallprint.browsers.known import BROWSERS, Browser, Family
from smallprint.browsers.machine import System  # noqa: TC001
from smallprint.identity import HOST_NAME

CHROMIUM_FOLDER = "NativeMessagingHosts"


@dataclass(frozen=True, slots=True)
class Place:
    """One place where one browser looks: a manifest file and, on Windows, the key that names the file.

    Any of the folders `signs` or of the `programs` on PATH shows that the browser is here. `root` is the
    folder above that is not ours to remove, whatever it holds.
    """

    browser: str
    label: str
    family: Family
    file: Path
    root: Path
    key: str | None = None
    signs: tuple[Path, ...] = ()
    programs: tuple[str, ...] = ()


def places(system: System, home: Path, env: Mapping[str, str], applications: Path) -> list[Place]:
    """Return all places of all known browsers, best known browser first. Some have two.

    `applications` is where macOS keeps those of all users.
    """
    by_system = {"linux": _linux, "macos": _macos, "windows": _windows}
    found = [place for browser in BROWSERS for place in by_system[system](browser, home, env, applications)]
    if system == "linux" and (chosen := Path(env.get("CHROME_USER_DATA_DIR", ""))).is_absolute():
        found.append(profile_place(chosen))  # all of Chromium's browsers heed it there
    return found


def profile_place(profile: Path) -> Place:
    """Return the place of a browser of the Chromium family that is started with `--user-data-dir=profile`."""
    folder = profile.absolute()
    file = folder / CHROMIUM_FOLDER / f"{HOST_NAME}.json"
    return Place("profile", f"Profile {folder}", "chromium", file, folder, signs=(folder,))


def _linux(browser: Browser, home: Path, env: Mapping[str, str], _: Path) -> list[Place]:
    config = _folder(env, "XDG_CONFIG_HOME", home / ".config")
    signs: tuple[Path, ...]
    if browser.family == "firefox":
        root, subfolder = home, "native-messaging-hosts"
        # In a snap or flatpak it has its profile elsewhere but reads this place, through the desktop portal.
        boxes = (home / "snap/firefox", home / ".var/app/org.mozilla.firefox")
        signs = (home / ".mozilla/firefox", config / "mozilla/firefox", *boxes)
    else:
        root, subfolder = _folder(env, "CHROME_CONFIG_HOME", config), CHROMIUM_FOLDER
        signs = tuple(root / folder for folder in browser.linux[:1])
    return [
        _place(browser, root / folder / subfolder / f"{HOST_NAME}.json", root, signs)
        for folder in browser.linux
    ]


def _macos(browser: Browser, home: Path, _: Mapping[str, str], applications: Path) -> list[Place]:
    support = home / "Library/Application Support"
    profiles = ("Firefox",) if browser.family == "firefox" else browser.macos[:1]
    apps = [f"{name}.app" for name in (browser.label, *browser.apps)]
    signs = (
        *(support / profile for profile in profiles),
        *(folder / app for folder in (applications, home / "Applications") for app in apps),
    )
    return [
        _place(browser, support / folder / CHROMIUM_FOLDER / f"{HOST_NAME}.json", support, signs)
        for folder in browser.macos
    ]


def _windows(browser: Browser, home: Path, env: Mapping[str, str], _: Path) -> list[Place]:
    local = _folder(env, "LOCALAPPDATA", home / "AppData/Local")
    roaming = _folder(env, "APPDATA", home / "AppData/Roaming")
    signs = tuple(
        (local if sign == (folder := sign.removeprefix("roaming:")) else roaming) / folder
        for sign in browser.windows
    )
    # One file serves a family: browsers find it by the key, so its name and folder are free.
    file = local / "smallprint/hosts" / f"{browser.family}.json"
    return [_place(browser, file, local, signs, rf"{key}\{HOST_NAME}") for key in browser.keys]


def _place(
    browser: Browser, file: Path, root: Path, signs: tuple[Path, ...], key: str | None = None
) -> Place:
    return Place(browser.name, browser.label, browser.family, file, root, key, signs, browser.programs)


def _folder(env: Mapping[str, str], variable: str, default: Path) -> Path:
    """Return the folder that `variable` names. A relative one is not valid and is ignored, as XDG asks."""
    value = Path(env.get(variable, ""))
    return value if value.is_absolute() else default
