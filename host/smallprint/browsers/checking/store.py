"""Checks of the library: whether its file can be opened, is sound, is ours to read, and for nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.browsers import stored
from smallprint.browsers.checking.check import Check
from smallprint.browsers.checking.permissions import may_others_change, may_others_read, may_we_change
from smallprint.browsers.installation import update

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine


def check_library(machine: Machine) -> list[Check]:
    """Check the library of this user."""
    file, home = machine.files.library, machine.home
    checks = [*may_others_change(file, home), *may_others_read(file, home)]
    forbidden = may_we_change(file.parent, home) or may_we_change(file, home)
    if not forbidden:
        checks = [_state(file, machine), *checks]
    return [*checks, *forbidden, *_search(), *_set_aside(file, machine)]


def _state(file: Path, machine: Machine) -> Check:
    state, policies = stored.look(file)
    kept = f"{policies:,} {'policy' if policies == 1 else 'policies'} in {file}"
    if state == "sound":
        return Check("library", "policies", "ok", kept)
    if state == "unfinished":
        return Check("library", "policies", "ok", f"{kept}; no damage in the part that was looked at")
    if state == "empty":
        return Check("library", "policies", "ok", f"nothing is kept yet; it will be in {file}")
    words, fix = {
        "newer": (f"{file} was written by a newer Smallprint", f"Run: {update(machine)}"),
        "damaged": (
            f"{file} is damaged",
            f"Run: {machine.command('library list')} (it is set aside then, and a new one begun)",
        ),
        "busy": (f"{file} is being written to", "Try again in a moment."),
        "closed": (
            f"{file} cannot be opened",
            "Check the disk that it is on." if file.is_file() else f"Remove what is at {file}.",
        ),
    }[state]
    return Check("library", "policies", "warning" if state == "busy" else "failed", words, fix)


def _search() -> list[Check]:
    if stored.can_search():
        return []
    words = "the SQLite of this Python cannot search text"
    fix = "Install a Python whose SQLite has FTS5, then install Smallprint with it."
    return [Check("library", "SQLite", "failed", words, fix)]


def _set_aside(file: Path, machine: Machine) -> list[Check]:
    delete = "del" if machine.system == "windows" else "rm"
    return [
        Check(
            "library",
            "set aside",
            "warning",
            f"a damaged library is in {aside}",
            f"Keep it to have it rescued, or delete it: {delete} {machine.quoted(aside)}",
        )
        for aside in stored.set_aside(file)
    ]
