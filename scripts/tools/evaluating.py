"""scripts/evaluate: runs the evaluations by name, prints their figures, and holds them against the floors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.tools.environment import run_measurement

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the evaluation in the environment with the peers."""
    return run_measurement("scripts.evaluation", arguments)
