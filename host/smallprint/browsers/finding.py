"""Which browsers are on this computer, and which of them live in a sandbox."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.browsers.known import NAMES
from smallprint.browsers.places import CHROMIUM_FOLDER, Place, places
from smallprint.errors import InstallError
from smallprint.identity import HOST_NAME

if TYPE_CHECKING:
    from smallprint.browsers.machine import Machine

_SNAPS = {
    "chromium": ("Chromium", "chromium-browser"),
    "brave": ("Brave Browser", "brave"),
    "opera": ("Opera", "opera"),
    "opera-beta": ("Opera Beta", "opera-beta"),
    "opera-developer": ("Opera Developer", "opera-developer"),
    "vivaldi": ("Vivaldi", "vivaldi"),
}
"""By the name of the snap: what people call it, and a second name that its program may have."""

_FLATPAKS = {
    "com.google.Chrome": "Google Chrome",
    "com.google.ChromeDev": "Google Chrome Dev",
    "org.chromium.Chromium": "Chromium",
    "io.github.ungoogled_software.ungoogled_chromium": "ungoogled Chromium",
    "com.microsoft.Edge": "Microsoft Edge",
    "com.microsoft.EdgeDev": "Microsoft Edge Dev",
    "com.brave.Browser": "Brave Browser",
    "com.vivaldi.Vivaldi": "Vivaldi",
    "com.opera.Opera": "Opera",
}


@dataclass(frozen=True, slots=True)
class Sandboxed:
    """A browser from a snap or flatpak. `portal`: it may reach hosts through the desktop portal."""

    label: str
    kind: str
    portal: bool


def all_places(machine: Machine) -> list[Place]:
    """Return every place on this machine where a known browser would look."""
    return places(machine.system, machine.home, machine.env, machine.applications)


def found_places(machine: Machine) -> list[Place]:
    """Return the places of the browsers that are here: their folder is, or their program is on PATH."""
    return [place for place in all_places(machine) if _is_here(place, machine)]


def named_places(machine: Machine, name: str) -> list[Place]:
    """Return the places of the browser `name`, here or not. Raises InstallError (`no_browser`)."""
    named = [place for place in all_places(machine) if place.browser == name]
    if not named:
        raise InstallError(
            "no_browser",
            f"Smallprint knows no browser called {name!r} on this system.",
            f"Name one of: {_names(machine)}; or give its user data folder with --profile.",
        )
    return named


def none_found(machine: Machine) -> InstallError:
    """Return the error of a computer on which nothing could start the host, with the way out that it has."""
    message = "No browser was found that Smallprint can register with"
    hint = f"Name it with --browser ({_names(machine)}), or give its user data folder with --profile."
    boxed = sandboxed(machine)
    if boxed:
        message += f" but {boxed[0].label} in a {boxed[0].kind}, which cannot start it"
        hint = way_out(boxed[0], machine)
    elif machine.env.get("WSL_DISTRO_NAME"):
        message += ": this is Linux inside Windows (WSL), whose programs the browsers of Windows cannot start"
        hint = "In PowerShell, install Smallprint with Python for Windows, then run there: smallprint install"
    return InstallError("no_browser", f"{message}.", hint)


def sandboxed(machine: Machine) -> list[Sandboxed]:
    """Return the browsers of this account that are a snap or flatpak, by their folders and programs."""
    if machine.system != "linux":
        return []
    snaps, flatpaks = machine.home / "snap", machine.home / ".var/app"
    path = machine.env.get("PATH", "")
    found = [
        Sandboxed(label, "snap", False)
        for name, (label, other) in _SNAPS.items()
        if _is_folder(snaps / name) or _snap_on_path(name, path) or _snap_on_path(other, path)
    ]
    found += [
        Sandboxed(label, "flatpak", False) for name, label in _FLATPAKS.items() if _is_folder(flatpaks / name)
    ]
    if _is_folder(snaps / "firefox") or _snap_on_path("firefox", path):
        found.append(Sandboxed("Firefox", "snap", True))
    if _is_folder(flatpaks / "org.mozilla.firefox"):
        found.append(Sandboxed("Firefox", "flatpak", True))
    return found


def way_out(browser: Sandboxed, machine: Machine) -> str:
    """Return what to do about a browser whose sandbox is in the way."""
    if browser.portal:
        # The desktop remembers the first answer for good, under the name of the snap.
        grant = f"flatpak permission-set webextensions {HOST_NAME} snap.firefox yes"
        again = f" If it was refused once: {grant}." if browser.kind == "snap" else ""
        return f"Allow it when the desktop asks.{again} If it never asks, install Firefox from Mozilla's own packages."
    # "Install Chromium from packages" would bring the snap again on Ubuntu.
    return (
        f"Use a browser that is in no {browser.kind}, such as Google Chrome or Firefox from their makers; "
        f"then run: {machine.command('install')}"
    )


def _names(machine: Machine) -> str:
    names = dict.fromkeys(place.browser for place in all_places(machine))
    return ", ".join(name for name in names if name in NAMES)


def _is_here(place: Place, machine: Machine) -> bool:
    path = machine.env.get("PATH", "")
    return any(_holds_browser(sign) for sign in place.signs) or any(
        (found := shutil.which(program, path=path)) and (place.family == "firefox" or not _is_snap(found))
        for program in place.programs
    )


def _holds_browser(folder: Path) -> bool:
    """Whether `folder` holds more than native hosts: their installers make it for absent browsers too."""
    try:
        with os.scandir(folder) as entries:
            return any(entry.name != CHROMIUM_FOLDER for entry in entries)
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - `Path.is_dir` fails below a folder that we may not look into


def _snap_on_path(program: str, path: str) -> bool:
    found = shutil.which(program, path=path)
    return found is not None and _is_snap(found)


def _is_snap(program: str) -> bool:
    """Whether a program is a snap's, or the script that Ubuntu's packages have in place of the program."""
    if Path(program).is_relative_to("/snap"):
        return True
    try:
        with Path(program).open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return False
    return head.startswith(b"#!") and b"/snap/bin/" in head
