"""How this Smallprint came to be on the computer: what changes it, and what browsers could not rely on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from smallprint.errors import InstallError

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine

Installer = Literal["pipx", "uv", "pip"]

# Each leaves its mark at the top of the environments that it makes.
_MARKS: dict[str, Installer] = {"pipx_metadata.json": "pipx", "uv-receipt.toml": "uv"}
_REINSTALL = {"pipx": "pipx reinstall smallprint", "uv": "uv tool install --reinstall smallprint"}
_UPDATE = {"pipx": "pipx upgrade smallprint", "uv": "uv tool upgrade smallprint"}
_REMOVE = {"pipx": "pipx uninstall smallprint", "uv": "uv tool uninstall smallprint"}
_SHOW = {"pipx": "pipx ensurepath", "uv": "uv tool update-shell"}
_UV_CACHE = re.compile(r"(?:archive|builds|environments)-v\d{1,4}")
_PIPX_CACHE = frozenset({".cache", "cache", "caches"})


def installer(machine: Machine) -> Installer:
    """Return what installed this Smallprint: `pip` stands for all that leave no mark."""
    return next((name for mark, name in _MARKS.items() if (machine.prefix / mark).is_file()), "pip")


def reinstall(machine: Machine) -> str:
    """Return the command line that installs this Smallprint anew."""
    return _REINSTALL.get(installer(machine)) or _pip(machine, "install --force-reinstall")


def update(machine: Machine) -> str:
    """Return the command line that brings the newest Smallprint."""
    return _UPDATE.get(installer(machine)) or _pip(machine, "install --upgrade")


def remove(machine: Machine) -> str:
    """Return the command line that removes the program itself."""
    return _REMOVE.get(installer(machine)) or _pip(machine, "uninstall")


def show_on_path(machine: Machine, folder: Path) -> str:
    """Return what makes a terminal find `smallprint`, which is in `folder`."""
    command = _SHOW.get(installer(machine))
    if command:
        return f"Run: {command} (then open a new terminal)"
    return f"Add {folder} to PATH, or type: {machine.command('...')}"


def passing_home(path: Path) -> str:
    """Return `uvx` or `pipx run` if `path` is in the cache of one, which is swept sooner or later, else ""."""
    parts = [part.casefold() for part in path.parts]
    if any(_UV_CACHE.fullmatch(part) for part in parts):
        return "uvx"
    in_cache = "pipx" in parts and "venvs" not in parts and not _PIPX_CACHE.isdisjoint(parts)
    return "pipx run" if in_cache else ""


def refusal(machine: Machine) -> InstallError | None:
    """Return why browsers could not rely on this Smallprint, None if they can."""
    runner = passing_home(machine.prefix)
    if runner:
        return InstallError(
            "install_failed",
            f"This Smallprint was started by {runner}, from a cache that is swept: browsers would lose it.",
            "Install it to stay: uv tool install smallprint, or: pipx install smallprint; "
            "then run: smallprint install",
        )
    if machine.system == "windows" and "windowsapps" in [part.casefold() for part in machine.base.parts]:
        return InstallError(
            "install_failed",
            "This Python is from the Microsoft Store: Windows keeps what it writes to AppData in a private "
            "copy, where browsers do not see it.",
            "Install Python from python.org, install Smallprint with it, then run: smallprint install",
        )
    return None


def _pip(machine: Machine, words: str) -> str:
    return f"{machine.run_python()} -m pip {words} smallprint"
