"""Removes what `install` wrote, for all browsers that it knows, and the folders left empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smallprint.browsers.finding import all_places
from smallprint.browsers.inspection import BrokenError, registered_program
from smallprint.browsers.install import Result, failure, profile_or_error
from smallprint.browsers.pruning import prune
from smallprint.errors import InstallError

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine
    from smallprint.browsers.places import Place


def uninstall(machine: Machine, *, profile: Path | None = None, dry_run: bool = False) -> list[Result]:
    """Remove our manifests and registry keys, or those in one `profile` folder. Nothing to do is no error.

    Those by which a browser starts another installation that works stay. Only the registration goes;
    `leftovers` removes the rest. Raises InstallError under sudo.
    """
    machine.refuse_sudo()
    chosen = all_places(machine) if profile is None else [profile_or_error(profile, machine)]
    found: dict[tuple[Path, str | None], Place] = {}
    for place in chosen:
        if _is_registered(place, machine):
            found.setdefault((place.file, place.key), place)
    files = {file for file, _ in found}
    for place in chosen:
        if place.file not in files and _exists(place.file):
            found.setdefault((place.file, None), replace(place, key=None))
    # Judged before anything is removed, as places share files and keys on Windows.
    others = {each: _other_program(place, machine) for each, place in found.items()}
    shared = {file for (file, _), program in others.items() if program}
    return [
        _stays(place, program) if program else _remove(place, machine, place.file in shared, dry_run)
        for place, program in zip(found.values(), others.values(), strict=True)
    ]


def _is_registered(place: Place, machine: Machine) -> bool:
    if place.key is None or machine.registry is None:
        return _exists(place.file)
    return machine.registry.read(place.key) is not None


def _exists(file: Path) -> bool:
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # we may not look: that it is not there cannot be said
        return True
    return True


def _other_program(place: Place, machine: Machine) -> Path | None:
    """Return the program that the browser at `place` starts, if it can, and it is another installation's."""
    try:
        program = registered_program(place, machine)
    except BrokenError:
        return None
    try:
        return None if program.samefile(machine.host_script()) else program
    except (InstallError, OSError):  # our own is gone
        return program


def _stays(place: Place, program: Path) -> Result:
    reason = f"it starts another Smallprint, {program}"
    return Result(place.browser, place.label, str(place.file), "stays", reason)


def _remove(place: Place, machine: Machine, is_shared: bool, dry_run: bool) -> Result:
    try:
        if not dry_run:
            if place.key is not None and machine.registry is not None:
                machine.registry.delete(place.key)
            if not is_shared:
                _unlink(place.file)
                prune(place.file.parent, place.root)
    except OSError as error:
        return failure(place.browser, place.label, place.file, error)
    return Result(place.browser, place.label, str(place.file), "removed")


def _unlink(file: Path) -> None:
    """Remove a manifest, and what a killed `install` left of one."""
    file.unlink(missing_ok=True)
    for scrap in file.parent.glob(f".{file.name}.*"):
        scrap.unlink()
