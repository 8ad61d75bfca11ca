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
AGREED = "() => chrome.storage.local.set({ consent: { to: 1, at: '2026-01-01T00:00:00Z' } })"
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
    if not welcome.is_closed():
        welcome.evaluate(AGREED)


def wait_for_problem(page: Page, code: str, timeout: float = 30_000) -> str:
    """What the page says once it has found that the program has this problem."""
    page.wait_for_selector(f"#host .state[data-code={code}]", timeout=timeout)
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
    expect(welcome.locator("#agree .state")).to_have_text(
        "You have taken it back. Smallprint reads nothing now."
    )
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
        own.desk.goto(f"{ORIGIN}/report/report.html")
        own.desk.evaluate(TAKE_BACK)  # as after an update that asks for more
        own.wait(lambda: own.desk.evaluate(REGISTERED) == 0)
        assert own.desk.evaluate(SITES) > 0
        heard = own.host.fake("report", {"url": None, "text": ""})
        own.visit(web.add((POLICIES / "wrenfit" / "source.html").read_bytes()))
        own.settle()
        assert heard.read_text(encoding="utf-8") == ""
        own.desk.goto(WELCOME)
        own.desk.get_by_role("button", name="Agree").click()
        own.wait(lambda: own.desk.evaluate(REGISTERED) == 1)
        expect(own.desk.get_by_role("switch")).to_be_checked()  # the access was not lost on the way
        own.desk.get_by_role("button", name="Take it back").click()
        own.wait(lambda: own.desk.evaluate(SITES) == 0)  # only now


LEADS = "document.querySelector('{}').click()"


def test_popup_leads_to_the_whole_disclosure(undecided: Page, visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.problem()
    undecided.close()
    with visitor.context.expect_page() as opened:
        popup.evaluate(LEADS.format(".buttons button:last-child"))
    assert opened.value.url == WELCOME
    opened.value.wait_for_selector("#agree .primary")
    opened.value.evaluate(AGREED)
    opened.value.close()


def test_a_page_for_setting_up_that_is_open_comes_to_the_front(welcome: Page, visitor: Visitor) -> None:
    visitor.host.missing()
    stop_worker(visitor.context)
    popup = visitor.policy()
    popup.problem()
    before = len(visitor.context.pages)
    popup.evaluate(f"setTimeout(() => {LEADS.format('.primary')}); 0")  # it closes the popup
    expect(welcome.locator("#host")).to_be_focused()
    assert welcome.url == f"{WELCOME}#host"
    shown = "chrome.tabs.getCurrent().then(({ active }) => active)"
    assert welcome.evaluate(shown)
    assert len(visitor.context.pages) == before


def break_host(host: Host) -> None:
    """Have the browser start a program whose Python is gone."""
    script = host.profile / "broken-host"
    script.write_text("#!/nowhere/python\n", encoding="utf-8")
    script.chmod(0o755)
    browser.register_host(host.profile, script)


def test_each_problem_of_the_program_is_named_with_its_command(welcome: Page, host: Host) -> None:
    breaks: list[tuple[Callable[[], object], str, str, str | None]] = [
        (lambda: break_host(host), "host_broken", "does not start", "smallprint doctor"),
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
    wait_for_problem(welcome, "host_old", timeout=1500)  # at once; that host has no library


def test_program_that_lacks_operations_is_an_old_one_until_it_is_updated(welcome: Page, host: Host) -> None:
    host.fake("report", {"url": None, "text": ""})
    stop_host(welcome)
    told = wait_for_problem(welcome, "host_old")
    assert "too old" in told
    assert "The program is Smallprint 9.9.9." in told
    assert welcome.inner_text(".command code") == "pipx upgrade smallprint"
    expect(welcome.locator("#host")).to_have_class("card step")
    host.real()
    welcome.wait_for_selector("#host.done")  # though the old one still runs


def test_program_that_has_gone_is_noticed_when_the_page_is_looked_at_again(welcome: Page, host: Host) -> None:
    host.missing()
    stop_worker(welcome.context)
    welcome.wait_for_timeout(2500)
    expect(welcome.locator("#host")).to_have_class("card step done")
    welcome.evaluate(SIGHT, "visible")
    wait_for_problem(welcome, "host_missing")
    expect(welcome.locator("#host")).to_have_class("card step")
    expect(welcome.locator(".command")).to_be_visible()


NOTE_WHAT_IS_SAID = """() => {
  globalThis.said = [];
  const step = document.querySelector("#host");
  const note = () => said.push(step.querySelector(".state").textContent);
  new MutationObserver(note).observe(step, { subtree: true, childList: true });
}"""


def test_worker_that_is_stopped_while_it_is_asked_is_no_problem(welcome: Page, host: Host) -> None:
    script = host.profile / "mute-host"
    script.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    script.chmod(0o755)
    browser.register_host(host.profile, script)
    stop_host(welcome)
    welcome.wait_for_timeout(500)
    host.real()
    welcome.evaluate(NOTE_WHAT_IS_SAID)
    stop_worker(welcome.context)
    welcome.wait_for_selector("#host.done")
    assert set(welcome.evaluate("said")) <= {"Looking for the program…", f"Smallprint {__version__} answers."}


def test_keyboard_stays_where_it_was(welcome: Page, host: Host) -> None:
    host.missing()
    stop_host(welcome)
    wait_for_problem(welcome, "host_missing")
    welcome.focus(".command button")
    host.foreign()
    wait_for_problem(welcome, "host_forbidden")
    expect(welcome.locator(".command button")).to_be_focused()
    host.real()
    welcome.wait_for_selector("#host.done")
    expect(welcome.locator("#host .state")).to_be_focused()


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
    assert "smallprint doctor" in welcome.inner_text("#host .way")  # if it is still not found
    assert "flatpak" in welcome.inner_text("#host .way")
    assert "The dot stands for the folder" in welcome.inner_text("#host .way")
    welcome.click(".command button")
    welcome.locator(".command button", has_text="Copied").wait_for()
    welcome.evaluate("document.body.append(document.createElement('textarea'))")
    welcome.focus("textarea")
    welcome.keyboard.press("ControlOrMeta+V")
    assert welcome.input_value("textarea") == INSTALL


def test_popup_knows_the_tool_that_was_chosen(welcome: Page, visitor: Visitor) -> None:
    visitor.host.missing()
    stop_host(welcome)
    wait_for_problem(welcome, "host_missing")
    try:
        welcome.get_by_role("radio", name="pip", exact=True).check()
        popup = visitor.policy()
        popup.problem()
        popup.wait("document.querySelector('code')?.textContent === 'python3 -m smallprint install'")
        welcome.reload()
        expect(welcome.get_by_role("radio", name="pip", exact=True)).to_be_checked()
    finally:
        welcome.evaluate("() => chrome.storage.local.remove('tool')")


WHERE = """() => [
  scrollY, document.activeElement.id, document.querySelector("#host").getBoundingClientRect().top,
]"""


def test_popup_leads_to_setting_up(visitor: Visitor) -> None:
    visitor.host.missing()
    popup = visitor.policy()
    popup.problem()
    with visitor.context.expect_page() as opened:
        popup.evaluate(LEADS.format(".primary"))
    page = opened.value
    assert page.url == f"{WELCOME}#host"
    page.set_viewport_size({"width": 640, "height": 300})
    for address, leads in [(WELCOME, False), (f"{WELCOME}#host", True)]:
        page.goto("about:blank")
        page.goto(address)
        wait_for_problem(page, "host_missing")
        scrolled, focused, top = page.evaluate(WHERE)
        assert (scrolled > 0, focused == "host", 0 < top < 300) == (leads, leads, leads)
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
    break_host(host)
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
