"""The library page, before a library that each test fills."""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from . import browser
from .fake_library import entry
from .report import ORIGIN
from .test_accessible import BEYOND, violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from .conftest import Host

SCRIPT = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
KETTLE = entry(1, "Kettle & Co", watch_outs=7, serious=2, changed=True, versions=3, says=["sells"])
BRAMBLE = entry(2, "Bramblechat", watch_outs=1, updated="", url=None, says=["ai"])
WREN = entry(3, "Wrenfit", says=["sells", "ai"])
THREE = [KETTLE, BRAMBLE, WREN]
QUOTE = {
    "text": "We may sell your data.",
    "start": 0,
    "end": 22,
    "section": ["Our uses", "Sharing", "Partners"],
}


def side(text: str, tone: str = "bad") -> dict[str, Any]:
    return {"text": text, "tone": tone, "quotes": [QUOTE]}


def source(service: str) -> dict[str, Any]:
    return {
        "url": None,
        "title": "Privacy",
        "service": service,
        "language": "en",
        "words": 1,
        "sentences": 1,
        "retrieved_at": "2026-01-01T00:00:00Z",
        "sha256": "0" * 64,
    }


def comparison(words: str = "They sell your data.", first: str = "Kettle & Co") -> dict[str, Any]:
    rows = [
        {
            "label": "Location",
            "first": side("They record where you are."),
            "second": side("They record where you are."),
        },
        {"label": "Selling", "first": side(words), "second": None},
    ]
    answers = [{"label": "How long?", "first": side("7 years", "neutral"), "second": side("30 days", "good")}]
    parts = [
        {"kind": "watch_outs", "rows": rows},
        {"kind": "questions", "rows": answers},
        {"kind": "actions", "rows": []},
    ]
    return {"first": source(first), "second": source("Bramblechat"), "parts": parts}


@dataclass
class Desk:
    """Where the library is opened."""

    context: BrowserContext
    profile: Path
    pages: list[Page] = field(default_factory=list)

    @property
    def heard_file(self) -> Path:
        return self.profile / "library-heard"

    def fill(self, entries: list[dict[str, Any]], **wanted: Any) -> None:
        """What the host has. It reads that as it starts."""
        file, script = self.profile / "library.json", self.profile / "library-host"
        file.write_text(json.dumps({"entries": entries, **wanted}), encoding="utf-8")
        self.heard_file.write_text("", encoding="utf-8")
        fake = Path(__file__).parent / "fake_library.py"
        command = [sys.executable, str(fake), str(file), str(self.heard_file)]
        script.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n", encoding="utf-8")
        script.chmod(0o755)
        browser.register_host(self.profile, script)

    def go(self, path: str = "library.html") -> Page:
        page = self.context.new_page()
        self.pages.append(page)
        page.goto(f"{ORIGIN}/library/{path}")
        return page

    def open(self, entries: list[dict[str, Any]], query: str = "", **wanted: Any) -> Page:
        """The page once it has its answer."""
        self.fill(entries, **wanted)
        page = self.go(f"library.html{query}")
        page.wait_for_selector(".entry, .problem")
        return page

    def refill(self, page: Page, entries: list[dict[str, Any]], **wanted: Any) -> None:
        """What the host has from now on: it is started anew."""
        self.fill(entries, **wanted)
        stop = page.context.new_cdp_session(page)
        stop.send("ServiceWorker.enable")
        stop.send("ServiceWorker.stopAllWorkers")

    def heard(self, operation: str) -> list[dict[str, Any]]:
        """The params of each request of this operation."""
        lines = [json.loads(line) for line in self.heard_file.read_text(encoding="utf-8").splitlines()]
        return [line["params"] for line in lines if line["op"] == operation]


@pytest.fixture
def desk(context: BrowserContext, profile: Path, host: Host) -> Iterator[Desk]:
    del host  # its worker ends with each test
    desk = Desk(context, profile)
    yield desk
    for page in desk.pages:
        page.close()


def names(page: Page) -> list[str]:
    return page.locator(".entry h2 a").all_inner_texts()


def shows(page: Page, *wanted: str) -> None:
    expect(page.locator(".entry h2 a")).to_have_text(list(wanted))


def item(page: Page, name: str) -> Any:
    return page.locator(".entry").filter(has=page.get_by_role("link", name=name))


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent")
    return text


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


def test_comparison_with_what_is_gone(desk: Desk) -> None:
    desk.fill(THREE, refused={"compare": ["not_kept", "Version 10 is not kept.", "Read it again."]})
    page = desk.go("compare.html?10-20")
    expect(page.locator(".problem")).to_contain_text("This is no longer in the library")
    assert violations(page) == []


def test_one_is_deleted_after_a_question(desk: Desk) -> None:
    page = desk.open(THREE)
    bramble = item(page, "Bramble")
    bramble.get_by_role("checkbox").check()
    opens = bramble.get_by_role("button", name="Delete Bramblechat")
    opens.click()
    bramble.get_by_role("button", name="No").click()
    expect(opens).to_be_focused()
    page.keyboard.press("Enter")
    group = page.get_by_role("group", name="Delete Bramblechat from the library?")
    expect(group).to_be_focused()
    page.keyboard.press("Escape")
    expect(opens).to_be_focused()
    assert desk.heard("remove") == []
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(page, "Kettle & Co", "Wrenfit")
    assert desk.heard("remove") == [{"policies": [2]}]
    expect(page.locator("#status")).to_have_text("Bramblechat is deleted.")
    assert focused(page) == "Wrenfit"
    assert page.inner_text(".whose p").startswith("2 policies")
    assert page.locator(".choice").is_hidden()


def test_last_one_that_fits_is_deleted(desk: Desk) -> None:
    page = desk.open(THREE, "?search=wren")
    page.get_by_role("button", name="Delete Wrenfit").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator(".problem")).to_contain_text("No policy fits")
    assert page.inner_text(".whose p").startswith("2 policies")
    page.get_by_role("button", name="Show all").click()
    shows(page, "Kettle & Co", "Bramblechat")


def test_all_are_deleted_after_a_question_with_their_number(desk: Desk) -> None:
    page = desk.open(THREE)
    page.get_by_role("button", name="Delete all policies").click()
    expect(page.locator(".keeping .asked")).to_contain_text("Delete all 3 policies")
    assert desk.heard("remove") == []
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator(".problem")).to_contain_text("Nothing here yet")
    assert desk.heard("remove") == [{"all": True}]
    expect(page.locator("#status")).to_have_text("3 policies are deleted.")
    assert page.inner_text(".whose p").startswith("0 policies")
    assert page.get_by_role("button", name="Delete all").count() == 0
    assert page.evaluate("document.activeElement.className").endswith("keeping")


def test_refused_deletion_says_why_and_deletes_nothing(desk: Desk) -> None:
    page = desk.open(THREE, refused={"remove": ["library_failed", "The disk is full.", "Make room."]})
    page.get_by_role("button", name="Delete Wrenfit").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(item(page, "Wrenfit").get_by_role("alert")).to_contain_text("Make room.")
    page.get_by_role("button", name="Delete all policies").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator(".keeping").get_by_role("alert")).to_contain_text("The disk is full.")
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("label", "name", "wanted"),
    [("Save as JSON", "library.json", "json"), ("Save as web pages", "library.zip", "html")],
)
def test_export_is_saved_byte_by_byte(desk: Desk, label: str, name: str, wanted: str) -> None:
    page = desk.open(THREE)
    with page.expect_download() as saved:
        page.get_by_role("button", name=label).click()
    assert saved.value.suggested_filename == name
    assert Path(saved.value.path()).read_bytes() == bytes(range(256))
    assert desk.heard("export") == [{"format": wanted}]
    expect(page.locator("#status")).to_have_text(f"Saved as “{name}”.")


def test_export_that_fails_says_why(desk: Desk) -> None:
    page = desk.open(THREE, refused={"export": ["library_failed", "The library is locked.", "Try again."]})
    page.get_by_role("button", name="Save as JSON").click()
    expect(page.get_by_role("alert")).to_contain_text("The library is locked.")


@pytest.mark.parametrize(
    ("label", "command"),
    [
        ("Save as JSON", "smallprint library export FILE"),
        ("Save as web pages", "smallprint library export --format html FOLDER"),
    ],
)
def test_export_that_is_too_large_names_the_command(desk: Desk, label: str, command: str) -> None:
    page = desk.open(THREE, refused={"export": ["too_large", "The answer is too large.", "Send less."]})
    page.get_by_role("button", name=label).click()
    expect(page.get_by_role("alert")).to_contain_text("The library is too large")
    assert "page" not in page.get_by_role("alert").inner_text()
    assert page.inner_text("code") == command
    assert violations(page) == []


def test_what_takes_long_says_so_and_cannot_be_begun_twice(desk: Desk, tmp_path: Path) -> None:
    page = desk.open(THREE, slow={"export": 1, "import": 1})
    page.evaluate("document.querySelector('#status').textContent = 'Done before.'")
    saves = page.get_by_role("button", name="Save as JSON")
    saves.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").filter(has_text="Writing the file…")).to_be_visible()
        assert page.inner_text("#status") == ""
        assert saves.is_disabled()
        assert page.locator("input[type=file]").is_disabled()
        page.wait_for_timeout(100)
        assert violations(page) == []
    expect(page.get_by_text("Writing the file…")).to_have_count(0)
    expect(saves).to_be_focused()
    file = tmp_path / "library.json"
    file.write_text(json.dumps(["Übertea"]), encoding="utf-8")
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_role("status").filter(has_text="Reading the file in…")).to_be_visible()
    assert saves.is_disabled()
    shows(page, "Kettle & Co", "Bramblechat", "Wrenfit", "Übertea")
    expect(saves).to_be_enabled()
    assert page.get_by_text("Reading the file in…").count() == 0


def test_failure_takes_back_what_was_said_before(desk: Desk) -> None:
    page = desk.open(THREE, refused={"export": ["library_failed", "It is locked.", "Wait."]})
    page.get_by_role("button", name="Delete Wrenfit").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator("#status")).to_have_text("Wrenfit is deleted.")
    page.get_by_role("button", name="Save as JSON").click()
    expect(page.get_by_role("alert")).to_contain_text("It is locked. Wait.")
    assert page.inner_text("#status") == ""


def test_file_is_only_read_if_it_can_be(desk: Desk, tmp_path: Path) -> None:
    page = desk.open(THREE)
    page.evaluate(
        "window.read = 0; File.prototype.text ="
        "async () => { read += 1; throw new DOMException('', 'NotReadableError') }; 0"
    )
    file = tmp_path / "library.json"
    file.write_text("[]", encoding="utf-8")
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_role("alert")).to_contain_text("This file could not be read.")
    with file.open("wb") as sparse:
        sparse.truncate(40 << 20)
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_role("alert")).to_contain_text("smallprint library import FILE")
    assert page.evaluate("read") == 1
    assert desk.heard("import") == []


def test_import(desk: Desk, tmp_path: Path) -> None:
    page = desk.open([])
    file = tmp_path / "library.json"
    file.write_text(json.dumps(["Übertea", "Kettle"]), encoding="utf-8")
    page.set_input_files("input[type=file]", file)
    shows(page, "Übertea", "Kettle")
    assert desk.heard("import") == [{"text": file.read_text(encoding="utf-8")}]
    expect(page.locator("#status")).to_have_text("2 new policies are in the library.")
    page.set_input_files("input[type=file]", file)  # once more, the same file
    expect(page.locator(".entry")).to_have_count(4)


def test_import_of_something_else_and_of_too_much(desk: Desk, tmp_path: Path) -> None:
    page = desk.open(
        THREE, refused={"import": ["bad_request", "This is no library.", "Choose another file."]}
    )
    file = tmp_path / "other.json"
    file.write_text("no JSON", encoding="utf-8")
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_role("alert")).to_contain_text("Choose another file.")
    file.write_text('"' * (17 << 20), encoding="utf-8")  # each sign takes two bytes on the way
    page.set_input_files("input[type=file]", file)
    expect(page.get_by_role("alert")).to_contain_text("smallprint library import FILE")
    assert len(desk.heard("import")) == 1


def test_retention_asks_before_it_deletes(desk: Desk) -> None:
    page = desk.open(THREE, retention=45)
    choice = page.get_by_label("Delete what you no longer open")
    saves = page.get_by_role("button", name="Save", exact=True)
    assert choice.locator("option:checked").inner_text() == "After 45 days"
    choice.select_option("30")
    saves.click()
    expect(page.get_by_role("group", name="Policies that you have not opened")).to_be_focused()
    page.get_by_role("button", name="No").click()
    assert choice.input_value() == "45"
    expect(saves).to_be_focused()
    assert desk.heard("retain") == []
    choice.select_option("30")
    saves.click()
    choice.select_option("90")  # another choice, another question
    assert page.get_by_role("button", name="Yes, delete").count() == 0
    choice.select_option("30")
    saves.click()
    page.get_by_role("button", name="Yes, delete").click()
    shows(page, "Kettle & Co", "Bramblechat")
    expect(choice).to_have_value("30")
    assert desk.heard("retain") == [{"days": 30}]
    expect(page.locator("#status")).to_have_text("1 policy is deleted.")
    choice.select_option("0")
    saves.click()
    expect(page.locator("#status")).to_have_text("Saved. No policy had to be deleted.")
    assert desk.heard("retain")[-1] == {"days": 0}


def test_retention_is_not_saved_on_the_way_to_another_choice(desk: Desk) -> None:
    page = desk.open(THREE, retention=45)
    choice = page.get_by_label("Delete what you no longer open")
    choice.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(choice).to_have_value("365")
    page.get_by_label("Search").fill("wren")
    shows(page, "Wrenfit")
    expect(choice).to_have_value("365")  # a list that is shown anew takes no choice away
    assert page.get_by_role("button", name="Yes, delete").count() == 0
    assert desk.heard("retain") == []


@pytest.mark.parametrize("days", ["30", "365"])
def test_retention_that_is_not_saved_shows_what_holds(desk: Desk, days: str) -> None:
    page = desk.open(THREE, retention=90, refused={"retain": ["library_failed", "It is locked.", "Wait."]})
    choice = page.get_by_label("Delete what you no longer open")
    choice.select_option(days)
    page.get_by_role("button", name="Save", exact=True).click()
    if days == "30":
        page.get_by_role("button", name="Yes, delete").click()
    expect(page.get_by_role("alert")).to_contain_text("It is locked.")
    expect(choice).to_have_value("90")


def test_all_are_deleted_where_there_are_none_any_more(desk: Desk) -> None:
    page = desk.open(THREE)
    other = desk.go()
    other.get_by_role("button", name="Delete all policies").click()
    other.get_by_role("button", name="Yes, delete").click()
    expect(other.locator("#status")).to_have_text("3 policies are deleted.")
    page.get_by_role("button", name="Delete all policies").click()
    page.get_by_role("button", name="Yes, delete").click()
    expect(page.locator("#status")).to_have_text("There was nothing left to delete.")


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


def test_hostile_comparison_stays_text(desk: Desk) -> None:
    desk.fill(THREE, comparison=comparison(SCRIPT + "x" * 5000, "\u202e" + SCRIPT))
    page = desk.go("compare.html?10-20")
    page.wait_for_selector("table")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate(BEYOND, 320) == []
    assert violations(page) == []
    assert page.title().startswith("<img")


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
