"""The native host that a Firefox finds: registered by the product's own installer, in a home of the tests."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.browsers.install import install
from smallprint.browsers.machine import this_machine
from smallprint.identity import HOST_NAME

if TYPE_CHECKING:
    from tests.e2e.origins import Origins

_SCRIPTS = Path(sys.executable).parent
_E2E = Path(__file__).parents[1] / "e2e"


@dataclass
class Host:
    """Chooses the host of the Firefox whose home this is."""

    home: Path
    internet: Origins

    @property
    def manifest(self) -> Path:
        """The file by which Firefox finds the host."""
        return self.home / ".mozilla" / "native-messaging-hosts" / f"{HOST_NAME}.json"

    def real(self) -> None:
        """The host that is tested."""
        self._install(_SCRIPTS)

    def fake(self, mode: str, argument: object = None) -> Path:
        """fake_host.py, going wrong as `mode` says. Gives the file of the requests that it gets, one a line."""
        heard = self.home / "heard"
        heard.write_text("", encoding="utf-8")
        self._script("fake_host.py", mode, json.dumps(argument), str(heard))
        return heard

    def networked(self) -> None:
        """The real host, for which the tests' origins are the public internet."""
        self._script("networked_host.py", str(self.internet.port), str(self.internet.authority))

    def missing(self) -> None:
        """No host at all."""
        self.manifest.unlink()

    def foreign(self) -> None:
        """The real host, for another extension only."""
        self.real()
        content = json.loads(self.manifest.read_text(encoding="utf-8"))
        content["allowed_extensions"] = ["other@other.example"]
        self.manifest.write_text(json.dumps(content), encoding="utf-8")

    def forget(self) -> None:
        """Take away what it has kept."""
        shutil.rmtree(self.home / ".local" / "share" / "smallprint", ignore_errors=True)

    def _script(self, name: str, *arguments: str) -> None:
        folder = self.home / "fake"
        folder.mkdir(exist_ok=True)
        script = folder / "smallprint-host"
        command = shlex.join([sys.executable, str(_E2E / name), *arguments])
        script.write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
        script.chmod(0o755)
        self._install(folder)

    def _install(self, scripts: Path) -> None:
        machine = replace(this_machine(), home=self.home, env={}, scripts=(scripts,))
        install(machine, browser="firefox")
