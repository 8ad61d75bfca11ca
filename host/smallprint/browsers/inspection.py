"""What is wrong with a registration: the manifest a browser would read, and the program it would start."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

from smallprint.browsers import manifest
from smallprint.browsers.known import Family  # noqa: TC001
from smallprint.browsers.machine import Machine  # noqa: TC001
from smallprint.browsers.places import Place  # noqa: TC001

_ORIGIN = {"chromium": "allowed_origins", "firefox": "allowed_extensions"}


class BrokenError(Exception):
    """A registration that a browser would not accept. The text says what is wrong with it."""


def registered_program(place: Place, machine: Machine) -> Path:
    """Return the program that the browser at `place` would start. Raises BrokenError if none."""
    return _program(_content(_manifest_file(place, machine)), place.family)


def is_open_to_others(file: Path) -> bool:
    """Whether any user of the computer could change `file`, and so what the browser starts.

    A writable group is no sign: on many systems each user is a group of their own.
    """
    return os.name == "posix" and bool(file.stat().st_mode & stat.S_IWOTH)


def check_program(program: Path) -> None:
    """Raise BrokenError if `program` cannot be started: missing, not executable, interpreter gone."""
    if not program.is_file():
        raise BrokenError(f"the program {program} does not exist")
    if not os.access(program, os.X_OK):
        raise BrokenError(f"the program {program} is not executable")
    with program.open("rb") as stream:
        head = stream.read(1024)
    if not head.startswith(b"#!"):
        return
    interpreter = _interpreter(head)
    if not Path(interpreter).is_file():
        raise BrokenError(f"the Python that {program} names is gone: {interpreter}")


def _interpreter(head: bytes) -> str:
    """Return the program that a script's first lines name.

    A path that holds spaces or is too long for `#!` cannot stand there: pip then writes a line of shell that
    starts it, `'''exec' "/a path/python" "$0" "$@"`.
    """
    lines = head.decode("utf-8", "replace").split("\n")
    if len(lines) > 1 and lines[1].startswith("'''exec' "):
        command = lines[1].removeprefix("'''exec' ")
        return command.split('"')[1] if command.startswith('"') else command.split(" ")[0]
    words = lines[0][2:].split(None, 1)
    return words[0] if words else ""


def _manifest_file(place: Place, machine: Machine) -> Path:
    if place.key is None or machine.registry is None:
        return place.file
    named = machine.registry.read(place.key)
    if named is None:
        raise BrokenError(f"not registered: there is no registry key HKEY_CURRENT_USER\\{place.key}")
    return Path(named)


def _content(file: Path) -> dict[str, Any]:
    try:
        data = manifest.read(file)
    except OSError as error:
        raise BrokenError(f"the manifest {file} cannot be read: {error.strerror or error}") from error
    if data is None:
        raise BrokenError(f"not registered: there is no manifest {file}")
    try:
        content = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BrokenError(f"the manifest {file} is not JSON") from error
    if not isinstance(content, dict):
        raise BrokenError(f"the manifest {file} is not a JSON object")
    return content


def _program(content: dict[str, Any], family: Family) -> Path:
    path = content.get("path")
    program = Path(path) if isinstance(path, str) else Path()
    wanted = manifest.manifest(family, program)
    for field in ("name", "type"):
        if content.get(field) != wanted[field]:
            raise BrokenError(f"the manifest's {field} is {content.get(field)!r}, not {wanted[field]!r}")
    _check_callers(content, wanted, _ORIGIN[family])
    if not isinstance(path, str) or not program.is_absolute():
        raise BrokenError(f"the manifest's path is not absolute: {path!r}")
    check_program(program)
    return program


def _check_callers(content: dict[str, Any], wanted: dict[str, Any], field: str) -> None:
    callers = content.get(field)
    if not isinstance(callers, list):
        raise BrokenError(f"the manifest has no {field}")
    for caller in wanted[field]:
        if caller in callers:
            continue
        if caller.rstrip("/") in callers:
            raise BrokenError(f"the manifest's {field} lack the last slash of {caller}")
        raise BrokenError(f"the manifest's {field} do not list Smallprint's extension, {caller}")
    strangers = set(_ORIGIN.values()) - {field}
    if strangers & content.keys():
        raise BrokenError(f"the manifest has {strangers.pop()}, which this browser refuses")
