"""Nothing of a page is read before its reader has agreed, nor after that is taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.policies import POLICIES

from .conftest import stop_worker
from .report import ORIGIN
from .test_watching import reader
from .welcome import AGREED, LEADS, TAKE_BACK, WELCOME

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from .conftest import Visitor
    from .origins import Origins
    from .site import Site


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
