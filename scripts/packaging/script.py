"""scripts/package: makes the environment, then the packages in it. Standard library only: it runs first."""

from __future__ import annotations

import subprocess

from scripts.tools.environment import ROOT, SetupError, ensure_environment, program, say


def main() -> int:
    """Returns the exit code."""
    try:
        ensure_environment("package")
    except SetupError as error:
        say(f"error: {error}")
        return 1
    return subprocess.run([program("python"), "-m", "scripts.packaging"], cwd=ROOT, check=False).returncode
