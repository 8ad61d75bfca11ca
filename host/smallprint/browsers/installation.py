"""How this Smallprint came to be on the computer: what changes it, and what browsers could not rely on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from smallprint.errors import InstallError

if TYPE_CHECKING:
    from smallprint.browsers.machine import Machine

Installer = Literal["pipx", "uv", "pip"]

# Each leaves its mark at the top of the environments that it makes.
_MARKS: dict[str, Installer] = {"pipx_metadata.json": "pipx", "uv-receipt.toml": "uv"}
_REINSTALL = {"pipx": "pipx reinstall smallprint", "uv": "uv tool upgrade --reinstall smallprint"}
_UPDATE = {"pipx": "pipx upgrade smallprint", "uv": "uv tool upgrade smallprint"}
_REMOVE = {"pipx": "pipx uninstall smallprint", "uv": "uv tool uninstall smallprint"}
_SHOW = {"pipx": "pipx ensurepath", "uv": "uv tool update-shell"}
_STAY = {"uvx": "uv tool install", "pipx run": "pipx install"}
_UV_CACHE = re.compile(r"(?:archive|builds|environments)-v\d{1,4}")
_PIPX_CACHE = frozenset({".cache", "cache", "caches"})


def installer(machine: Machine) -> Installer:
    """Return what installed this Smallprint: `pip` stands for all that leave no mark."""
    return next((name for mark, name in _MARKS.items() if (machine.prefix / mark).is_file()), "pip")


def source() -> tuple[str, ...]:
    """Return the arguments by which pip installs this Smallprint again: from where it came.

    By its name only if it came from an index, as a package of that name elsewhere need not be ours. Where
    nothing is recorded (PEP 610) as nothing is installed, it is the folder around this one.
    """
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        recorded = distribution("smallprint").read_text("direct_url.json")
    except PackageNotFoundError:
        return (str(Path(__file__).parents[3]),)
    if recorded is None:
        return ("smallprint",)
    origin = json.loads(recorded)
    url = origin["url"]
    if url.startswith("file:"):
        path = url2pathname(urlsplit(url).path)
        return ("--editable", path) if origin.get("dir_info", {}).get("editable") else (path,)
    vcs = origin.get("vcs_info", {})
    revision = vcs.get("requested_revision")
    return (f"{vcs['vcs']}+{url}{f'@{revision}' if revision else ''}" if vcs else url,)


def reinstall(machine: Machine) -> str:
    """Return the command line that installs this Smallprint anew."""
    return _REINSTALL.get(installer(machine)) or _pip(
        machine, f"install --force-reinstall {_source(machine)}"
    )


def update(machine: Machine) -> str:
    """Return the command line that brings the newest Smallprint."""
    return _UPDATE.get(installer(machine)) or _pip(machine, f"install --upgrade {_source(machine)}")


def remove(machine: Machine) -> str:
    """Return the command line that removes the program itself."""
    return _REMOVE.get(installer(machine)) or _pip(machine, "uninstall smallprint")


def show_on_path(machine: Machine, folder: Path) -> str:
    """Return what makes a terminal find `smallprint`, which is in `folder`."""
    other = machine.on_path()
    if other:
        return f"Put {folder} before {other.parent} in PATH, or type: {machine.command('...')}"
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
            f"Install it to stay, with `{_STAY[runner]}` in place of `{runner}`; then run: smallprint install",
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
    return f"{machine.run_python()} -m pip {words}"


def _source(machine: Machine) -> str:
    return " ".join(map(machine.quoted, machine.source))
