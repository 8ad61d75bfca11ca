"""The wheel and the sdist, by hatchling in the version that pyproject.toml pins for it.

hatchling sorts names and sets modes; the time comes from here, so that the same files give the same bytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from scripts.packaging.errors import PackagingError
from scripts.packaging.versions import checked_version
from scripts.tools.environment import ROOT

_TIME = "1577836800"
"""2020-01-01, in seconds since 1970."""


def build_wheel(target: Path, root: Path = ROOT) -> Path:
    """Write the wheel into the folder `target` and return its path. Raises PackagingError, OSError."""
    return _build("wheel", target, root)


def build_sdist(target: Path, root: Path = ROOT) -> Path:
    """Write the sdist into the folder `target` and return its path. Raises PackagingError, OSError."""
    return _build("sdist", target, root)


def _build(kind: Literal["wheel", "sdist"], target: Path, root: Path) -> Path:
    checked_version(root)
    with tempfile.TemporaryDirectory(dir=target) as folder:
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", folder],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": _TIME},
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        if done.returncode:
            raise PackagingError(
                f"hatchling made no {kind}:\n{done.stderr.strip() or done.stdout.strip()}",
                "Run scripts/package, which installs hatchling, and see what it says.",
            )
        (made,) = Path(folder).iterdir()
        return made.replace(target / made.name)
