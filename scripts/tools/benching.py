"""scripts/bench: runs the benchmarks by name, prints their figures, and holds them against the floors."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from scripts.tools.environment import ROOT, SetupError, chromium, ensure_environment, program, say

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Make the environment with the peers, then run the benchmarks in it, with a browser where there is one."""
    try:
        ensure_environment("test", "peers")
    except SetupError as error:
        say(f"error: {error}")
        return 1
    browser = chromium()
    environment = {**os.environ, **({"CHROMIUM": browser} if browser else {})}
    return subprocess.run(
        [program("python"), "-m", "scripts.benching", *arguments], cwd=ROOT, env=environment, check=False
    ).returncode
