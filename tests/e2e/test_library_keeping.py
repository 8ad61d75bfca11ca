"""What the library page does with what is kept: delete, take along, bring back, forget by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .desk import (
    THREE,
    Desk,
    focused,
    item,
    shows,
)
from .test_accessible import violations


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
        THREE, refused={"import": ["not_library", "This is no library.", "Choose another file."]}
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
