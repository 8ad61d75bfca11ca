"""Mozilla's linter, web-ext, on the zips. It knows Firefox alone, and of Chromium's zip what the two have in common."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from typing import TYPE_CHECKING, Any

from scripts.packaging.errors import PackagingError
from scripts.tools.javascript import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.packaging.extension import Browser

PROGRAM = FOLDER / "node_modules" / "web-ext" / "bin" / "web-ext.js"
"""As `npm ci` installs it in the version that package-lock.json pins."""

OF_CHROMIUM = {
    "BACKGROUND_SERVICE_WORKER_NOFALLBACK": "background/service_worker",
    "ADDON_ID_REQUIRED": "add-on ID",
    "MANIFEST_PERMISSIONS": '"declarativeContent"',
    "MISSING_DATA_COLLECTION_PERMISSIONS": "data_collection_permissions",
}
"""What the linter must say of Chromium's manifest, by code with words of it: that it is not one for Firefox.

All other files are the same in both zips, so a finding in them would show in Firefox's too.
"""


def lint(package: Path, browser: Browser) -> None:
    """Lint what is in the zip `package`. Raises PackagingError for each error, warning or notice that is no known one.

    A known one that is no longer said is an error as well, lest the list outlive its reason.
    """
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(package) as zipped:
            zipped.extractall(folder)
        found = _findings(folder)
    known = dict(OF_CHROMIUM) if browser == "chromium" else {}
    told = []
    for finding in found:
        file = finding.get("file", "")
        if file == "manifest.json" and known.get(finding["code"], "\0") in finding["message"]:
            del known[finding["code"]]
        else:
            told.append(f"{file}:{finding.get('line', 1)}: {finding['code']}: {finding['message']}")
    told += [f"{code} is expected and was not found" for code in known]
    if told:
        raise PackagingError(
            f"web-ext on {package.name}:\n  " + "\n  ".join(told), "Mend it in the extension."
        )


def _findings(folder: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [
            shutil.which("node") or "node",
            PROGRAM,
            "lint",
            "--output=json",
            "--no-input",
            "--no-config-discovery",
            f"--source-dir={folder}",
        ],
        env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},  # it would ask the network for a newer one of itself
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise PackagingError(
            f"web-ext did not run: {(done.stderr or done.stdout).strip()[:800]}",
            f"Remove {FOLDER.name}/node_modules and try again.",
        ) from None
    return [*told["errors"], *told["warnings"], *told["notices"]]
