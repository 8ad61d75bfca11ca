"""What is wrong with a registration: the manifest a browser would read, and the program it would start."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from shlex import quote
from typing import Any

from smallprint.browsers import manifest
from smallprint.browsers.known import Family  # noqa: TC001
from smallprint.browsers.machine import Machine  # noqa: TC001
from smallprint.browsers.places import Place  # noqa: TC001

_LONGEST = 1000
"""Characters of what is said of a manifest: it may hold anything, of any length."""

_ORIGIN = {"chromium": "allowed_origins", "firefox": "allowed_extensions"}


class BrokenError(Exception):
    """A registration that a browser would not accept. The text says what is wrong with it.

    `fix` is what mends it where `smallprint install` does not, `absent` tells that there is none at all.
    """

    def __init__(self, words: str, fix: str = "", *, absent: bool = False) -> None:
        super().__init__(words[:_LONGEST])
        self.fix = fix
        self.absent = absent


class ProgramError(BrokenError):
    """A program that cannot be started."""


def registered_program(place: Place, machine: Machine) -> Path:
    """Return the program that the browser at `place` would start. Raises BrokenError if none."""
    return _program(_content(_manifest_file(place, machine)), place.family)


def check_program(program: Path) -> None:
    """Raise ProgramError if `program` cannot be started: missing, not executable, interpreter gone."""
    try:
        if not program.is_file():
            raise ProgramError(f"the program {program} does not exist")
        if not os.access(program, os.X_OK):
            raise ProgramError(*_forbidden(program))
        with program.open("rb") as stream:
            interpreter = _interpreter(stream.read(1024))
        if interpreter and not Path(interpreter).is_file():
            raise ProgramError(f"the Python that {program} names is gone: {interpreter}")
    except (OSError, ValueError) as error:  # a name that no file can have, a file that cannot be read
        reason = getattr(error, "strerror", None) or "no file can be called so"
        raise ProgramError(f"there is no program that can be started: {reason}: {program}") from error


def _forbidden(program: Path) -> tuple[str, str]:
    """Return why a program cannot be executed, and what mends it."""
    if program.stat().st_mode & stat.S_IXUSR and _allows_no_programs(program):
        return (
            f"the program {program} is on a disk from which none can be started (mounted noexec)",
            "Install Smallprint on another disk: pipx heeds PIPX_HOME, uv heeds UV_TOOL_DIR",
        )
    return f"the program {program} is not executable", f"Run: chmod u+x {quote(str(program))}"


def _allows_no_programs(program: Path) -> bool:
    return os.name == "posix" and bool(os.statvfs(program).f_flag & getattr(os, "ST_NOEXEC", 0))


def _interpreter(head: bytes) -> str:
    """Return the program that a script's first lines name, "" where they name none or work it out as they run.

    A path that holds spaces or is too long for `#!` cannot stand there: pip then writes a line of shell that
    starts it, `'''exec' "/a path/python" "$0" "$@"`. uv's caches have one that begins with `"$(dirname`.
    """
    if not head.startswith(b"#!"):
        return ""
    lines = head.decode("utf-8", "replace").split("\n")
    if len(lines) > 1 and lines[1].startswith("'''exec' "):
        command = lines[1].removeprefix("'''exec' ")
        path = command.split('"')[1] if command.startswith('"') else command.split(" ")[0]
        return "" if path.startswith("$") else path
    words = lines[0][2:].split(None, 1)
    return words[0] if words else ""


def _manifest_file(place: Place, machine: Machine) -> Path:
    if place.key is None or machine.registry is None:
        return place.file
    named = machine.registry.read(place.key)
    if not named:
        words = f"not registered: there is no registry key HKEY_CURRENT_USER\\{place.key}"
        raise BrokenError(words, absent=True)
    return Path(named)


def _content(file: Path) -> dict[str, Any]:
    try:
        data = manifest.read(file)
    except OSError as error:
        blocked = isinstance(error, IsADirectoryError)
        fix = f"Remove what is at {file}, then run install again" if blocked else ""
        raise BrokenError(f"the manifest {file} cannot be read: {error.strerror or error}", fix) from error
    if data is None:
        raise BrokenError(f"not registered: there is no manifest {file}", absent=True)
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
