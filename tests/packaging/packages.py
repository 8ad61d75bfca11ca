"""The four packages, and what is in them."""

from __future__ import annotations

import json
import shutil
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def read(package: Path) -> dict[str, bytes]:
    """The files of a zip, a wheel or a tar, by name."""
    if package.name.endswith(".tar.gz"):
        with tarfile.open(package) as tar:
            files = [member for member in tar if member.isfile()]
            return {member.name: stream.read() for member in files if (stream := tar.extractfile(member))}
    with zipfile.ZipFile(package) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def unpacked(chromium: Path, target: Path) -> Path:
    """The store's zip as a folder to load, with the key by which a store would give it its id."""
    shutil.unpack_archive(chromium, target, "zip")
    ours = json.loads((ROOT / "extension" / "manifest.json").read_text(encoding="utf-8"))
    manifest = target / "manifest.json"
    stored = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**stored, "key": ours["key"]}), encoding="utf-8")
    return target
