"""The step of the welcome page that sets up the program: whether it answers, what is wrong, and the command for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from smallprint import __version__

from . import browser
from .conftest import stop_host, stop_worker
from .welcome import INSTALL, LEADS, WELCOME, wait_for_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from .conftest import Host, Visitor


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


def test_each_problem_of_the_program_is_named_with_its_command(welcome: Page, host: Host) -> None:
    breaks: list[tuple[Callable[[], object], str, str, str | None]] = [
        (host.broken, "host_broken", "does not start", "smallprint doctor"),
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
