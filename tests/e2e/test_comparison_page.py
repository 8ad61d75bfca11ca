"""Two policies point by point."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .desk import (
    QUOTE,
    SCRIPT,
    THREE,
    Desk,
    comparison,
    focused,
    item,
    shows,
    source,
)
from .test_accessible import BEYOND, violations


def test_two_are_compared_point_by_point(desk: Desk) -> None:
    page = desk.open(THREE, comparison=comparison())
    assert page.locator(".choice").is_hidden()
    item(page, "Kettle").get_by_role("checkbox").check()
    assert "Tick one more to compare it with Kettle & Co" in page.inner_text(".choice")
    page.get_by_label("Search").fill("bramble")
    shows(page, "Bramblechat")  # what was ticked stays so while another one is looked for
    item(page, "Bramble").get_by_role("checkbox").check()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Compare"  # the bar is next to the box, for the keyboard
    page.keyboard.press("Enter")
    page.wait_for_selector("table")
    assert desk.heard("compare") == [{"first": 10, "second": 20}]
    assert page.title() == "Kettle & Co and Bramblechat"
    assert page.locator("table").count() == 2
    table = page.get_by_role("table", name="Things to watch out for")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Point", "Kettle & Co", "Bramblechat"]
    assert table.get_by_role("rowheader").all_inner_texts() == ["Selling", "Both say the same", "Location"]
    cells = table.get_by_role("row", name="Selling").get_by_role("cell").all_inner_texts()
    assert cells[0].startswith("They sell your data.")
    assert cells[1] == "Does not say"
    assert table.get_by_role("link", name="Kettle & Co").get_attribute("href") == "../report/report.html?v10"
    quote = table.locator("blockquote").first
    assert not quote.is_visible()
    table.locator("summary").first.click()
    assert quote.inner_text() == QUOTE["text"]
    assert table.locator("figcaption").first.inner_text().endswith("Sharing › Partners")
    page.go_back()
    shows(page, "Bramblechat")


def test_no_third_policy_is_compared(desk: Desk) -> None:
    page = desk.open(THREE)
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(2).check()
    assert boxes.nth(1).is_disabled()
    page.get_by_role("button", name="Clear").click()
    assert page.locator(".choice").is_hidden()
    assert [boxes.nth(number).is_checked() for number in range(3)] == [False] * 3
    assert boxes.nth(1).is_enabled()
    assert page.evaluate("document.activeElement.type") == "checkbox"


@pytest.mark.parametrize("address", ["", "?1", "?1-", "?1-2-3", "?a-b", f"?{'9' * 99}-1"])
def test_comparison_of_nothing_says_how_to_begin(desk: Desk, address: str) -> None:
    desk.fill(THREE)
    page = desk.go(f"compare.html{address}")
    expect(page.locator("main")).to_contain_text("Tick two policies")
    page.get_by_role("link", name="All policies").click()
    page.wait_for_selector(".entry")


def test_comparison_says_what_it_does_and_retries(desk: Desk) -> None:
    desk.fill(THREE, refused={"compare": ["library_failed", "The disk is full.", "Make room."]})
    page = desk.go("compare.html?10-20")
    expect(page.locator(".problem")).to_contain_text("The disk is full. Make room.")
    desk.refill(page, THREE, comparison=comparison(), slow={"compare": 1})
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_have_text("Comparing the two…")
    assert page.inner_text("h1") == "Compare two policies"
    assert violations(page) == []
    page.wait_for_selector("table")
    assert page.evaluate("document.activeElement.id") == "view"


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ({"url": "https://tea.example/privacy"}, ["kettle.example/privacy", "tea.example/privacy"]),
        ({"retrieved_at": "2026-02-05T12:00:00Z"}, ["Read on January 1, 2026", "Read on February 5, 2026"]),
    ],
)
def test_policies_of_the_same_name_are_told_apart(
    desk: Desk, second: dict[str, str], wanted: list[str]
) -> None:
    answer = comparison()
    first = source("Kettle") | {
        "url": "https://kettle.example/privacy",
        "retrieved_at": "2026-01-01T12:00:00Z",
    }
    desk.fill(THREE, comparison=answer | {"first": first, "second": first | second})
    page = desk.go("compare.html?10-20")
    page.wait_for_selector("table")
    heads = page.locator("table >> nth=0").get_by_role("columnheader").all_inner_texts()[1:]
    assert [words in head for words, head in zip(wanted, heads, strict=True)] == [True, True]
    assert heads[0] != heads[1]
    assert violations(page) == []


def test_comparison_with_what_is_gone(desk: Desk) -> None:
    desk.fill(THREE, refused={"compare": ["not_kept", "Version 10 is not kept.", "Read it again."]})
    page = desk.go("compare.html?10-20")
    expect(page.locator(".problem")).to_contain_text("This is no longer in the library")
    assert violations(page) == []


def test_hostile_comparison_stays_text(desk: Desk) -> None:
    desk.fill(THREE, comparison=comparison(SCRIPT + "x" * 5000, "\u202e" + SCRIPT))
    page = desk.go("compare.html?10-20")
    page.wait_for_selector("table")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate(BEYOND, 320) == []
    assert violations(page) == []
    assert page.title().startswith("<img")


def test_table_stays_one_where_it_is_narrow(desk: Desk) -> None:
    desk.fill(THREE, comparison=comparison())
    page = desk.go("compare.html?10-20")
    page.wait_for_selector("table")
    page.set_viewport_size({"width": 320, "height": 800})
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    assert roles.count("table") == 2
    assert roles.count("rowheader") == 4
    assert roles.count("columnheader") == 6
    assert roles.count("cell") == 6
