"""Checks everything between a click and the host's answer, and says how to mend what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.browsers.checking.check import Check
from smallprint.browsers.checking.host import check_hosts
from smallprint.browsers.checking.log import check_log
from smallprint.browsers.checking.program import check_installation
from smallprint.browsers.checking.registration import check_registrations
from smallprint.browsers.checking.store import check_library
from smallprint.browsers.finding import found_places, none_found, sandboxed, way_out
from smallprint.browsers.install import profile_or_error

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine
    from smallprint.browsers.places import Place


def doctor(machine: Machine, profile: Path | None = None) -> list[Check]:
    """Check this installation and every browser found, or one `profile` folder alone. Changes nothing.

    Raises InstallError under sudo, where it would look at root's browsers.
    """
    machine.refuse_sudo()
    script, checks = check_installation(machine)
    places = found_places(machine) if profile is None else [profile_or_error(profile, machine)]
    registrations = check_registrations(places, script, machine)
    checks.append(_browsers(places, machine))
    for registration in registrations:
        checks += registration.checks
    checks += _sandboxes(machine)
    checks += check_hosts(registrations, script, machine)
    return [*checks, *check_log(machine.files.log), *check_library(machine)]


def _browsers(places: list[Place], machine: Machine) -> Check:
    if places:
        labels = dict.fromkeys(place.label for place in places)
        return Check("browsers", "this user", "ok", ", ".join(labels))
    error = none_found(machine)
    return Check("browsers", "this user", "failed", error.message, error.hint)


def _sandboxes(machine: Machine) -> list[Check]:
    checks = []
    for browser in sandboxed(machine):
        words = f"runs in a {browser.kind}, whose sandbox keeps it from starting any host"
        if browser.portal:
            words = f"runs in a {browser.kind}: it reaches hosts only where the desktop has a portal for them"
        checks.append(Check("sandbox", browser.label, "warning", words, way_out(browser, machine)))
    return checks
