"""Whatever a policy holds, no output of the command line steers a terminal, and no export has its markup or links."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING

import pytest

from smallprint import engine, presenting
from smallprint.cli import main
from tests.hostile.markup import ESCAPES, LINKS, MARKUP, page

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.messages import Report

STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile(r"\x1b\[\d{1,2}m")


@pytest.fixture(scope="module")
def report() -> Report:
    return engine.summarize(engine.open_document(page().encode(), "https://lumora.example/privacy"))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hostile") / "policy.html"
    file.write_text(page(), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "arguments",
    [
        ("summarize", "SOURCE"),
        ("summarize", "SOURCE", "--format", "markdown"),
        ("summarize", "SOURCE", "--format", "html"),
        ("summarize", "SOURCE", "--format", "json"),
        ("read", "SOURCE"),
        ("detect", "SOURCE"),
        ("ask", "SOURCE", f"Do you sell my data? {ESCAPES.replace(chr(0), '')}"),
        ("summarize", f"/nowhere/{ESCAPES}"),
        ("summarize", f"https://evil.example:9/{ESCAPES}"),
        ("summarize", "SOURCE", "--url", f"https://evil.example/{ESCAPES}"),
        ("summarize", "SOURCE", "--format", ESCAPES),
        (ESCAPES,),
        ("library", "search", ESCAPES),
        ("library", "show", ESCAPES),
    ],
    ids=lambda arguments: " ".join(arguments)[:30].replace("\x1b", ""),
)
def test_nothing_steers_the_terminal(
    arguments: tuple[str, ...], source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.suppress(SystemExit):
        main([str(source) if each == "SOURCE" else each for each in arguments])
    told = capsys.readouterr()
    assert told.out or told.err
    for said in told:
        found = STEERS.search(said)
        assert found is None, said[max(0, found.start() - 40) : found.end() + 40]


def test_colours_are_ours(report: Report) -> None:
    page_ = presenting.to_terminal(report, width=80, colour=True)
    assert OURS.search(page_)
    assert STEERS.search(OURS.sub("", page_)) is None


def test_the_report_is_worth_the_trouble(report: Report) -> None:
    told = report.model_dump_json()
    assert len(report.watch_outs) + len(report.overview) >= 3
    assert report.actions
    assert "onerror" in told
    assert len(report.source.service) <= 40


def test_nothing_leads_where_it_should_not(report: Report) -> None:
    hrefs = [each.href for each in report.actions if each.href] + [each.href for each in report.letters]
    for href in hrefs:
        assert re.match(r"(?:https?://(?![^/]*@)|mailto:[\w.+-]*(?:@[\w.-]+)?(?:\?|$))", href), href
        assert "bcc" not in href.lower()
        assert not re.search(r"[\s\x00-\x1f]|%0[ad]bcc", href, re.IGNORECASE)
    leads = re.findall(r'(?:href|src)="([^"]*)"', presenting.to_html(report))
    leads += re.findall(
        r"(?:(?<!\\)\]\(|^\[\d+\]: )<?([^)>\s]*)", presenting.to_markdown(report), re.MULTILINE
    )
    assert len(leads) > 10
    assert [
        lead for lead in leads if not re.match(r"https://lumora\.example/|mailto:[a-z]+@lumora|#", lead)
    ] == []


def test_exports_have_no_markup_of_the_policy(report: Report) -> None:
    markdown, html = presenting.to_markdown(report), presenting.to_html(report)
    assert not re.search(r"<(?:img|script|svg)", html)
    assert not re.search(r"(?<!\\)<(?:img|script|svg)", markdown)
    assert not re.search(r"(?<!\\)!\[", markdown)
    assert not re.search(r"(?<!\\)\]\(javascript", markdown)


def test_programs_get_it_whole(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(source)])
    text = json.loads(capsys.readouterr().out)["text"]
    assert MARKUP.split(">")[0] in text
    assert all(f"by way {number} " in text for number in range(len(LINKS)))
