"""All tests: checks, the extension's unit tests, then pytest with the end-to-end tests in real browsers."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from scripts.tools import checking
from scripts.tools.environment import (
    ROOT,
    SetupError,
    chromium,
    ensure_environment,
    firefox,
    program,
    say,
)
from scripts.tools.javascript import FOLDER, ensure_javascript

if TYPE_CHECKING:
    from collections.abc import Sequence


_MOST_PROCESSES = 4


def main(arguments: Sequence[str]) -> int:
    """Run everything; `arguments` go to pytest, among them `--full` for the long form. Returns 0 when all pass."""
    try:
        ensure_environment("test")
        if "--full" in arguments:
            _ensure_fuzzer()
        has_node = ensure_javascript()
    except SetupError as error:
        say(f"error: {error}")
        return 1
    browsers = {"CHROMIUM": chromium(), "FIREFOX": firefox()}
    for name in (name for name, path in browsers.items() if path is None):
        say(f"No {name.title()} here and none can be installed, so the tests in it are skipped")
    say("Checking types and style")
    failed = not checking.all_pass(has_node=has_node)
    if has_node:
        say("Testing the extension's modules")
        node = shutil.which("node") or "node"
        failed |= (
            subprocess.run([node, "--test", "--test-reporter=dot"], cwd=FOLDER, check=False).returncode != 0
        )
    say("Testing")
    environment = {**os.environ, **{name: path for name, path in browsers.items() if path}}
    # By file: each process has a browser of its own, and what a file sets up is set up once.
    spread = ["-n", str(min(_MOST_PROCESSES, os.cpu_count() or 1)), "--dist", "loadfile"]
    tested = subprocess.run([program("pytest"), *spread, *arguments], cwd=ROOT, env=environment, check=False)
    return 1 if failed or tested.returncode else 0


def _ensure_fuzzer() -> None:
    """It is not made for every system: its tests are skipped where it cannot be installed."""
    try:
        ensure_environment("test", "fuzz")
    except SetupError:
        say("The fuzzer (atheris) cannot be installed here, so the searches that it guides are skipped")
