"""scripts/bench: runs the benchmarks by name, prints their figures, and holds them against the floors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.tools.environment import chromium, run_measurement

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks in the environment with the peers, with a browser where there is one."""
    browser = chromium()
    return run_measurement("scripts.benching", arguments, **({"CHROMIUM": browser} if browser else {}))
