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


def places(system: System, home: Path, env: Mapping[str, str]) -> list[Place]:
    """Return all places of all known browsers, best known browser first. Opera has two."""
    by_system = {"linux": _linux, "macos": _macos, "windows": _windows}
    return [place for browser in BROWSERS for place in by_system[system](browser, home, env)]


def profile_place(profile: Path) -> Place:
    """Return the place of a browser of the Chromium family that is started with `--user-data-dir=profile`."""
    folder = profile.absolute()
    file = folder / CHROMIUM_FOLDER / f"{HOST_NAME}.json"
    return Place("profile", f"Profile {folder}", "chromium", file, folder)


def _linux(browser: Browser, home: Path, env: Mapping[str, str]) -> list[Place]:
    config = _folder(env, "XDG_CONFIG_HOME", home / ".config")
    signs: tuple[Path, ...]
    if browser.family == "firefox":
        root, subfolder = home, "native-messaging-hosts"
        # In a snap or flatpak it has its profile elsewhere but reads this place, through the desktop portal.
        boxes = (home / "snap/firefox", home / ".var/app/org.mozilla.firefox")
        signs = (home / ".mozilla/firefox", config / "mozilla/firefox", *boxes)
    else:
        root, subfolder = config, CHROMIUM_FOLDER
        signs = tuple(config / folder for folder in browser.linux[:1])
    return [
        _place(browser, root / folder / subfolder / f"{HOST_NAME}.json", root, signs)
        for folder in browser.linux
    ]


def _macos(browser: Browser, home: Path, _env: Mapping[str, str]) -> list[Place]:
    support = home / "Library/Application Support"
    app = f"{browser.label}.app"
    profile = "Firefox" if browser.family == "firefox" else browser.macos[0]
    signs = (support / profile, Path("/Applications") / app, home / "Applications" / app)
    return [
        _place(browser, support / folder / CHROMIUM_FOLDER / f"{HOST_NAME}.json", support, signs)
        for folder in browser.macos
    ]


def _windows(browser: Browser, home: Path, env: Mapping[str, str]) -> list[Place]:
    local = _folder(env, "LOCALAPPDATA", home / "AppData/Local")
    roaming = _folder(env, "APPDATA", home / "AppData/Roaming")
    folder = browser.windows.removeprefix("roaming:")
    sign = (local if folder == browser.windows else roaming) / folder
    # One file serves a family: browsers find it by the key, so its name and folder are free.
    file = local / "smallprint/hosts" / f"{browser.family}.json"
    return [_place(browser, file, local, (sign,), rf"{key}\{HOST_NAME}") for key in browser.keys]


def _place(
    browser: Browser, file: Path, root: Path, signs: tuple[Path, ...], key: str | None = None
) -> Place:
    return Place(browser.name, browser.label, browser.family, file, root, key, signs, browser.programs)


def _folder(env: Mapping[str, str], variable: str, default: Path) -> Path:
    """Return the folder that `variable` names. A relative one is not valid and is ignored, as XDG asks."""
    value = Path(env.get(variable, ""))
    return value if value.is_absolute() else default
