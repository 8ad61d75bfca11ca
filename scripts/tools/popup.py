"""Shows the real popup on a sample page: in a window where there is a display, else as a picture."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Error
from tests.e2e.browser import host_script, open_browser, register_host, screenshot_of
from tests.e2e.popup import open_popup
from tests.e2e.site import serve

_PICTURE = Path(__file__).resolve().parents[2] / ".cache" / "popup.png"


def main(browser: str, sample: Path) -> int:
    """`browser` is a Chromium; its profile is a new one, so the user's own stays as it is."""
    os.environ["CHROMIUM"] = browser
    with (
        tempfile.TemporaryDirectory(prefix="smallprint-", ignore_cleanup_errors=True) as folder,
        serve() as site,
    ):
        address = site.add(sample.read_bytes())
        if _has_display():
            _show_window(address, Path(folder))
        else:
            _PICTURE.parent.mkdir(exist_ok=True)
            screenshot_of(address, Path(folder), _PICTURE)
            print(f"The popup on the same policy, as a picture: {_PICTURE}")
    return 0


def _has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show_window(address: str, profile: Path) -> None:
    register_host(profile, host_script())
    with open_browser(profile, headless=False) as context:
        page = context.pages[0]
        page.goto(address)
        open_popup(context, page)
        print("A browser shows the popup on the same policy. Close its window to end.", flush=True)
        try:
            page.wait_for_event("close", timeout=0)
        except Error:  # the whole browser was closed
            return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
