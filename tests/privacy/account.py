"""A reader's account on a computer: hosts and commands run in it, with an eye on what they do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.host.driver import ORIGIN, REAL, Driver

from .doings import Doings

if TYPE_CHECKING:
    from collections.abc import Sequence

CLI = [sys.executable, "-m", "smallprint"]
_WATCH = Path(__file__).parent / "watch"
_PATIENCE = 300
"""Seconds for all that a host is asked: other tests run beside this one."""


class PatientDriver(Driver):
    """As the driver of other tests, for long conversations."""

    def __init__(self, command: list[str], state: Path, *arguments: str) -> None:
        super().__init__(command, state, *arguments)
        self._watchdog.cancel()
        self._watchdog = threading.Timer(_PATIENCE, self.process.kill)
        self._watchdog.start()


@cache
def no_network() -> tuple[str, ...]:
    """What a command is begun with so that the kernel gives it no network, not even that within the computer.

    Empty where the kernel does not.
    """
    alone = ("unshare", "--net", "--map-root-user")
    can = (
        shutil.which(alone[0])
        and subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
    )
    return alone if can else ()


@dataclass(frozen=True)
class Account:
    """An account in a folder: an empty home, and a place for temporary files. Its umask takes no rights away."""

    folder: Path

    def __post_init__(self) -> None:
        for each in (self.home, self.temporary):
            each.mkdir(mode=0o700)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    @property
    def own(self) -> tuple[Path, Path, Path]:
        """The folders of Smallprint: of the library, the log and the cache."""
        return (
            self.home / ".local/share/smallprint",
            self.home / ".local/state/smallprint/log",
            self.home / ".cache/smallprint",
        )

    def command(self, command: Sequence[str], *, denied: bool = False, watched: bool = True) -> list[str]:
        """A command as it is run here. `watched`: see `doings`. `denied`: watched, and without a network."""
        places = {
            "HOME": self.home,
            "XDG_CACHE_HOME": self.home / ".cache",
            "XDG_CONFIG_HOME": self.home / ".config",
            "XDG_DATA_HOME": self.home / ".local/share",
            "XDG_STATE_HOME": self.home / ".local/state",
            "TMPDIR": self.temporary,
            "PYTHONDONTWRITEBYTECODE": 1,
        }
        if watched:
            places |= {"PYTHONPATH": _WATCH, "WATCH_NOTES": self.folder / "notes"}
        if denied:
            places |= {"WATCH_DENIES": 1}
        words = [f"{name}={value}" for name, value in places.items()]
        begin = [*(no_network() if denied else ()), "env", *words]
        return [*begin, "sh", "-c", 'umask 0; exec "$@"', "sh", *command]

    def doings(self) -> Doings:
        """What all that was watched has done so far."""
        return Doings.read(self.folder / "notes")

    def host(self, program: list[str] = REAL, *, denied: bool = False, watched: bool = True) -> PatientDriver:
        """A host that the extension has started."""
        return PatientDriver(self.command(program, denied=denied, watched=watched), self.home, ORIGIN)

    def run(
        self,
        *words: object,
        program: list[str] = CLI,
        code: int = 0,
        denied: bool = False,
        watched: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of `smallprint`, which ends with this exit code."""
        command = self.command([*program, *map(str, words)], denied=denied, watched=watched)
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            cwd=self.folder,
            check=False,
        )
        assert ran.returncode == code, ran.stderr
        return ran

    def files(self) -> set[Path]:
        """All that lies in the account, folders too."""
        return {*self.home.rglob("*"), *self.temporary.rglob("*")}

    def holding(self, marker: str) -> set[Path]:
        """What has a word in its name or in its bytes, whatever the case of the letters."""
        word = os.fsencode(marker.lower())
        return {
            path for path in self.files() if word in os.fsencode(path.name).lower() or word in _bytes(path)
        }


def _bytes(path: Path) -> bytes:
    """What is in a file, in lower case. Folders, and what a live host has just removed, hold nothing."""
    with suppress(IsADirectoryError, FileNotFoundError):
        return path.read_bytes().lower()
    return b""
