"""What registering depends on: the system, the user's home and environment, the running Python.

All of it is stated in one value, so that tests describe another computer instead of patching this one.
"""

from __future__ import annotations

import filecmp
import os
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Mapping  # noqa: TC003 - dataclass fields are resolved by tools at run time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from smallprint.browsers.registry import Registry, user_registry
from smallprint.errors import InstallError

System = Literal["linux", "macos", "windows"]
_SYSTEMS: dict[str, System] = {"darwin": "macos", "win32": "windows"}
_ROOT = ("root", "0")


@dataclass(frozen=True, slots=True)
class Files:
    """Where Smallprint keeps its own: the log's file, the folder of the cache, the library's file."""

    log: Path
    cache: Path
    library: Path


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer and its user. `scripts` are the folders that may hold the host's script, best first.

    `executable` is the Python that runs this, `prefix` its environment, `base` the Python that this was made
    from. `source` is what pip installs the same Smallprint from: its arguments. `applications` is where macOS
    keeps those of all users.
    """

    system: System
    home: Path
    env: Mapping[str, str]
    scripts: tuple[Path, ...]
    python: tuple[int, int, int]
    executable: Path
    prefix: Path
    base: Path
    source: tuple[str, ...]
    files: Files
    root: bool = False
    registry: Registry | None = None
    applications: Path = Path("/Applications")

    def refuse_sudo(self) -> None:
        """Raise InstallError under sudo, doas or pkexec: the files would be root's, in root's home, of no use."""
        for variable, how in (("SUDO_USER", "sudo"), ("DOAS_USER", "doas"), ("PKEXEC_UID", "pkexec")):
            user = self.env.get(variable, "root")
            if self.root and user not in _ROOT:
                raise InstallError(
                    "install_failed",
                    f"Smallprint registers with the browsers of one user and must not run under {how}.",
                    f"Run the same command as {_name_of(user)}, without {how}.",
                )

    def host_script(self) -> Path:
        """Return the absolute path of `smallprint-host` of this very installation.

        It is never looked up on PATH, where version managers keep shims that add a quarter of a second or
        that stop working as soon as another Python is chosen. Raises InstallError where there is none.
        """
        from smallprint.browsers.installation import reinstall  # late: it is about machines

        name = "smallprint-host.exe" if self.system == "windows" else "smallprint-host"
        for folder in self.scripts:
            script = Path(os.path.abspath(folder / name))  # noqa: PTH100 - keeps links, as the venv needs them
            if os.path.isfile(script):  # noqa: PTH113 - what we may not look into has none for us
                return script
        raise InstallError(
            "install_failed",
            f"The program {name} is missing beside the Python that runs this.",
            f"Install Smallprint again: {reinstall(self)}",
            {"looked_in": [str(folder) for folder in self.scripts]},
        )

    def on_path(self) -> Path | None:
        """Return what starts when `smallprint` is typed, None if nothing does."""
        found = shutil.which("smallprint", path=self.env.get("PATH", ""))
        return Path(found) if found else None

    def is_on_path(self) -> bool:
        """Whether this very installation is what starts when `smallprint` is typed, not another one."""
        found = self.on_path()
        if found is None:
            return False
        with suppress(InstallError, OSError):
            host = self.host_script()
            own = host.with_name(host.name.replace("-host", ""))
            # On Windows pipx and uv copy programs; the path of their Python is in them.
            return found.samefile(own) or (
                self.system == "windows" and filecmp.cmp(found, own, shallow=False)
            )
        return False

    def command(self, arguments: str) -> str:
        """Return a command line for this installation that works when it is copied, `smallprint ...` if that does."""
        program = "smallprint" if self.is_on_path() else f"{self.run_python()} -m smallprint"
        return f"{program} {arguments}"

    def run_python(self) -> str:
        """Return the Python of this installation as it begins a command line."""
        if self.system != "windows":
            return self.quoted(self.executable)
        # To PowerShell a path in quotes is a mere string unless it is called.
        return "py" if self.prefix == self.base else f"& {self.quoted(self.executable)}"

    def quoted(self, words: Path | str) -> str:
        """Return a path or another argument as it is written in a command line of this system."""
        return f'"{words}"' if self.system == "windows" else shlex.quote(str(words))


def this_machine() -> Machine:
    """Return the computer and the user that run this. Raises SmallprintError where the user has no home."""
    from smallprint.browsers.installation import source

    # The user's scheme is where `pip install --user` puts scripts, far from the interpreter.
    user_scheme = sysconfig.get_preferred_scheme("user")
    return Machine(
        system=_SYSTEMS.get(sys.platform, "linux"),
        home=_home(),
        env=os.environ,
        scripts=(
            Path(sys.executable).parent,
            Path(sysconfig.get_path("scripts")),
            Path(sysconfig.get_path("scripts", user_scheme)),
        ),
        python=sys.version_info[:3],
        executable=Path(sys.executable),
        prefix=Path(sys.prefix),
        base=Path(sys.base_prefix),
        source=source(),
        files=_files(),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        registry=user_registry(),
    )


def _home() -> Path:
    with suppress(RuntimeError):  # a user without HOME whom the system does not know
        return Path.home()
    raise InstallError("install_failed", "There is no home folder.", "Set HOME, then run the command again.")


def _files() -> Files:
    from platformdirs import user_cache_path

    from smallprint.library.library import default_path
    from smallprint.logs import log_path

    # The cache as `knowledge` keeps it.
    return Files(log_path(), user_cache_path("smallprint", appauthor=False), default_path())


def _name_of(user: str) -> str:
    """Return the name of a user who is told by name, or by number as pkexec does."""
    if not user.isdecimal() or sys.platform == "win32":
        return user
    import pwd

    with suppress(KeyError, OverflowError):
        return pwd.getpwuid(int(user)).pw_name
    return "yourself"
