"""The environment that everything runs in: `.venv` in the checkout, made once and again when pyproject.toml changes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
_OLDEST = (3, 11)


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do."""


def say(words: str) -> None:
    """One line of what is being done, for the person who waits."""
    print(f"» {words}", file=sys.stderr, flush=True)


def program(name: str) -> Path:
    """A program of the environment."""
    return _BIN / (f"{name}.exe" if os.name == "nt" else name)


def ensure_environment(*extras: str) -> None:
    """Make `.venv` with the package and its extras, unless that was done for this pyproject.toml already."""
    if sys.version_info < _OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(
            f"Python 3.11 or later is needed, and this is {found}. Run this with a newer python3."
        )
    wanted = _fingerprint(extras)
    stamp = VENV / f"installed-{'-'.join(extras) or 'base'}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and program("smallprint").exists():
        return
    say("Making the environment in .venv (the first time only; some 15 seconds)")
    if not program("python").exists():
        _make_venv()
    package = f".[{','.join(extras)}]" if extras else "."
    _pip("install", "--upgrade", "pip")
    _pip("install", "--editable", package)
    stamp.write_text(wanted, encoding="utf-8")


def run_measurement(module: str, arguments: Sequence[str], **variables: str) -> int:
    """Make the environment with the peers, and run a module of ours in it. Returns what it ends with."""
    try:
        ensure_environment("test", "peers")
    except SetupError as error:
        say(f"error: {error}")
        return 1
    command = [str(program("python")), "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode


def _fingerprint(extras: tuple[str, ...]) -> str:
    contents = (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(contents + repr((sys.version_info[:2], extras, str(ROOT))).encode()).hexdigest()


def _make_venv() -> None:
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt", clear=True)
    except subprocess.CalledProcessError:
        # Debian's python3 comes without ensurepip.
        shutil.rmtree(VENV, ignore_errors=True)
        if not install_debian("python3-venv"):
            raise SetupError(
                "This Python cannot make virtual environments. Install python3-venv and try again."
            ) from None
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def _pip(*arguments: str) -> None:
    command = [str(program("python")), "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SetupError(f"pip {' '.join(arguments)} failed:\n{done.stderr.strip()}")


def install_debian(*packages: str) -> bool:
    """Install Debian packages where that needs no password; False where it cannot be done."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say(f"Installing {', '.join(packages)} from Debian's packages")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            [*command, "--quiet=2"], env=environment, check=False, capture_output=True, text=True
        )
        if done.returncode:
            say(f"{' '.join(command[:2])} failed: {done.stderr.strip().splitlines()[-1:] or 'no word why'}")
            return False
    return True


def chromium() -> str | None:
    """The path of a Chromium, installed from Debian's packages where that may be done.

    Chrome itself does not do: since version 137 it no longer loads extensions from the command line.
    """
    return _browser("CHROMIUM", ("chromium", "chromium-browser"), "chromium")


def firefox() -> str | None:
    """The path of a Firefox, installed from Debian's packages where that may be done."""
    return _browser("FIREFOX", ("firefox-esr", "firefox"), "firefox-esr")


def _browser(variable: str, names: tuple[str, ...], package: str) -> str | None:
    for name in (os.environ.get(variable), *names):
        if name and (found := shutil.which(name)):
            return found
    return shutil.which(package) if install_debian(package) else None
