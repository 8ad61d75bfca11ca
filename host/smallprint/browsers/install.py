"""Registers the host with the browsers of this user, and repairs registrations that went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smallprint.browsers import manifest
from smallprint.browsers.finding import found_places, named_places, none_found
from smallprint.browsers.installation import refusal
from smallprint.browsers.places import Place, profile_place
from smallprint.errors import InstallError

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.browsers.machine import Machine

Action = Literal["already registered", "registered", "repaired", "removed", "stays", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What was done, or in a dry run would be, at one place.

    `reason` is why it stays or failed, `hint` what to do about a failure; else they are empty.
    """

    browser: str
    label: str
    path: str
    action: Action
    reason: str = ""
    hint: str = ""


def failure(browser: str, label: str, path: Path, error: OSError) -> Result:
    """Return the result of what could not be done at `path`."""
    hint = "Mend that, then run the command again."
    if isinstance(error, PermissionError):
        hint = (
            "Make that folder writable for you (see its owner and permissions), then run the command again."
        )
    elif isinstance(error, IsADirectoryError):
        hint = f"Remove what is at {path}, then run the command again."
    return Result(browser, label, str(path), "failed", error.strerror or str(error), hint)


def install(
    machine: Machine, *, browser: str | None = None, profile: Path | None = None, dry_run: bool = False
) -> list[Result]:
    """Register the host with the browsers that are here, with `browser` alone, or with one `profile` folder.

    A place that cannot be written does not keep the others from being registered: its result is `failed`.
    Raises InstallError: `no_browser`, or `install_failed` under sudo, where the host's script is missing, and
    where browsers could not rely on this installation.
    """
    machine.refuse_sudo()
    if refused := refusal(machine):
        raise refused
    chosen = _choose(machine, browser, profile)
    script = machine.host_script()
    return [_register(place, script, machine, dry_run) for place in chosen]


def profile_or_error(profile: Path, machine: Machine) -> Place:
    """Return the place of a custom user data folder. Raises InstallError on Windows, which has none."""
    if machine.system == "windows":
        raise InstallError(
            "install_failed",
            "On Windows browsers look for hosts in the registry, not in the profile folder.",
            "Run `smallprint install` without --profile: it serves all profiles.",
        )
    return profile_place(profile)


def _choose(machine: Machine, browser: str | None, profile: Path | None) -> list[Place]:
    if profile is not None:
        return [profile_or_error(profile, machine)]
    if browser is not None:
        return named_places(machine, browser)
    chosen = found_places(machine)
    if not chosen:
        raise none_found(machine)
    return chosen


def _register(place: Place, script: Path, machine: Machine, dry_run: bool) -> Result:
    wanted = manifest.dump(manifest.manifest(place.family, script))
    action: Action
    try:
        present = _present(place)
        right = present == wanted and not place.file.is_symlink()
        named = _named_file(place, machine)
        if right and named == str(place.file):
            action = "already registered"
        else:
            action = "registered" if present is None or named is None else "repaired"
            if not dry_run:
                _write(place, wanted, machine)
    except OSError as error:
        return failure(place.browser, place.label, place.file, error)
    return Result(place.browser, place.label, str(place.file), action)


def _present(place: Place) -> bytes | None:
    """Return what is in the manifest file. One that we may not read is no right one: it can still be replaced."""
    try:
        return manifest.read(place.file)
    except PermissionError:
        return b""


def _named_file(place: Place, machine: Machine) -> str | None:
    """Return the file at which the browser looks: what its registry key says, where it goes by keys."""
    if place.key is None or machine.registry is None:
        return str(place.file)
    return machine.registry.read(place.key)


def _write(place: Place, data: bytes, machine: Machine) -> None:
    manifest.write(place.file, data)
    if place.key is not None and machine.registry is not None:
        machine.registry.write(place.key, str(place.file))
