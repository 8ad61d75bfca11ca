"""Which browsers are on this computer, and which of them live in a sandbox."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from smallprint.browsers.known import NAMES
from smallprint.browsers.machine import Machine  # noqa: TC001
from smallprint.browsers.places import CHROMIUM_FOLDER, Place, places
from smallprint.errors import InstallError

_SNAPS = {"chromium": "Chromium", "brave": "Brave Browser", "opera": "Opera", "vivaldi": "Vivaldi"}
_FLATPAKS = {
    "com.google.Chrome": "Google Chrome",
    "com.google.ChromeDev": "Google Chrome Dev",
    "org.chromium.Chromium": "Chromium",
    "com.microsoft.Edge": "Microsoft Edge",
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
    return places(machine.system, machine.home, machine.env)


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
            f"Name one of: {', '.join(NAMES)}; or give its user data folder with --profile.",
        )
    return named


def sandboxed(machine: Machine) -> list[Sandboxed]:
    """Return the browsers that were started from a snap or flatpak on this account, by their folders."""
    if machine.system != "linux":
        return []
    snaps, flatpaks = machine.home / "snap", machine.home / ".var/app"
    found = [Sandboxed(label, "snap", False) for name, label in _SNAPS.items() if (snaps / name).is_dir()]
    found += [
        Sandboxed(label, "flatpak", False) for name, label in _FLATPAKS.items() if (flatpaks / name).is_dir()
    ]
    for kind, folder in (("snap", snaps / "firefox"), ("flatpak", flatpaks / "org.mozilla.firefox")):
        if folder.is_dir():
            found.append(Sandboxed("Firefox", kind, True))
    return found


def _is_here(place: Place, machine: Machine) -> bool:
    return any(_holds_browser(sign) for sign in place.signs) or any(
        _on_path(program, machine.env.get("PATH", "")) for program in place.programs
    )


def _holds_browser(folder: Path) -> bool:
    """Whether `folder` holds more than native hosts: their installers make it for absent browsers too."""
    try:
        with os.scandir(folder) as entries:
            return any(entry.name != CHROMIUM_FOLDER for entry in entries)
    except OSError:
        return False


def _on_path(program: str, path: str) -> bool:
    """Whether `program` is on PATH as a program of the system itself, not as a snap."""
    found = shutil.which(program, path=path)
    return found is not None and not Path(found).is_relative_to("/snap")
