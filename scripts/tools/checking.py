"""Types and style: ruff and mypy for the Python, tsc and biome for the extension. Warnings are errors."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from scripts.tools.environment import ROOT, SetupError, ensure_environment, program, say
from scripts.tools.javascript import FOLDER, ensure_javascript

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main() -> int:
    """Set up what the checks need and run them. Returns 0 when all pass."""
    try:
        ensure_environment("test")
        has_node = ensure_javascript()
    except SetupError as error:
        say(f"error: {error}")
        return 1
    return 0 if all_pass(has_node=has_node) else 1


def all_pass(*, has_node: bool) -> bool:
    """Run every check, also after one has failed."""
    passed = [
        _run("ruff", [program("ruff"), "check", "--quiet", "."]),
        _run("ruff format", [program("ruff"), "format", "--check", "--quiet", "."]),
        _run("mypy", [program("mypy"), "--no-error-summary"]),
    ]
    if has_node:
        npx = shutil.which("npx") or "npx"
        passed += [
            _run("tsc", [npx, "--no-install", "tsc", "--project", "tsconfig.json"], FOLDER),
            _run(
                "biome",
                [npx, "--no-install", "biome", "ci", "--error-on-warnings", "../../extension", "."],
                FOLDER,
            ),
        ]
    else:
        say("No Node here, so the extension's types and style are not checked")
    return all(passed)


def _run(name: str, command: Sequence[str | Path], folder: Path = ROOT) -> bool:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        say(f"{name} found something:")
        print(done.stdout + done.stderr)
    return done.returncode == 0
