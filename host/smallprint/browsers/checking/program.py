"""Checks of this very installation: its Python, where it lies, its host's script, whether a terminal finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.browsers.checking.check import Check, Status
from smallprint.browsers.checking.permissions import may_others_change
from smallprint.browsers.inspection import ProgramError, check_program
from smallprint.browsers.installation import passing_home, refusal, reinstall, show_on_path
from smallprint.errors import InstallError

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine

OLDEST_PYTHON = (3, 11)


def check_installation(machine: Machine) -> tuple[Path | None, list[Check]]:
    """Return the host's script, None if it cannot be started, and the checks of the installation."""
    checks = [_python(machine), *_environment(machine)]
    try:
        script = machine.host_script()
        check_program(script)
    except (InstallError, ProgramError) as error:
        fix = getattr(error, "fix", "") or f"Run: {reinstall(machine)} (then run install again)"
        return None, [*checks, Check("script", "smallprint-host", "failed", str(error), fix)]
    checks.append(Check("script", "smallprint-host", "ok", str(script)))
    return script, [*checks, *may_others_change(script, machine.home), *_path(machine, script.parent)]


def _python(machine: Machine) -> Check:
    version = ".".join(map(str, machine.python))
    if machine.python >= OLDEST_PYTHON:
        return Check("python", version, "ok", "new enough")
    return Check(
        "python", version, "failed", "older than 3.11", "Install Smallprint with Python 3.11 or newer."
    )


def _environment(machine: Machine) -> list[Check]:
    refused = refusal(machine)
    if refused is None:
        return []
    # From a cache the browsers may well start another, sound installation.
    status: Status = "warning" if passing_home(machine.prefix) else "failed"
    return [Check("environment", str(machine.prefix), status, refused.message, refused.hint)]


def _path(machine: Machine, folder: Path) -> list[Check]:
    found = machine.on_path()
    if machine.is_on_path():
        return [Check("path", "smallprint", "ok", str(found))]
    words = "is not on PATH: a terminal does not find it by its name"
    if found:
        words = f"starts another Smallprint: {found} is found first"
    return [Check("path", "smallprint", "warning", words, show_on_path(machine, folder))]
