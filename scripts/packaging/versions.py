"""One version: `host/smallprint/__init__.py` says it, and the extension's manifest has to say the same.

Nothing is written into the manifest when packages are made, as the folder `extension` is loaded as it stands too.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scripts.packaging.errors import PackagingError

if TYPE_CHECKING:
    from pathlib import Path

MODULE = "host/smallprint/__init__.py"
MANIFEST = "extension/manifest.json"

_ASSIGNED = re.compile(r'^__version__ = "([^"\n]{1,50})"$', re.MULTILINE)
_NUMBER = r"(?:0|[1-9]\d{0,4})"
_ALLOWED = re.compile(rf"({_NUMBER}(?:\.{_NUMBER}){{0,3}})((?:a|b|rc){_NUMBER})?", re.ASCII)
_HIGHEST = 65535
"""Of a number in Chrome's versions."""


def checked_version(root: Path) -> str:
    """Return the version of the checkout `root`, the same in both places. Raises PackagingError."""
    version = _module_version(root / MODULE)
    wanted = manifest_fields(version)
    manifest = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    found = {name: manifest[name] for name in ("version", "version_name") if name in manifest}
    if found != wanted:
        raise PackagingError(
            f"The version is {version} in {MODULE}, but {MANIFEST} has {json.dumps(found)}.",
            f"Write {json.dumps(wanted)} into the manifest, or the right version into the module.",
        )
    return version


def manifest_fields(version: str) -> dict[str, str]:
    """Return what a manifest says of a version of Python's: `0.2.0rc1` is `0.2.0` with the name `0.2.0rc1`.

    Raises PackagingError for one that Chrome cannot have: it takes one to four numbers up to 65535, not all 0.
    """
    match = _ALLOWED.fullmatch(version)
    numbers = [int(number) for number in match[1].split(".")] if match else [0]
    if match is None or not any(numbers) or max(numbers) > _HIGHEST:
        raise PackagingError(
            f"{version} is no version that both Python and the browsers know.",
            f"Take one to four numbers up to {_HIGHEST}, as 0.2.0; a, b or rc and a number may follow.",
        )
    return {"version": match[1], **({"version_name": version} if match[2] else {})}


def _module_version(module: Path) -> str:
    match = _ASSIGNED.search(module.read_text(encoding="utf-8"))
    if match is None:
        raise PackagingError(f"{MODULE} assigns no __version__.", 'It needs a line as __version__ = "0.2.0".')
    return match[1]
