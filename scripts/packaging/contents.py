"""What a package may hold and how large it may be, by limits.toml."""

from __future__ import annotations

import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

from scripts.packaging.errors import PackagingError

LIMITS = Path(__file__).parent / "limits.toml"

_SHOWN = 5


def check_contents(package: Path, kind: str) -> None:
    """Hold `package` against the limits of its `kind`, a table of limits.toml. Raises PackagingError."""
    limits = tomllib.loads(LIMITS.read_text(encoding="utf-8"))[kind]
    members = sizes(package)
    strangers = sorted(name for name in members if not _belongs(name, limits["suffixes"], limits["names"]))
    if strangers:
        raise PackagingError(
            f"{package.name} would hold what is not meant to ship: {', '.join(strangers[:_SHOWN])}.",
            f"Move it out of the folder, or allow it in {LIMITS.name}.",
        )
    size = package.stat().st_size
    if size > limits["bytes"]:
        largest = sorted(members.items(), key=lambda member: -member[1])[:_SHOWN]
        raise PackagingError(
            f"{package.name} has {size:,} bytes; {limits['bytes']:,} are allowed. The largest files in it: "
            + ", ".join(f"{name} ({bytes_:,})" for name, bytes_ in largest),
            f"Make it smaller, or raise the limit in {LIMITS.name} if users get something for it.",
        )


def sizes(package: Path) -> dict[str, int]:
    """Return the files in a zip, wheel or tar with their bytes: as they are packed, in a tar as they are."""
    if package.name.endswith(".tar.gz"):
        with tarfile.open(package) as tar:
            return {member.name: member.size for member in tar if not member.isdir()}
    with zipfile.ZipFile(package) as zipped:
        return {entry.filename: entry.compress_size for entry in zipped.infolist() if not entry.is_dir()}


def _belongs(name: str, suffixes: list[str], names: list[str]) -> bool:
    path = PurePosixPath(name)
    if path.name in names:
        return True
    hidden = any(part.startswith((".", "__pycache__")) for part in path.parts)
    return not hidden and path.suffix in suffixes
