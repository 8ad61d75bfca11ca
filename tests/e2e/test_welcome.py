"""The page that opens after the installation, from a fresh profile to the cards of the sample policy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from smallprint import __version__
from smallprint.identity import EXTENSION_ID

from . import browser
from .conftest import Host, stop_host, stop_worker
from .popup import open_popup
from .report import ORIGIN
from .test_accessible import BEYOND, violations
from .welcome import INSTALL, SAMPLE, WELCOME, wait_for_problem

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from .conftest import Visitor


def test_from_a_fresh_profile_to_the_cards_of_the_sample(driver: Playwright, tmp_path: Path) -> None:
    with browser.launch(driver, tmp_path, welcome=True, agreed=False) as context:
        page = browser.welcome_page(context)
        assert "Not found yet" in wait_for_problem(page, "host_missing")
        assert page.inner_text(".command code") == INSTALL
        expect(page.get_by_role("switch")).to_be_disabled()
        Host(tmp_path).real()
        expect(page.locator("#host .state")).to_have_text(f"Smallprint {__version__} answers.")
        expect(page.locator("#host .way")).to_be_hidden()
        page.get_by_role("button", name="Agree").click()
        expect(page.locator("#agree .state")).to_contain_text("Agreed on ")
        expect(page.get_by_role("switch")).to_be_enabled()
        with context.expect_page() as opened:
            page.get_by_role("link", name="Open the sample policy").click()
        sample = opened.value
        expect(sample.locator("#note")).to_contain_text("Click the Smallprint icon")
        popup = open_popup(context, sample)
        popup.cards()
        assert popup.evaluate("document.querySelector('h1').textContent") == "Plumwick"
        expect(page.locator("#try")).to_have_class("card step done")
        popup.close()


def test_sample_that_could_not_be_read_is_not_told_as_read(sample: Visitor, welcome: Page) -> None:
    sample.host.fake("crash")
    stop_worker(sample.context)
    assert sample.press().problem() == "host_crashed"
    welcome.wait_for_timeout(500)
    expect(welcome.locator("#try")).to_have_class("card step")


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
        page.wait_for_selector("#agree.done")


@pytest.fixture
def sample(visitor: Visitor) -> Visitor:
    visitor.page.goto(SAMPLE)
    return visitor


def test_sample_is_read_like_any_page(sample: Visitor) -> None:
    popup = sample.press()
    popup.cards()
    assert popup.evaluate("document.querySelectorAll('#watch_outs .point').length") >= 5
    popup.evaluate("document.querySelector('#watch_outs .point summary').click()")
    popup.click(".point[open] .way button")
    popup.wait("document.querySelector('.point[open] .way').textContent.includes('Marked in the page')")
    marked = "[...CSS.highlights.get('smallprint-quote')].map(range => range.toString()).join(' ')"
    assert sample.page.evaluate(marked) in sample.page.inner_text("main")
    assert "Click the Smallprint icon" not in popup.text()  # our note is no part of the policy


def test_sample_is_never_kept(sample: Visitor) -> None:
    sample.press().cards()
    sample.page.goto(f"{ORIGIN}/library/library.html")
    expect(sample.page.locator("body")).to_contain_text("Nothing here yet")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(undecided: Page, host: Host, scheme: Literal["light", "dark"]) -> None:
    undecided.emulate_media(color_scheme=scheme)

    def check() -> None:
        for width in (1280, 640, 320):
            undecided.set_viewport_size({"width": width, "height": 800})
            assert violations(undecided) == []
            assert undecided.evaluate(BEYOND, width) == []

    host.missing()
    stop_host(undecided)
    wait_for_problem(undecided, "host_missing")
    check()
    host.broken()
    wait_for_problem(undecided, "host_broken")
    for tool in ("pip", "pipx"):
        undecided.get_by_role("radio", name=tool, exact=True).check()
        check()
    host.real()
    undecided.wait_for_selector("#host.done")
    undecided.get_by_role("button", name="Agree").click()
    undecided.wait_for_selector("#agree.done")
    for checked in ("false", "true"):
        undecided.evaluate(f"document.querySelector('.switch').setAttribute('aria-checked', '{checked}')")
        check()


def test_sample_is_accessible(sample: Visitor) -> None:
    for width in (1280, 320):
        sample.page.set_viewport_size({"width": width, "height": 800})
        assert violations(sample.page) == []
        assert sample.page.evaluate(BEYOND, width) == []


def test_every_control_is_reached_by_tab(undecided: Page, host: Host) -> None:
    host.missing()
    stop_host(undecided)
    wait_for_problem(undecided, "host_missing")
    reached = []
    for _ in range(5):
        undecided.keyboard.press("Tab")
        reached.append(
            undecided.evaluate("document.activeElement.value || document.activeElement.textContent")
        )
        assert undecided.evaluate("document.activeElement.matches(':focus-visible')")
    assert reached == ["Agree", "Copy", "pipx", "Open the sample policy", "Recognise policies by itself"]
    switch = undecided.get_by_role("switch")
    expect(switch).to_have_accessible_description(
        "First agree to what Smallprint reads, at the top of this page."
    )
    undecided.keyboard.press("Enter")  # without consent it asks for nothing
    undecided.get_by_role("button", name="Agree").click()
    expect(switch).to_be_enabled()
    expect(undecided.locator("#waits")).to_be_hidden()


def test_versions_are_shown(welcome: Page) -> None:
    manifest = json.loads((browser.EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    assert welcome.inner_text("footer") == f"Smallprint extension {manifest['version']}"
    assert __version__ in welcome.inner_text("#host .state")


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
