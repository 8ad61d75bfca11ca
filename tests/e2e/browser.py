"""A real Chromium with the real extension: launch, native host, popup. Also used by scripts/start."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from smallprint.identity import HOST_NAME, allowed_origins

from .popup import open_popup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import BrowserContext, Page, Playwright

EXTENSION = Path(__file__).resolve().parents[2] / "extension"
NAMES = ("chromium", "chromium-browser", "google-chrome-for-testing")
"""Browsers that load unpacked extensions from the command line; Chrome itself no longer does."""

ARGUMENTS = (
    "--enable-unsafe-extension-debugging",  # to press the toolbar button
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


def find_chromium() -> str | None:
    """The browser to test with: `CHROMIUM` of the environment, or one on the PATH."""
    given = os.environ.get("CHROMIUM")
    return given or next(filter(None, map(shutil.which, NAMES)), None)


def host_script() -> Path:
    """The host's command, beside the Python that runs this."""
    return Path(sys.executable).parent / "smallprint-host"


def data_home(profile: Path) -> Path:
    """Where hosts that the browser starts have their library: with the profile, not with the user's own."""
    return profile / "data"


def register_host(profile: Path, host: Path, origins: Sequence[str] | None = None) -> Path:
    """Register a native host with the browser that uses `profile`. Gives the manifest's path."""
    folder = profile / "NativeMessagingHosts"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / f"{HOST_NAME}.json"
    content = {
        "name": HOST_NAME,
        "description": "Smallprint",
        "path": str(host),
        "type": "stdio",
        "allowed_origins": allowed_origins() if origins is None else list(origins),
    }
    manifest.write_text(json.dumps(content), encoding="utf-8")
    return manifest


def welcome_page(context: BrowserContext) -> Page:
    """The page that opens by itself when the extension has been installed."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        for page in context.pages:
            if page.url.endswith("/welcome/welcome.html"):
                # A page that is closed while it loads its strings leaves the extension without any until the end.
                page.wait_for_load_state()
                return page
        context.pages[0].wait_for_timeout(20)
    raise TimeoutError("the welcome page did not open")


def agree(context: BrowserContext) -> None:
    """Agree to pages being read, as the button on the welcome page does."""
    kept = "chrome.storage.local.set({ consent: { to: 1, at: new Date().toISOString() } })"
    context.service_workers[0].evaluate(f"() => {kept}")


@contextmanager
def launch(
    playwright: Playwright,
    profile: Path,
    *,
    headless: bool = True,
    welcome: bool = False,
    agreed: bool = True,
    arguments: Sequence[str] = (),
    extension: Path = EXTENSION,
    environment: Mapping[str, str] | None = None,
) -> Iterator[BrowserContext]:
    """Chromium with the extension, using the profile in this folder. Raises RuntimeError without Chromium.

    An extension given on the command line is installed at each start; `welcome` leaves open the page that opens then.
    `agreed` has the reader agree to pages being read. Without an `environment` it is that of the tests, with a library
    of the profile's own.
    """
    executable = find_chromium()
    if executable is None:
        raise RuntimeError("no Chromium found; install one or set CHROMIUM to its path")
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=executable,
        headless=headless,
        args=[
            f"--disable-extensions-except={extension}",
            f"--load-extension={extension}",
            *ARGUMENTS,
            *sandbox,
            *arguments,
        ],
        env={**(environment or {**os.environ, "XDG_DATA_HOME": str(data_home(profile))})},
    )
    try:
        if not context.service_workers:
            context.wait_for_event("serviceworker")
        if agreed:
            agree(context)
        if not welcome:
            welcome_page(context).close()
        yield context
    finally:
        context.close()


@contextmanager
def open_browser(profile: Path, *, headless: bool = True) -> Iterator[BrowserContext]:
    """As `launch`, where nothing else uses Playwright."""
    with sync_playwright() as playwright, launch(playwright, profile, headless=headless) as context:
        yield context


def screenshot_of(address: str, profile: Path, target: Path, *, scheme: str = "light") -> None:
    """Save a picture of the popup with the cards of the page at `address`, using the real host."""
    register_host(profile, host_script())
    with open_browser(profile) as context:
        page = context.pages[0]
        page.goto(address)
        popup = open_popup(context, page)
        popup.scheme(scheme)
        popup.cards()
        popup.screenshot(target, whole=True)
