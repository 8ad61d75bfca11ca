"""The extension as the zips that the stores take: the folder's own files, and a manifest for each browser.

The same files give the same bytes, wherever and whenever: names are sorted, and time, mode and compression fixed.
"""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any, Literal

from scripts.packaging.firefox import firefox_manifest
from scripts.packaging.versions import checked_version
from scripts.tools.environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

Browser = Literal["chromium", "firefox"]

LEFT_OUT = {
    "lib/types.js": "comments alone, for the checker of types",
    "package.json": "tells Node, which runs the tests, that these are modules",
}
"""Files of the folder that do nothing in a browser."""

_TIME = (2020, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3
_LEVEL = 9


def pack(target: Path, browser: Browser, root: Path = ROOT) -> Path:
    """Write the zip for `browser` into the folder `target` and return its path. Raises PackagingError, OSError."""
    version = checked_version(root)
    folder = root / "extension"
    made = target / f"smallprint-{browser}-{version}.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as zipped:
        for name in names(folder):
            data = (folder / name).read_bytes()
            zipped.writestr(_entry(name), _manifest(data, browser) if name == "manifest.json" else data)
    return made


def names(folder: Path) -> list[str]:
    """Return the names of the files of the extension that browsers need, sorted, with slashes."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name not in LEFT_OUT)


def chromium_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest for the Chrome Web Store, which refuses `key`: there the id comes from the item's own.

    In the folder `key` stays. It gives an unpacked extension the id that the host allows.
    """
    return {name: value for name, value in manifest.items() if name != "key"}


def _manifest(data: bytes, browser: Browser) -> bytes:
    made = {"chromium": chromium_manifest, "firefox": firefox_manifest}[browser](json.loads(data))
    return (json.dumps(made, indent=2, ensure_ascii=False) + "\n").encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry
