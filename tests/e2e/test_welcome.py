"""The page that opens after the installation, and its switch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import pytest

from smallprint.identity import EXTENSION_ID

from . import browser
from .report import ORIGIN
from .test_accessible import BEYOND, violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

WELCOME = f"{ORIGIN}/welcome/welcome.html"


@pytest.fixture
def welcome(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    page.goto(WELCOME)
    page.wait_for_selector("[role=switch]")
    yield page
    page.close()


def test_opens_once_after_the_installation(driver: Playwright, tmp_path: Path) -> None:
    with browser.launch(driver, tmp_path, welcome=True) as context:
        page = browser.welcome_page(context)
        page.wait_for_selector("h1")
        assert page.title() == "Welcome to Smallprint"
        page.goto("chrome://extensions")
        page.evaluate("chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })")
        page.evaluate("id => chrome.developerPrivate.reload(id)", EXTENSION_ID)  # as after an update
        page.wait_for_timeout(1500)
        assert [other.url for other in context.pages if other is not page] == ["about:blank"]
        page.goto(WELCOME)  # it runs again
        page.wait_for_selector("h1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(welcome: Page, scheme: Literal["light", "dark"]) -> None:
    welcome.emulate_media(color_scheme=scheme)
    for checked in ("false", "true"):
        welcome.evaluate(f"document.querySelector('.switch').setAttribute('aria-checked', '{checked}')")
        for width in (1280, 640, 320):
            welcome.set_viewport_size({"width": width, "height": 800})
            assert violations(welcome) == []
            assert welcome.evaluate(BEYOND, width) == []


def test_copies_the_command(welcome: Page) -> None:
    welcome.click(".command button")
    welcome.locator(".command button", has_text="Copied").wait_for()
    welcome.evaluate("document.body.append(document.createElement('textarea'))")
    welcome.focus("textarea")
    welcome.keyboard.press("ControlOrMeta+V")
    assert welcome.input_value("textarea") == welcome.inner_text(".command code") == "smallprint install"


def test_every_control_is_reached_by_tab(welcome: Page) -> None:
    reached = []
    for _ in range(2):
        welcome.keyboard.press("Tab")
        reached.append(welcome.evaluate("document.activeElement.textContent"))
        assert welcome.evaluate("document.activeElement.matches(':focus-visible')")
    assert reached == ["Copy", "Recognise policies by itself"]


def test_nothing_is_allowed_before_the_browser_has_asked(welcome: Page) -> None:
    """The click asks the reader; here nobody answers."""
    welcome.click("[role=switch]")
    welcome.wait_for_timeout(300)
    assert welcome.get_attribute("[role=switch]", "aria-checked") == "false"
    assert welcome.evaluate("chrome.permissions.getAll().then(({ origins }) => origins)") == []


def warnings(page: Page, manifest: dict[str, Any]) -> list[str]:
    """What Chromium tells readers before they install an extension with this manifest."""
    told = "text => chrome.management.getPermissionWarningsByManifest(text)"
    found: list[str] = page.evaluate(told, json.dumps(manifest))
    return found


def documented() -> dict[str, list[str]]:
    """The warnings by permission, as PERMISSIONS.md has them."""
    text = (browser.EXTENSION.parent / "PERMISSIONS.md").read_text(encoding="utf-8")
    found = {}
    for section in text.split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        line = next(line for line in body.splitlines() if line.startswith("- **Warning.**"))
        found[heading] = line.split("“")[1:]
        found[heading] = [words.split("”")[0] for words in found[heading]]
    return found


def test_warnings_are_as_documented(welcome: Page) -> None:
    manifest = json.loads((browser.EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    told = documented()
    [optional] = [name for name in told if "://" in name]
    at_installation = [words for name, found in told.items() if name != optional for words in found]
    assert sorted(warnings(welcome, manifest)) == sorted(at_installation)
    for permission in manifest["permissions"]:
        assert warnings(welcome, {**manifest, "permissions": [permission]}) == told[f"`{permission}`"]
    asked = {**manifest, "permissions": [], "host_permissions": manifest["optional_host_permissions"]}
    assert warnings(welcome, asked) == told[optional]
