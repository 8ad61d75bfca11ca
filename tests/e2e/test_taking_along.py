"""The summary taken along: copied, and saved in each format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smallprint import engine
from smallprint.messages import Summary
from tests.policies import POLICIES

from .report import choose, clipboard, open_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Visitor
    from .popup import Popup

SAVED = "document.querySelector('#status').textContent"


def report_page(visitor: Visitor) -> Page:
    page = open_report(visitor, visitor.policy())
    visitor.popup = None
    return page


def saved(page: Page, words: str) -> tuple[str, str]:
    """The name of the file that is saved, and what is in it."""
    with page.expect_download() as downloading:
        choose(page, words)
    download = downloading.value
    return download.suggested_filename, Path(download.path()).read_text(encoding="utf-8")


def expected() -> Summary:
    policy = (POLICIES / "bramblechat" / "source.html").read_bytes()
    return engine.summarize(engine.open_document(policy, None)).summary()


@pytest.mark.parametrize(
    ("words", "extension", "start"),
    [("Save as Markdown", "md", "# "), ("Save as web page", "html", "<!DOCTYPE html>")],
)
def test_documents_are_saved_with_what_the_cards_say(
    visitor: Visitor, words: str, extension: str, start: str
) -> None:
    page = report_page(visitor)
    name, text = saved(page, words)
    assert name == f"Bramblechat privacy summary.{extension}"
    assert text.startswith(start)
    for point in expected().watch_outs:
        assert point.text.split("\u2019")[0].split("'")[0] in text
    assert f"Saved as \u201c{name}\u201d." in page.evaluate(SAVED)
    page.close()


def test_json_is_the_summary_of_the_command_line(visitor: Visitor) -> None:
    page = report_page(visitor)
    name, text = saved(page, "Save as JSON")
    assert name == "Bramblechat privacy summary.json"
    assert set(json.loads(text)) == {"schema", *Summary.model_fields} - {"schema_version"}
    told = Summary.model_validate_json(text)
    assert told.watch_outs == expected().watch_outs
    assert told.findings == expected().findings
    page.close()


def test_text_is_copied_from_the_popup(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    choose(popup, "Copy as text")
    popup.wait(f"{SAVED} === 'The summary is copied.'")
    text = clipboard(visitor)
    assert text.startswith("# ")
    assert "Bramblechat" in text


def test_popup_saves_too(visitor: Visitor) -> None:
    popup = visitor.policy()
    popup.cards()
    popup.evaluate(
        "URL.createObjectURL = (make => blob => { globalThis.made = blob; return make.call(URL, blob); })"
        "(URL.createObjectURL); 0"
    )
    choose(popup, "Save as JSON")
    popup.wait(f"{SAVED}.startsWith('Saved as')")
    assert Summary.model_validate_json(popup.evaluate("made.text()")).source.service == "Bramblechat"


def test_name_of_a_file_has_only_what_every_system_takes(visitor: Visitor) -> None:
    visitor.host.fake("report", {"url": None, "text": "# Tea"})
    page = report_page(visitor)
    assert saved(page, "Save as Markdown") == ("Kettle Tea Co privacy summary.md", "# Tea")
    page.close()


def test_host_that_cannot_write_is_told_and_json_still_saves(visitor: Visitor) -> None:
    visitor.host.fake("hostile")  # an older host: it knows no `present`
    popup: Popup = visitor.policy()
    popup.cards()
    choose(popup, "Copy as text")
    popup.wait(f"{SAVED} === 'That did not work: Update the program. Saving as JSON still does.'")
    choose(popup, "Save as JSON")
    popup.wait(f"{SAVED}.startsWith('Saved as')")
