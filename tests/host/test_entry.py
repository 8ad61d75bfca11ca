"""The host as it is installed, with the real engine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import __version__, messages

from .driver import ORIGIN, Driver

if TYPE_CHECKING:
    from .driver import Frame

POLICY = """<!doctype html><html lang="en"><title>Privacy Policy - Tidepool</title><body><main>
<h1>Tidepool Privacy Policy</h1><p>Last updated: 16 January 2024</p>
<h2>What we collect</h2><p>We collect your name, your email address and your phone number when you create an
account. Our servers record your IP address. We use cookies to remember your settings and to count visits.</p>
<h2>What we share</h2><p>We do not sell your personal information. We share your personal information with
advertising partners, who may combine it with what they already know about you.</p>
<h2>How long we keep it</h2><p>We keep your data for two years after you close your account.</p>
<h2>Your rights</h2><p>You can ask us to correct or delete your data by writing to
privacy@tidepool.example.</p></main></body></html>"""
FRAME = {"url": "https://tidepool.example/privacy", "html": POLICY}
PAGE = {"url": FRAME["url"], "title": "Privacy Policy - Tidepool", "frames": [FRAME]}


def frames_of(host: Driver, number: int) -> list[Frame]:
    frames = [host.frame()]
    while frames[-1]["type"] == "progress":
        frames.append(host.frame())
    assert {frame["id"] for frame in frames} == {number}
    return frames


def test_hello_says_what_the_host_can_do(host: Driver) -> None:
    hello = messages.Hello.model_validate(host.result(1, "hello"), strict=True)
    assert hello.version == __version__
    assert hello.operations == [
        *(
            "ask",
            "cancel",
            "changes",
            "compare",
            "detect",
            "export",
            "find",
            "got",
            "hello",
            "import",
            "list",
        ),
        *("look", "present", "read", "recall", "remove", "retain", "summarize", "text", "versions"),
    ]
    assert "en" in hello.languages


def test_what_was_read_before_is_told_without_the_engine(host: Driver) -> None:
    url = FRAME["url"]
    assert host.result(1, "recall", url=url) == {"report": None, "known_as": None}
    report = host.result(2, "summarize", page=PAGE, keep=True)
    assert report["unkept"] == ""
    for page, known_as in [(f"{url}#top", "address"), ("https://www.tidepool.example/", "site")]:
        recalled = host.result(3, "recall", url=page, show=True)
        assert recalled["known_as"] == known_as
        assert recalled["report"]["overview"] == report["overview"]
    version = report["kept"]["version"]
    assert host.result(4, "recall", version=version)["report"]["kept"]["shown_at"]
    assert host.result(5, "list")["total"] == 1
    code = f"""if True:
        import sys
        from smallprint.operations import engine_operations
        operations = engine_operations().by_name
        assert operations["recall"]({{"url": {url!r}}}, None)["report"]
        print(sys.modules.keys() & {{"lxml", "pydantic", "smallprint.reading", "smallprint.knowledge"}})
    """
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=host.env
    )
    assert done.stdout.strip() == "set()"


WRONG: list[dict[str, Any]] = [
    {},
    {"url": 7},
    {"url": "u", "version": 1},
    {"version": 1, "show": 1},
    {"version": True},
    {"url": "u", "more": 1},
]


def test_what_is_no_wish_for_what_was_read_is_refused(host: Driver) -> None:
    for number, params in enumerate(WRONG, 1):
        host.ask(number, "recall", **params)
        assert host.code(number) == "bad_request"
    host.ask(9, "recall", version=999)
    assert host.code(9) == "not_kept"


def test_what_is_not_to_be_kept_is_not(host: Driver) -> None:
    report = host.result(1, "summarize", page=PAGE)
    assert report["kept"] is None
    assert host.result(2, "list")["total"] == 0
    # Questions can be asked of it all the same, for as long as this host runs.
    answer = host.result(3, "ask", sha256=report["source"]["sha256"], question="Do they sell my data?")
    assert answer["answered"]
    host.ask(4, "ask", sha256="0" * 64, question="Do they sell my data?")
    assert host.code(4) == "not_kept"


def test_a_library_that_fails_keeps_no_summary_from_its_reader(host: Driver) -> None:
    Path(host.env["XDG_DATA_HOME"], "smallprint").write_text(
        "a file where the folder should be", encoding="utf-8"
    )
    report = host.result(1, "summarize", page=PAGE, keep=True)
    assert report["overview"]
    assert report["kept"] is None
    assert report["unkept"]
    host.ask(2, "list")
    assert host.code(2) == "library_failed"


def test_hello_needs_neither_the_parser_nor_the_models() -> None:
    code = """if True:
        import sys, smallprint.host
        smallprint.host.engine_operations()
        print(sys.modules.keys() & {"lxml", "pydantic", "platformdirs", "logging"})
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_installed_command_answers_at_once(tmp_path: Path) -> None:
    def first_reply() -> float:
        start = time.perf_counter()
        with Driver([str(Path(sys.executable).with_name("smallprint-host"))], tmp_path, ORIGIN) as host:
            assert host.alive()
            return time.perf_counter() - start

    assert min(first_reply() for _ in range(5)) < 0.12


def test_summarize_gives_progress_and_cards(host: Driver) -> None:
    host.ask(1, "summarize", page=PAGE)
    *steps, last = frames_of(host, 1)
    assert last["type"] == "result", last
    summary = messages.Report.model_validate(last["result"])
    assert last["result"]["schema"] == 1
    assert summary.source.url == PAGE["url"]
    assert summary.last_updated
    assert summary.last_updated.date == "2024-01-16"
    stages = list(dict.fromkeys(step["stage"] for step in steps))
    assert stages == ["reading", "analysis", "cards"]
    text = messages.Reading.model_validate(host.result(2, "read", page=PAGE)).text
    quotes = [quote for point in summary.overview for quote in point.quotes]
    quotes += [quote for item in summary.data_collected for quote in item.quotes]
    assert quotes
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text


def test_detect_and_read(host: Driver) -> None:
    assert messages.Detection.model_validate(host.result(1, "detect", page=PAGE)).is_policy
    reading = messages.Reading.model_validate(host.result(2, "read", page=PAGE))
    assert "We do not sell your personal information." in reading.text


@pytest.mark.parametrize(("form", "begin"), [("markdown", "# Tidepool\n"), ("html", "<!DOCTYPE html>\n")])
def test_a_report_is_presented_as_it_was_answered(host: Driver, form: str, begin: str) -> None:
    report = host.result(1, "summarize", page=PAGE)
    told = host.result(2, "present", summary=report, format=form)
    assert set(told) == {"text"}
    assert told["text"].startswith(begin)
    for item in report["watch_outs"]:
        assert item["quotes"][0]["text"] in told["text"]


def test_a_report_that_went_through_javascript_is_presented(host: Driver) -> None:
    """JSON from JavaScript has 42 where Python wrote 42.0."""
    report = host.result(1, "summarize", page=PAGE)
    report["engine"]["milliseconds"] = 42
    assert "in 42 milliseconds" in host.result(2, "present", summary=report, format="markdown")["text"]


def test_a_large_report_is_presented_in_parts(host: Driver) -> None:
    report = host.result(1, "summarize", page=PAGE)
    report["overview"] = [{**report["overview"][0], "text": f"Point {i}."} for i in range(4000)]
    host.ask(2, "present", summary=report, format="html")
    parts = frames_of(host, 2)
    while parts[-1]["index"] < parts[-1]["count"] - 1:
        parts.append(host.frame())
    assert len(parts) > 1
    text = json.loads("".join(part["data"] for part in parts))["text"]
    assert "Point 3999." in text
    assert text.endswith("</html>\n")


def test_only_a_whole_report_is_presented_and_only_in_known_formats(host: Driver) -> None:
    report = host.result(1, "summarize", page=PAGE)
    host.ask(2, "present", summary=report, format="pdf")
    assert host.last(2)["error"]["message"].startswith("params.format: ")
    del report["letters"]
    host.ask(3, "present", summary=report, format="html")
    error = host.last(3)["error"]
    assert error["code"] == "bad_request"
    assert error["message"].startswith("params.summary.letters: ")


def test_the_engine_is_warmed_up_after_hello_without_a_mistake(host: Driver) -> None:
    assert host.alive()
    log = host.wait_for_log("ready milliseconds=", "failed")
    assert "start version=" in log
    assert "failed" not in log


@pytest.mark.parametrize(
    ("operation", "params", "field"),
    [
        ("summarize", {}, "params.page"),
        ("summarize", {"page": PAGE, "force": "yes"}, "params.force"),
        ("summarize", {"page": PAGE, "more": 1}, "params.more"),
        ("detect", {"page": {**PAGE, "frames": []}}, "params.page.frames"),
        ("detect", {"page": {**PAGE, "frames": [FRAME] * 65}}, "params.page.frames"),
        ("read", {"page": {**PAGE, "frames": [{"url": 7, "html": ""}]}}, "params.page.frames.0.url"),
        ("read", {"page": {**PAGE, "title": None}}, "params.page.title"),
        ("present", {"summary": {}, "format": "html"}, "params.summary.source"),
    ],
)
def test_wrong_fields_are_named(host: Driver, operation: str, params: dict[str, Any], field: str) -> None:
    host.ask(1, operation, **params)
    error = host.last(1)["error"]
    assert error["code"] == "bad_request"
    assert error["message"].startswith(f"{field}: ")


@pytest.mark.parametrize("html", ["", "\x00\x01\ufffd", "<p>", "<" * 100_000, "<div>" * 100_000, "&#xd800;"])
def test_a_page_with_nothing_to_read_is_told_and_the_host_lives(host: Driver, html: str) -> None:
    host.ask(1, "summarize", page={"frames": [{"url": "about:blank", "html": html}]})
    assert host.code(1) in {"nothing_to_read", "not_a_policy"}
    assert host.alive()
