"""The three ways in which people install the host, each into folders of its own and from a folder of wheels."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WAYS = ["pip", "pipx", "uv"]

_BIN = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True)
class Installed:
    """An installation: its commands, and a home in which they find nothing but what they write themselves."""

    bin: Path
    environment: dict[str, str]
    cwd: Path

    def run(self, name: str, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run one of the commands; its exit code is the caller's to look at."""
        return subprocess.run(
            [self.bin / name, *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=self.cwd,
            env=self.environment,
            timeout=60,
        )


def wheels(wheel: Path, folder: Path) -> Path:
    """Gather the wheel and what it needs in `folder`. Skips the test where they cannot be had, as without a network."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--only-binary=:all:",
            "--dest",
            folder,
            wheel,
            "pip",
        ],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode:
        pytest.skip(f"pip cannot get what the host needs: {done.stderr.strip().splitlines()[-1:]}")
    return folder


def install(way: str, package: Path, house: Path, folder: Path) -> Installed:
    """Install `package` by pip, pipx or uv as its documentation says, but with `house` as the only source."""
    home = folder / "home"
    home.mkdir(parents=True)
    environment = {
        **{name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ},
        **{name: str(home) for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")},
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(house),
        "PIPX_HOME": str(folder / "pipx"),
        "PIPX_BIN_DIR": str(folder / "bin"),
        "UV_CACHE_DIR": str(folder / "cache"),  # pipx may use uv as well
        "UV_NO_CONFIG": "1",
        "UV_OFFLINE": "1",
        "UV_NO_INDEX": "1",
        "UV_FIND_LINKS": str(house),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_TOOL_DIR": str(folder / "uv"),
        "UV_TOOL_BIN_DIR": str(folder / "bin"),
    }
    python = sys.executable
    if way == "pip":
        venv = folder / "venv"
        _run(environment, python, "-m", "venv", "--without-pip", venv)  # its own would take seconds
        _run(environment, python, "-m", "pip", "--python", venv, "install", "--quiet", package)
        return Installed(venv / _BIN, environment, home)
    if way == "pipx":
        _run(environment, python, "-m", "pipx", "install", "--python", python, package)
    else:
        _run(environment, python, "-m", "uv", "tool", "install", "--python", python, package)
    return Installed(folder / "bin", environment, home)


def _run(environment: dict[str, str], *command: str | Path) -> None:
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr or done.stdout
