"""Checks of what each browser would start, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.browsers.checking.check import Check
from smallprint.browsers.checking.permissions import may_others_change, may_we_change
from smallprint.browsers.inspection import BrokenError, ProgramError, registered_program
from smallprint.browsers.installation import passing_home

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine
    from smallprint.browsers.places import Place


@dataclass(slots=True)
class Registration:
    """What was found at a place. `program` is what its browser would start, None if it would start none.

    `stray` warns of a program of another installation: it matters only if that one works.
    """

    place: Place
    program: Path | None = None
    checks: list[Check] = field(default_factory=list)
    stray: Check | None = None


def check_registrations(places: list[Place], script: Path | None, machine: Machine) -> list[Registration]:
    """Return the registration at each place. `script` is our own host, None if that cannot be started."""
    found = []
    broken: list[tuple[Registration, BrokenError]] = []
    for place in places:
        registration = Registration(place)
        found.append(registration)
        try:
            registration.program = registered_program(place, machine)
        except BrokenError as error:
            broken.append((registration, error))
        else:
            registration.checks = _sound(place, machine)
            if script and registration.program != script:
                registration.stray = _stray(place, registration.program, machine)
    works = {registration.place.browser for registration in found if registration.program}
    for registration, reason in broken:
        # Of a browser with two places each version reads one: that the other is empty may not matter.
        spare = reason.absent and registration.place.browser in works
        registration.checks = [
            *_broken(registration.place, reason, script, machine, spare=spare),
            *may_we_change(registration.place.file.parent, machine.home),
        ]
    return found


def repair(place: Place, machine: Machine) -> str:
    """Return the fix that registers this installation at `place`."""
    profile = f" --profile {machine.quoted(place.root)}" if place.browser == "profile" else ""
    return f"Run: {machine.command('install')}{profile}"


def _sound(place: Place, machine: Machine) -> list[Check]:
    checks = [Check("manifest", place.label, "ok", f"registered in {place.file}")]
    file, home = place.file, machine.home
    return [*checks, *may_others_change(file, home), *may_we_change(file.parent, home)]


def _stray(place: Place, program: Path, machine: Machine) -> Check:
    words = f"starts another installation of Smallprint, {program}"
    if runner := passing_home(program):
        words += f", from the cache of {runner}, which is swept"
    return Check("installation", place.label, "warning", words, f"{repair(place, machine)} (to use this one)")


def _broken(
    place: Place, error: BrokenError, script: Path | None, machine: Machine, *, spare: bool
) -> list[Check]:
    if spare:
        words = f"{error}; other versions of this browser read it"
        return [Check("manifest", place.label, "warning", words, repair(place, machine))]
    ours = script is None or not isinstance(error, ProgramError)  # else registering ours mends it
    fix = (error.fix if ours else "") or repair(place, machine)
    return [Check("manifest", place.label, "failed", str(error), fix)]
