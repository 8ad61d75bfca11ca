"""What registering depends on: the system, the user's home and environment, the running Python.

All of it is stated in one value, so that tests describe another computer instead of patching this one.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Mapping  # noqa: TC003 - dataclass fields are resolved by tools at run time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from smallprint.browsers.registry import Registry, user_registry
from smallprint.errors import InstallError

System = Literal["linux", "macos", "windows"]
_SYSTEMS: dict[str, System] = {"darwin": "macos", "win32": "windows"}


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer and its user. `scripts` are the folders that may hold the host's script, best first."""

    system: System
    home: Path
    env: Mapping[str, str]
    scripts: tuple[Path, ...]
    python: tuple[int, int, int]
    root: bool = False
    registry: Registry | None = None

    def refuse_sudo(self) -> None:
        """Raise InstallError under sudo: the files would be root's, in root's home, and of no use."""
        user = self.env.get("SUDO_USER", "root")
        if self.root and user != "root":
            raise InstallError(
                "install_failed",
                "Smallprint registers with the browsers of one user and must not run under sudo.",
                f"Run the same command as {user}, without sudo.",
            )

    def host_script(self) -> Path:
        """Return the absolute path of `smallprint-host` of this very installation.

        It is never looked up on PATH, where version managers keep shims that add a quarter of a second or
        that stop working as soon as another Python is chosen. Raises InstallError where there is none.
        """
        name = "smallprint-host.exe" if self.system == "windows" else "smallprint-host"
        for folder in self.scripts:
            script = Path(os.path.abspath(folder / name))  # noqa: PTH100 - keeps links, as the venv needs them
            if script.is_file():
                return script
        raise InstallError(
            "install_failed",
            f"The program {name} is missing beside the Python that runs this.",
            "Install Smallprint again: pip install --force-reinstall smallprint",
            {"looked_in": [str(folder) for folder in self.scripts]},
        )


def this_machine() -> Machine:
    """Return the computer and the user that run this."""
    # The user's scheme is where `pip install --user` puts scripts, far from the interpreter.
    user_scheme = sysconfig.get_preferred_scheme("user")
    return Machine(
        system=_SYSTEMS.get(sys.platform, "linux"),
        home=Path.home(),
        env=os.environ,
        scripts=(
            Path(sys.executable).parent,
            Path(sysconfig.get_path("scripts")),
            Path(sysconfig.get_path("scripts", user_scheme)),
        ),
        python=sys.version_info[:3],
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        registry=user_registry(),
    )
