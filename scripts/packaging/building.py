"""All four packages: the zips of the extension, the wheel and the sdist of the host. What is made is checked."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.packaging.contents import check_contents
from scripts.packaging.extension import pack
from scripts.packaging.python import build_sdist, build_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SUMS = "SHA256SUMS"
"""The name of the file of sums."""


def build(root: Path, target: Path) -> dict[str, Path]:
    """Make the packages of the checkout `root` in the folder `target`. Returns their paths by kind.

    Raises PackagingError for one that holds what it should not or is too large, and OSError.
    """
    made = {
        "chromium": pack(target, "chromium", root),
        "firefox": pack(target, "firefox", root),
        "wheel": build_wheel(target, root),
        "sdist": build_sdist(target, root),
    }
    for kind, package in made.items():
        check_contents(package, kind)
    return made


def sums(packages: Iterable[Path]) -> str:
    """Return the SHA-256 of each package on a line, as `sha256sum --check` reads it."""
    return "".join(
        f"{hashlib.sha256(package.read_bytes()).hexdigest()}  {package.name}\n" for package in packages
    )


def release(root: Path, examine: Callable[[dict[str, Path]], None]) -> str:
    """Put the packages of `root` and their sums into its folder `dist`, in the place of what was there.

    They are made in another folder, so `dist` holds all or, when this raises, what it held before. `examine` may
    raise. Returns the sums.
    """
    dist, cache = root / "dist", root / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="package-", dir=cache) as temporary:
        made = Path(temporary) / "new"
        made.mkdir()
        packages = build(root, made)
        examine(packages)
        told = sums(packages.values())
        (made / SUMS).write_text(told, encoding="utf-8", newline="\n")
        old = Path(temporary) / "old"
        if dist.exists():
            dist.rename(old)
        try:
            made.rename(dist)
        except OSError:
            if old.exists():
                old.rename(dist)
            raise
    return told
