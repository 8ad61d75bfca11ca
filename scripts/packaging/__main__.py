"""python -m scripts.packaging: makes and checks the packages in dist/, within the environment. See scripts/package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from scripts.packaging.building import release, sums
from scripts.packaging.errors import PackagingError
from scripts.packaging.linting import lint
from scripts.tools.environment import ROOT, SetupError, say
from scripts.tools.javascript import FOLDER, ensure_javascript

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.packaging.extension import Browser

_BROWSERS: tuple[Browser, ...] = ("chromium", "firefox")

_LINTED = ROOT / ".cache" / "linted"
"""The sums of the zips that were last found clean, with what linted them."""


def main() -> int:
    """Make the packages. Returns the exit code."""
    try:
        if _has_changes():
            say("Not all that lies here is committed, so these packages are of no commit")
        told = release(ROOT, _lint)
    except (PackagingError, SetupError, OSError) as error:
        say(f"error: {error}")
        if isinstance(error, PackagingError):
            say(f"hint: {error.hint}")
        return 1
    print(told, end="")
    say("These are in dist/, with their sums in dist/SHA256SUMS")
    return 0


def _lint(packages: dict[str, Path]) -> None:
    """Lint the zips, unless that was done for these very bytes already."""
    lock = FOLDER / "package-lock.json"
    if not lock.is_file() or not ensure_javascript():
        say("No Node or no tests/extension here, so the zips are not linted")
        return
    wanted = sums(packages[browser] for browser in _BROWSERS) + lock.read_text(encoding="utf-8")
    if _LINTED.is_file() and _LINTED.read_text(encoding="utf-8") == wanted:
        return
    say("Linting the extension")
    for browser in _BROWSERS:
        lint(packages[browser], browser)
    _LINTED.parent.mkdir(exist_ok=True)
    _LINTED.write_text(wanted, encoding="utf-8")


def _has_changes() -> bool:
    """Whether git says so; without git, or outside a checkout, nobody can."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return False
    done = subprocess.run(
        [git, "status", "--porcelain"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    return bool(done.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
