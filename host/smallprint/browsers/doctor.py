"""Checks everything between a click and the host's answer, and says how to mend what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smallprint import __version__, logs
from smallprint.browsers.finding import found_places, sandboxed
from smallprint.browsers.greeting import greet
from smallprint.browsers.inspection import (
    BrokenError,
    check_program,
    is_open_to_others,
    registered_program,
)
from smallprint.browsers.install import profile_or_error
from smallprint.errors import InstallError
from smallprint.identity import FIREFOX_ID, allowed_origins
from smallprint.library.library import default_path

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.known import Family
    from smallprint.browsers.machine import Machine
    from smallprint.browsers.places import Place

OLDEST_PYTHON = (3, 11)
REPAIR = "Run: smallprint install"
REINSTALL = "Install Smallprint again: pip install --force-reinstall smallprint, then run: smallprint install"


@dataclass(frozen=True, slots=True)
class Check:
    """One check, in one line, and its fix. `name` is for programs, `subject` says of what it is."""

    name: Literal[
        "python",
        "script",
        "browsers",
        "manifest",
        "installation",
        "permissions",
        "sandbox",
        "host",
        "version",
        "log",
        "library",
    ]
    subject: str
    status: Literal["ok", "warning", "failed"]
    words: str
    fix: str = ""


def doctor(machine: Machine, profile: Path | None = None) -> list[Check]:
    """Check this installation and every browser found, or one `profile` folder alone. Changes nothing.

    Raises InstallError under sudo, where it would look at root's browsers.
    """
    machine.refuse_sudo()
    script, checks = _own_checks(machine)
    chosen = found_places(machine) if profile is None else [profile_or_error(profile, machine)]
    boxed = _sandbox_checks(machine)
    if not chosen:
        words = "none found that can start the host"
        fix = "Install Chrome, Chromium or Firefox, or run: smallprint install --browser NAME"
        checks.append(Check("browsers", "this user", "failed", words, fix))
    callers: dict[tuple[Path, Family], list[str]] = {}
    for place in chosen:
        program, of_place = _place_checks(place, script, machine)
        checks += of_place
        if program:
            callers.setdefault((program, place.family), _arguments(place))
    if script and not any(program == script for program, _ in callers):
        callers[script, "chromium"] = allowed_origins()[:1]
    checks += boxed
    for (program, family), arguments in callers.items():
        checks += _host_checks(program, family, arguments)
    checks.append(Check("log", "host", "ok", logs.place()))
    return [*checks, *_library_checks()]


def _library_checks() -> list[Check]:
    try:
        file = default_path()
    except RuntimeError:  # no home to be in
        return []
    words = str(file) if file.exists() else f"nothing is kept yet; it will be {file}"
    return [Check("library", "policies", "ok", words), *_open_checks(file)]


def _own_checks(machine: Machine) -> tuple[Path | None, list[Check]]:
    """Return the host's script, if it can be started, and the checks of this installation itself."""
    version = ".".join(map(str, machine.python))
    if machine.python >= OLDEST_PYTHON:
        checks = [Check("python", version, "ok", "new enough")]
    else:
        checks = [
            Check(
                "python",
                version,
                "failed",
                "older than 3.11",
                "Install Smallprint with Python 3.11 or newer.",
            )
        ]
    try:
        script = machine.host_script()
        check_program(script)
    except (InstallError, BrokenError) as error:
        return None, [*checks, Check("script", "smallprint-host", "failed", str(error), REINSTALL)]
    return script, [*checks, Check("script", "smallprint-host", "ok", str(script)), *_open_checks(script)]


def _place_checks(place: Place, script: Path | None, machine: Machine) -> tuple[Path | None, list[Check]]:
    """Return the program that the browser would start, if it would start one, and the checks of the place."""
    fix = REPAIR if place.browser != "profile" else f'{REPAIR} --profile "{place.root}"'
    try:
        program = registered_program(place, machine)
    except BrokenError as error:
        return None, [Check("manifest", place.label, "failed", str(error), fix)]
    checks = [Check("manifest", place.label, "ok", f"registered in {place.file}"), *_open_checks(place.file)]
    if script and program != script:
        words = f"starts another installation of Smallprint, {program}"
        checks.append(Check("installation", place.label, "warning", words, f"{fix} (to use this one)"))
    return program, checks


def _open_checks(file: Path) -> list[Check]:
    if not file.exists() or not is_open_to_others(file):
        return []
    words = f"any user of this computer may change {file}"
    return [Check("permissions", file.name, "failed", words, f'Run: chmod o-w "{file}"')]


def _sandbox_checks(machine: Machine) -> list[Check]:
    checks = []
    for browser in sandboxed(machine):
        if browser.portal:
            words = f"runs in a {browser.kind}: it reaches hosts only where the desktop has a portal for them"
            fix = "Allow it when the browser asks; if it never asks, install Firefox from packages."
        else:
            words = f"runs in a {browser.kind}, whose sandbox keeps it from starting any host"
            fix = f"Install {browser.label} from packages or its maker, then run: smallprint install"
        checks.append(Check("sandbox", browser.label, "warning", words, fix))
    return checks


def _arguments(place: Place) -> list[str]:
    """Return what a browser passes to the host that it starts, to tell it who calls."""
    return [str(place.file), FIREFOX_ID] if place.family == "firefox" else allowed_origins()[:1]


def _host_checks(program: Path, family: Family, arguments: list[str]) -> list[Check]:
    greeting = greet([str(program), *arguments])
    if greeting.problem:
        return [Check("host", str(program), "failed", greeting.problem, REINSTALL)]
    checks = [
        Check("host", str(program), "ok", f"answered {family}'s hello in {greeting.milliseconds:.0f} ms")
    ]
    if greeting.version == __version__:
        return [*checks, Check("version", greeting.version, "ok", "host and command line are the same")]
    words = f"the host is {greeting.version or 'unknown'}, the command line {__version__}"
    return [*checks, Check("version", greeting.version or "unknown", "failed", words, REINSTALL)]
