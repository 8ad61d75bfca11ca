"""The tools for the extension's JavaScript: Node and what tests/extension/package-lock.json pins."""

from __future__ import annotations

import shutil
import subprocess

from scripts.tools.environment import ROOT, SetupError, install_debian, say

FOLDER = ROOT / "tests" / "extension"


def ensure_javascript() -> bool:
    """Install the pinned tools, unless that was done already. False where there is no Node to be had.

    Raises SetupError where there is one and the tools cannot be installed: that must not pass for a skip.
    """
    if shutil.which("npm") is None and not install_debian("nodejs", "npm"):
        return False
    lock, done = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".installed"
    wanted = lock.read_text(encoding="utf-8")
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return True
    say("Installing the JavaScript checkers (the first time only)")
    npm = shutil.which("npm") or "npm"
    ran = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=FOLDER,
        check=False,
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        raise SetupError(f"npm ci failed in {FOLDER}:\n{ran.stderr.strip()[:800]}")
    done.write_text(wanted, encoding="utf-8")
    return True
