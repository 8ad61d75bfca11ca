"""Removes what `install` wrote, for all browsers that it knows, and the folders left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.browsers.finding import all_places
from smallprint.browsers.install import Result, profile_or_error
from smallprint.browsers.pruning import prune

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine
    from smallprint.browsers.places import Place


def uninstall(machine: Machine, *, profile: Path | None = None, dry_run: bool = False) -> list[Result]:
    """Remove our manifests and registry keys, or those in one `profile` folder. Nothing to do is no error.

    Only the registration goes; `leftovers` removes the rest. Raises InstallError under sudo.
    """
    machine.refuse_sudo()
    chosen = all_places(machine) if profile is None else [profile_or_error(profile, machine)]
    # Judged before anything is removed, as places share files and keys on Windows.
    registered: dict[tuple[Path, str | None], Place] = {}
    for place in chosen:
        if _is_registered(place, machine):
            registered.setdefault((place.file, place.key), place)
    files = {file for file, _ in registered}
    left_over: dict[Path, Place] = {}
    for place in chosen:
        if place.file not in files and _exists(place.file):
            left_over.setdefault(place.file, place)
    return [_remove(place, machine, dry_run) for place in [*registered.values(), *left_over.values()]]


def _is_registered(place: Place, machine: Machine) -> bool:
    if place.key is None or machine.registry is None:
        return _exists(place.file)
    return machine.registry.read(place.key) is not None


def _exists(file: Path) -> bool:
    return file.is_symlink() or file.exists()


def _remove(place: Place, machine: Machine, dry_run: bool) -> Result:
    try:
        if not dry_run:
            if place.key is not None and machine.registry is not None and machine.registry.read(place.key):
                machine.registry.delete(place.key)
            place.file.unlink(missing_ok=True)
            prune(place.file.parent, place.root)
    except OSError as error:
        reason = error.strerror or str(error)
        return Result(place.browser, place.label, str(place.file), "failed", reason)
    return Result(place.browser, place.label, str(place.file), "removed")
