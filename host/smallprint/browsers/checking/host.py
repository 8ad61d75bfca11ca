"""Checks that each program that browsers would start answers a real hello, and with which version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint import __version__
from smallprint.browsers.checking.check import Check
from smallprint.browsers.checking.registration import repair
from smallprint.browsers.greeting import greet
from smallprint.browsers.installation import reinstall
from smallprint.identity import FIREFOX_ID, allowed_origins

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.checking.registration import Registration
    from smallprint.browsers.known import Family
    from smallprint.browsers.machine import Machine
    from smallprint.browsers.places import Place


def check_hosts(registrations: list[Registration], script: Path | None, machine: Machine) -> list[Check]:
    """Greet each program once for each family that starts it, and our own if none does.

    Programs of another installation that answer as they should are warned of.
    """
    callers: dict[tuple[Path, Family], list[Place]] = {}
    for registration in registrations:
        if registration.program:
            key = registration.program, registration.place.family
            callers.setdefault(key, []).append(registration.place)
    if script and not any(program == script for program, _ in callers):
        callers[script, "chromium"] = []
    checks: list[Check] = []
    broken: set[Path] = set()
    for (program, family), places in callers.items():
        fix = f"Run: {reinstall(machine)} (then run install again)"
        if places and script and program != script:
            fix = f"{repair(places[0], machine)} (to use this installation)"
        found = _check(program, family, places, machine, fix)
        checks += found
        if any(check.status == "failed" for check in found):
            broken.add(program)
    strays = [each.stray for each in registrations if each.stray and each.program not in broken]
    return [*strays, *checks]


def _check(program: Path, family: Family, places: list[Place], machine: Machine, fix: str) -> list[Check]:
    # It writes its log: into this home, which a test's is not the developer's own.
    env = {**machine.env, "HOME": str(machine.home)}
    greeting = greet([str(program), *_arguments(family, places)], env)
    starter = " and ".join(dict.fromkeys(place.label for place in places)) or "a browser"
    if greeting.problem:
        words = f"{starter} would start it, but {greeting.problem}"
        return [Check("host", str(program), "failed", words, fix)]
    words = f"answered {family}'s hello in {greeting.milliseconds:.0f} ms"
    checks = [Check("host", str(program), "ok", words)]
    if greeting.version == __version__:
        return [*checks, Check("version", greeting.version, "ok", "host and command line are the same")]
    version = greeting.version or "unknown"
    words = f"{starter} would start {program}, which is {version}; this command line is {__version__}"
    return [*checks, Check("version", version, "failed", words, fix)]


def _arguments(family: Family, places: list[Place]) -> list[str]:
    """Return what a browser passes to the host that it starts, to tell it who calls."""
    return [str(places[0].file), FIREFOX_ID] if family == "firefox" else allowed_origins()[:1]
