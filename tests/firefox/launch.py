"""Starts a real Firefox, headless, with a home of its own. It reaches nothing but this computer."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smallprint.identity import FIREFOX_ID

from .bidi import Bidi
from .firefox import Firefox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NAMES = ("firefox-esr", "firefox")

UUID = "5f1d3c5e-9a51-4d5e-8a0e-6c2b7f0f4a11"
ORIGIN = f"moz-extension://{UUID}"
"""Where the extension's pages are. Firefox draws a new one for each profile, unless it is told before."""

_PREFERENCES: dict[str, object] = {
    "extensions.webextensions.uuids": json.dumps({FIREFOX_ID: UUID}),
    "network.dns.forceResolve": "127.0.0.1",
    "security.notification_enable_delay": 0,
    "ui.popup.disable_autohide": True,  # or a popup closes as soon as a test looks elsewhere
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "termsofuse.bypassNotification": True,
}


def find_firefox() -> str | None:
    """The browser to test with: `FIREFOX` of the environment, or one on the PATH."""
    given = os.environ.get("FIREFOX")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def start(
    home: Path,
    *,
    preferences: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Firefox]:
    """Firefox with nothing but what is in `home`, for as long as the block runs."""
    program = find_firefox()
    assert program is not None
    profile = home / "profile"
    profile.mkdir(parents=True, exist_ok=True)
    wanted = {**_PREFERENCES, **(preferences or {})}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    port = _free_port()
    command = [program, "--no-remote", "--headless", "--profile", str(profile)]
    command += ["--remote-debugging-port", str(port), "--remote-allow-system-access", "about:blank"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, env=_environment(home, environment or {}), stdout=log, stderr=log)
        try:
            bidi = Bidi(port)
            yield Firefox(bidi, home)
            bidi.send("browser.close")
            bidi.close()
        finally:
            _end(process)


def _environment(home: Path, more: Mapping[str, str]) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "MOZ_"))}
    return {**ours, "HOME": str(home), **more}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
