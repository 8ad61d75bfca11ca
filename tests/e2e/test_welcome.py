"""The page that opens after the installation: consent, the program, the sample policy, the switch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from smallprint import __version__
from smallprint.identity import EXTENSION_ID
from tests.policies import POLICIES

from . import browser
from .conftest import Host, stop_worker
from .popup import open_popup
from .report import ORIGIN
from .test_accessible import BEYOND, violations
from .test_watching import reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

    from .conftest import Visitor
    from .origins import Origins
    from .site import Site

WELCOME = f"{ORIGIN}/welcome/welcome.html"
SAMPLE = f"{ORIGIN}/welcome/sample.html"
TAKE_BACK = "() => chrome.storage.local.remove('consent')"
INSTALL = "pipx install . && smallprint install"
"""As it is for an extension that was loaded from a folder."""


@pytest.fixture
def welcome(context: BrowserContext, host: Host) -> Iterator[Page]:
    """The page, for a reader who has agreed and has the program."""
    del host
    page = context.new_page()
    page.goto(WELCOME)
    page.wait_for_selector("#host.done")
    yield page
    page.close()


@pytest.fixture
def undecided(welcome: Page) -> Iterator[Page]:
    """The page, for a reader who has not agreed yet."""
    welcome.evaluate(TAKE_BACK)
    welcome.wait_for_selector("#agree .primary")
    yield welcome
    welcome.evaluate("() => chrome.storage.local.set({ consent: { to: 1, at: '2026-01-01T00:00:00Z' } })")


def wait_for_problem(page: Page, code: str) -> str:
    """What the page says once it has found that the program has this problem."""
    page.wait_for_selector(f"#host .state[data-code={code}]")
    return page.inner_text("#host .state")


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


def worlds(page: Page) -> list[str]:
    """The names of what runs in the page beside its own scripts, and is ours."""
    session = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    session.on("Runtime.executionContextCreated", lambda event: found.append(event["context"]))
    session.send("Runtime.enable")
    session.detach()
    return [world["name"] for world in found if world["origin"] == ORIGIN]


def test_without_consent_nothing_is_read(undecided: Page, visitor: Visitor) -> None:
    heard = visitor.host.fake("report", {"url": None, "text": ""})
    stop_worker(visitor.context)
    popup = visitor.policy()
    assert popup.problem() == "consent"
    assert "Where it goes" in popup.text()
    assert worlds(visitor.page) == []
    undecided.wait_for_timeout(500)  # by then a host that was asked for more would have heard it
    said = [json.loads(line) for line in heard.read_text(encoding="utf-8").splitlines()]
    assert [message["op"] for message in said] == ["hello"]
    popup.click(".primary")
    popup.cards()
    assert worlds(visitor.page) == ["Smallprint"]
    assert '"op": "find"' in heard.read_text(encoding="utf-8")
    expect(undecided.locator("#agree .state")).to_contain_text("Agreed on ")  # it hears of it


def test_consent_can_be_taken_back(welcome: Page, visitor: Visitor) -> None:
    welcome.get_by_role("button", name="Take it back").press("Enter")
    expect(welcome.locator("#agree .state")).to_be_focused()
    assert visitor.policy().problem() == "consent"
    welcome.keyboard.press("Tab")
    welcome.keyboard.press("Enter")
    expect(welcome.get_by_role("button", name="Take it back")).to_be_visible()
    welcome.keyboard.press("Enter")  # once too often
    expect(welcome.locator("#agree")).to_have_class("card step done")
    visitor.press().cards()


REGISTERED = "chrome.scripting.getRegisteredContentScripts().then(scripts => scripts.length)"
SITES = "chrome.permissions.getAll().then(({ origins }) => origins.length)"


def test_without_consent_no_page_is_looked_at(
    driver: Playwright, tmp_path: Path, internet: Origins, web: Site
) -> None:
    """Not even where access to all sites has been given."""
    with reader(driver, tmp_path, internet) as own:
        assert own.desk.evaluate(REGISTERED) == 1
        own.desk.goto(f"{ORIGIN}/report/report.html")  # the welcome page would take the access back as well
        own.desk.evaluate(TAKE_BACK)
        own.wait(lambda: own.desk.evaluate(REGISTERED) == 0)
        assert own.desk.evaluate(SITES) > 0
        heard = own.host.fake("report", {"url": None, "text": ""})
        own.visit(web.add((POLICIES / "wrenfit" / "source.html").read_bytes()))
        own.settle()
        assert heard.read_text(encoding="utf-8") == ""
        own.desk.goto(WELCOME)
        own.wait(lambda: own.desk.evaluate(SITES) == 0)


def test_popup_leads_to_the_whole_disclosure(undecided: Page, visitor: Visitor) -> None:
    del undecided
    popup = visitor.policy()
    popup.problem()
    assert violations(popup) == []
    with visitor.context.expect_page() as opened:
        popup.evaluate("document.querySelector('.buttons button:last-child').click()")
    assert opened.value.url == WELCOME
    opened.value.close()


BROKEN = "#!/nowhere/python\n"


def test_each_problem_of_the_program_is_named_with_its_command(welcome: Page, host: Host) -> None:
    script = host.profile / "broken-host"
    script.write_text(BROKEN, encoding="utf-8")
    script.chmod(0o755)
    breaks: list[tuple[Callable[[], object], str, str, str | None]] = [
        (
            lambda: browser.register_host(host.profile, script),
            "host_broken",
            "does not start",
            "smallprint doctor",
        ),
        (host.foreign, "host_forbidden", "another copy", "smallprint install"),
        (lambda: host.fake("old"), "host_old", "9.9.9", "pipx upgrade smallprint"),
        (lambda: host.fake("new"), "extension_old", "Update the extension", None),
        (host.missing, "host_missing", "Not found yet", INSTALL),
    ]
    for break_it, code, words, command in breaks:
        break_it()
        stop_host(welcome)
        assert words in wait_for_problem(welcome, code)
        shown = welcome.locator(".command code")
        assert (shown.inner_text() if shown.is_visible() else None) == command
    host.real()
    welcome.wait_for_selector("#host.done")  # by itself


def stop_host(page: Page) -> None:
    """Have the page ask anew, of a worker that knows no host yet."""
    stop_worker(page.context)
    page.reload()


SIGHT = """state => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""A browser without a screen takes every tab to be in sight."""


def test_page_out_of_sight_asks_nothing(welcome: Page, host: Host) -> None:
    host.missing()
    stop_host(welcome)
    wait_for_problem(welcome, "host_missing")
    welcome.evaluate(SIGHT, "hidden")
    heard = host.fake("report", {"url": None, "text": ""})
    welcome.wait_for_timeout(2500)
    assert heard.read_text(encoding="utf-8") == ""
    welcome.evaluate(SIGHT, "visible")
    welcome.wait_for_selector("#host.done", timeout=1500)  # at once


def test_tool_decides_the_command(welcome: Page, host: Host) -> None:
    host.missing()
    stop_host(welcome)
    wait_for_problem(welcome, "host_missing")
    for tool, command in [
        ("uv", "uv tool install . && smallprint install"),
        ("pip", "python3 -m pip install . && python3 -m smallprint install"),
        ("pipx", INSTALL),
    ]:
        welcome.get_by_role("radio", name=tool, exact=True).check()
        assert welcome.inner_text(".command code") == command
    welcome.click(".command button")
    welcome.locator(".command button", has_text="Copied").wait_for()
    welcome.evaluate("document.body.append(document.createElement('textarea'))")
    welcome.focus("textarea")
    welcome.keyboard.press("ControlOrMeta+V")
    assert welcome.input_value("textarea") == INSTALL


def test_popup_leads_to_setting_up(visitor: Visitor) -> None:
    visitor.host.missing()
    popup = visitor.policy()
    popup.problem()
    with visitor.context.expect_page() as opened:
        popup.evaluate("document.querySelector('.primary').click()")
    page = opened.value
    assert page.url == f"{WELCOME}#host"
    wait_for_problem(page, "host_missing")
    assert page.evaluate("document.querySelector('#host').getBoundingClientRect().top < innerHeight")
    page.close()


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
    for _ in range(4):  # the switch waits for consent
        undecided.keyboard.press("Tab")
        reached.append(
            undecided.evaluate("document.activeElement.value || document.activeElement.textContent")
        )
        assert undecided.evaluate("document.activeElement.matches(':focus-visible')")
    assert reached == ["Agree", "Copy", "pipx", "Open the sample policy"]


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
