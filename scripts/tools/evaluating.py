"""scripts/evaluate: runs the evaluations by name, prints their figures, and holds them against the floors."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from scripts.tools.environment import ROOT, SetupError, ensure_environment, program, say

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Make the environment with the peers, then run the evaluation in it."""
    try:
        ensure_environment("test", "peers")
    except SetupError as error:
        say(f"error: {error}")
        return 1
    return subprocess.run(
        [program("python"), "-m", "scripts.evaluation", *arguments], cwd=ROOT, check=False
    ).returncode
