"""The page that opens after the installation: where it is, and what tests of it share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .report import ORIGIN

if TYPE_CHECKING:
    from playwright.sync_api import Page

WELCOME = f"{ORIGIN}/welcome/welcome.html"
SAMPLE = f"{ORIGIN}/welcome/sample.html"
TAKE_BACK = "() => chrome.storage.local.remove('consent')"
AGREED = "() => chrome.storage.local.set({ consent: { to: 1, at: '2026-01-01T00:00:00Z' } })"
INSTALL = "pipx install . && smallprint install"
"""As it is for an extension that was loaded from a folder."""
LEADS = "document.querySelector('{}').click()"


def wait_for_problem(page: Page, code: str, timeout: float = 30_000) -> str:
    """What the page says once it has found that the program has this problem."""
    page.wait_for_selector(f"#host .state[data-code={code}]", timeout=timeout)
    return page.inner_text("#host .state")
