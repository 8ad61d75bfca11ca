"""The library page: the list, its search and what it says where it has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from .desk import (
    SCRIPT,
    THREE,
    Desk,
    comparison,
    focused,
    item,
    names,
    shows,
)
from .fake_library import entry
from .report import ORIGIN
from .test_accessible import BEYOND, violations

if TYPE_CHECKING:
    from .conftest import Host


def test_tells_of_each_policy_what_it_is(desk: Desk) -> None:
    page = desk.open(THREE)
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit")
    assert page.title() == "Your library"
    assert page.inner_text(".whose").split("\n")[-2:] == ["3 policies", "1.2 MB on this computer"]
    kettle = item(page, "Kettle").inner_text()
    for words in ("Changed", "1.example/privacy", "March 4, 2026", "January 16, 2025", "3 versions"):
        assert words in kettle
    assert "7 things to watch out for" in kettle
    assert "2 serious" in kettle
    bramble = item(page, "Bramble").inner_text()
    assert "No date given" in bramble
    assert "1 thing to watch out for" in bramble
    for words in ("Changed", "serious", "version", "example"):
        assert words not in bramble
    assert "Nothing unusual found" in item(page, "Wrenfit").inner_text()


def test_opens_the_report_of_the_newest_version(desk: Desk) -> None:
    page = desk.open(THREE)
    page.get_by_role("link", name="Wrenfit").click()
    page.wait_for_url(f"{ORIGIN}/report/report.html?v30")


def test_search_as_one_types(desk: Desk) -> None:
    page = desk.open(THREE)
    page.get_by_label("Search").press_sequentially("wren", delay=10)
    shows(page, "Wrenfit")
    assert page.inner_text(".match") == "They call it wren here."
    assert page.inner_text(".match mark") == "wren"
    expect(page.locator("[role=status]", has_text="1 policy fits")).to_be_visible()
    assert [asked["search"] for asked in desk.heard("list")] == ["", "wren"]
    page.get_by_label("Search").fill("")
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit")
    assert page.locator(".match").count() == 0


def test_answer_that_comes_late_is_not_shown(desk: Desk) -> None:
    page = desk.open([*THREE, entry(4, "slow")])
    page.get_by_label("Search").fill("slow")
    page.wait_for_timeout(300)
    page.evaluate("window.lists = []")
    page.evaluate(
        "new MutationObserver(() => lists.push(document.querySelector('.entries').innerText))"
        ".observe(document.querySelector('.entries'), { childList: true })"
    )
    page.get_by_label("Search").fill("wren")
    shows(page, "Wrenfit")
    assert [asked["search"] for asked in desk.heard("list")] == ["", "slow", "wren"]
    assert all("slow" not in shown for shown in page.evaluate("lists"))


def test_filter_with_counts(desk: Desk) -> None:
    page = desk.open(THREE)
    filters = page.get_by_role("combobox", name="Show")
    assert filters.locator("option").all_inner_texts() == [
        "All policies",
        "Sells your data (2)",
        "Trains AI on your data (2)",
    ]
    filters.select_option("ai")
    shows(page, "Bramblechat", "Wrenfit")
    assert page.url.endswith("library.html?says=ai")
    assert page.inner_text(".whose p") == "3 policies\n1.2 MB on this computer"


def test_sorting(desk: Desk) -> None:
    page = desk.open(THREE)
    page.get_by_label("Sort by").select_option("name")
    shows(page, "Bramblechat", "Kettle & Co", "Wrenfit")
    page.get_by_label("Sort by").select_option("serious")
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit")


def test_going_back_leads_to_the_same_place(desk: Desk) -> None:
    many = [entry(number, f"Service {number:02}", says=["sells"]) for number in range(1, 121)]
    page = desk.open(many)
    page.get_by_label("Search").fill("service")
    page.get_by_role("combobox", name="Show").select_option("sells")
    page.get_by_label("Sort by").select_option("name")
    expect(page).to_have_url(f"{ORIGIN}/library/library.html?search=service&says=sells&sort=name")
    page.get_by_role("button", name="70 more policies").click()
    expect(page.locator(".entry")).to_have_count(100)
    item(page, "Service 07").get_by_role("checkbox").check()
    page.get_by_role("link", name="Service 77").click()
    page.wait_for_url("**/report/**")
    page.go_back()
    expect(page.locator(".entry")).to_have_count(100)
    expect(page.get_by_role("link", name="Service 77")).to_be_in_viewport()
    assert page.get_by_label("Search").input_value() == "service"
    assert page.get_by_role("combobox", name="Show").input_value() == "sells"
    assert page.get_by_label("Sort by").input_value() == "name"
    expect(item(page, "Service 07").get_by_role("checkbox")).to_be_checked()
    assert page.inner_text(".whose p").startswith("120 policies")


def test_filter_that_is_no_more_is_left_out(desk: Desk) -> None:
    page = desk.open(THREE, "?says=gone")
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit")
    assert page.get_by_role("combobox", name="Show").input_value() == ""
    assert page.url.endswith("library.html")


def test_long_list_goes_on_where_it_stopped(desk: Desk) -> None:
    page = desk.open([entry(number, f"Service {number}") for number in range(1, 109)])
    expect(page.locator(".entry")).to_have_count(50)
    page.get_by_role("button", name="58 more policies").click()
    expect(page.locator(".entry")).to_have_count(100)
    assert focused(page) == "Service 51"
    page.get_by_role("button", name="8 more policies").click()
    expect(page.locator(".entry")).to_have_count(108)
    assert page.get_by_role("button", name="more polic").count() == 0
    assert names(page) == [f"Service {number}" for number in range(1, 109)]


def test_more_of_a_list_that_is_on_its_way(desk: Desk) -> None:
    """Who chooses an order and asks for more at once gets more of that order, whatever answers first."""
    many = [entry(number, f"Service {number:03}") for number in range(120, 0, -1)]
    page = desk.open(many)
    page.get_by_label("Search").fill("service")
    page.get_by_label("Sort by").select_option("name")
    page.get_by_role("button", name="70 more policies").click()
    expect(page.locator(".entry")).to_have_count(100)
    page.wait_for_timeout(300)  # longer than the pause after which typing is searched for
    assert names(page) == [f"Service {number:03}" for number in range(1, 101)]
    assert [asked["search"] for asked in desk.heard("list")] == ["", "service", "service"]


def test_focus_is_never_below_the_bar(desk: Desk) -> None:
    """Names as long as they can be, in a small window; the box that was ticked may stand where the bar comes."""
    long = "A company with a name that has no end in sight, and its partners"
    page = desk.open([entry(number, f"{long} {number}") for number in range(1, 13)])
    page.set_viewport_size({"width": 320, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    clear = """() => {
      const bar = document.querySelector('.choice').getBoundingClientRect();
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return top >= 0 && (bottom <= bar.top || document.querySelector('.choice').contains(document.activeElement));
    }"""
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(6).focus()
    box = boxes.nth(6).bounding_box()
    assert box is not None
    page.mouse.wheel(0, box["y"] + box["height"] - 590)  # to the lower edge
    page.wait_for_timeout(100)
    page.keyboard.press("Space")
    page.wait_for_function(clear)
    for _ in range(19):  # to the last control
        page.keyboard.press("Tab")
        page.wait_for_function(clear, timeout=2000)
    assert focused(page) == "Delete all policies"


def test_empty_library_says_how_to_begin(desk: Desk) -> None:
    page = desk.open([])
    assert "Nothing here yet" in page.inner_text(".problem")
    assert page.locator(".controls").is_hidden()
    assert page.get_by_role("button", name="Delete all").count() == 0
    assert violations(page) == []


def test_damaged_library_is_named(desk: Desk) -> None:
    page = desk.open(THREE, set_aside="/home/reader/library-damaged.db")
    assert "/home/reader/library-damaged.db" in page.inner_text(".whose")
    assert violations(page) == []


def test_missing_host_names_the_command_and_recovers(desk: Desk, host: Host) -> None:
    host.missing()
    page = desk.go()
    expect(page.locator(".problem")).to_have_attribute("data-code", "host_missing")
    assert page.inner_text("code") == "smallprint install"
    assert violations(page) == []
    desk.fill(THREE)
    page.get_by_role("button", name="Try again").click()
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit")


@pytest.mark.parametrize("code", ["library_failed", "library_newer", "busy", "new_code"])
def test_problem_of_the_library_is_named_with_the_fix(desk: Desk, code: str) -> None:
    page = desk.open(THREE, refused={"list": [code, "There is <b>no</b> way in.", "Make one."]})
    problem = page.locator(".problem")
    expect(problem).to_have_attribute("data-code", code)
    said = [page.inner_text(".problem h2"), *problem.locator("p").all_inner_texts()]
    assert all(said)
    assert len(said) == len(set(said)) > 1  # nothing is said twice
    expect(problem.get_by_role("button", name="Try again")).to_be_visible()
    assert violations(page) == []


def test_search_that_fails_leaves_a_way_back(desk: Desk) -> None:
    page = desk.open(THREE)
    desk.refill(page, THREE, refused={"list": ["library_failed", "It is gone.", "Look for it."]})
    page.get_by_label("Search").fill("wren")
    expect(page.locator(".problem")).to_be_visible()
    assert page.locator(".entry").count() == 0
    expect(page.get_by_label("Search")).to_be_focused()


HOSTILE = [
    entry(
        1, SCRIPT, title=SCRIPT, url=f"javascript:{SCRIPT}", updated=SCRIPT, checked_at=SCRIPT, match=SCRIPT
    ),
    entry(2, "name " * 2000, url="https://" + "a" * 5000 + ".example/" + "b" * 5000, match="x" * 10_000),
    entry(3, "\u202egnp.exe\u202d\n\u0000", match="\u202eabc", url="https://\u202e.example/"),
    entry(4, "", title="", url="\ud800".encode("utf-8", "replace").decode()),
]


def test_hostile_strings_stay_text(desk: Desk) -> None:
    page = desk.open(HOSTILE, "?search=%3Cb%3E(((&sort=%3Cscript%3E")
    page.get_by_label("Search").fill("")
    expect(page.locator(".entry")).to_have_count(4)
    page.evaluate("document.title = 'safe'")
    assert page.locator("main img, main script").count() == 0
    assert names(page)[0].startswith("<img src=x onerror")
    assert names(page)[2:] == ["gnp.exe", "This policy"]
    assert all(len(name) <= 81 for name in names(page))
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)")
    assert set(links) == {"chrome-extension:"}
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("button", name="Delete").nth(1).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    assert page.title() == "safe"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(desk: Desk, scheme: Literal["light", "dark"]) -> None:
    page = desk.open(THREE, "?search=e&sort=name", comparison=comparison())
    page.emulate_media(color_scheme=scheme)
    for width in (1280, 640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []
        assert page.evaluate(BEYOND, width) == []
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("button", name="Delete Kettle").click()
    page.get_by_role("button", name="Delete all").click()
    page.get_by_label("Delete what you no longer open").select_option("30")
    page.get_by_role("button", name="Save", exact=True).click()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []
        assert page.evaluate(BEYOND, width) == []
    page.goto(f"{ORIGIN}/library/compare.html?10-20")
    page.wait_for_selector("table")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []
        assert page.evaluate(BEYOND, width) == []


def test_every_control_is_reached_by_tab(desk: Desk) -> None:
    page = desk.open(THREE)
    page.get_by_role("checkbox").nth(0).check()
    page.evaluate("document.activeElement.blur()")
    page.evaluate("scrollTo(0, 0)")
    page.locator("h1").click()
    seen: list[int] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """(() => {
              const at = document.activeElement;
              const label = at.closest('label') ?? at;
              const drawn = [at, label].some(e => getComputedStyle(e).outlineStyle !== 'none');
              return [[...document.querySelectorAll('*')].indexOf(at), drawn, at.tagName];
            })()"""
        )
        if place[2] == "BODY" or (seen and place[0] <= seen[-1]):
            break
        assert place[1], place
        seen.append(place[0])
    wanted = page.evaluate(
        "[...document.querySelectorAll('main :is(a, button, input, select)')]"
        ".filter(e => e.checkVisibility()).length"
    )
    assert len(seen) == wanted
