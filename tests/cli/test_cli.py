"""The command line as its users meet it: a real process, its output, its words and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.policies import POLICIES

if TYPE_CHECKING:
    from pathlib import Path

POLICY = POLICIES / "pocket-parsley" / "source.html"


def smallprint(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "smallprint.cli", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)


def test_json_is_the_contract() -> None:
    done = smallprint("summarize", POLICY, "--url", "https://parsley.example/privacy", "--format", "json")
    assert done.returncode == 0
    summary = json.loads(done.stdout)
    assert set(summary) == {
        "schema", "source", "last_updated", "overview", "watch_outs", "data_collected", "questions",
        "actions", "findings", "topics", "not_stated", "engine",
    }  # fmt: skip
    assert summary["schema"] == 1
    assert summary["source"]["url"] == "https://parsley.example/privacy"
    text = json.loads(smallprint("read", POLICY, "--format", "json").stdout)["text"]
    items = [
        item for part in ("overview", "watch_outs", "data_collected", "findings") for item in summary[part]
    ]
    assert items
    for item in items:
        assert item["quotes"]
        for quote in item["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["text"]


def test_topics_are_one_a_block() -> None:
    summary = json.loads(smallprint("summarize", POLICY, "--format", "json").stdout)
    blocks = json.loads(smallprint("read", POLICY).stdout)["blocks"]
    assert [(topic["start"], topic["end"]) for topic in summary["topics"]] == [
        (block["start"], block["end"]) for block in blocks
    ]


def test_the_terminal_view_is_plain_where_there_is_no_terminal() -> None:
    done = smallprint("summarize", POLICY)
    assert done.returncode == 0
    words = done.stdout.decode()
    assert "Things to watch out for" in words
    assert "\x1b" not in words
    assert max(len(line) for line in words.splitlines()) <= 88


@pytest.mark.parametrize(("form", "begins"), [("markdown", "# "), ("html", "<!DOCTYPE html>")])
def test_other_forms(form: str, begins: str) -> None:
    done = smallprint("summarize", POLICY, "--format", form)
    assert done.returncode == 0
    assert done.stdout.decode().startswith(begins)


def test_standard_input_is_read_like_a_file() -> None:
    summary = json.loads(smallprint("summarize", "-", "--format", "json", given=POLICY.read_bytes()).stdout)
    assert summary["source"]["service"] == "Pocket Parsley"


def test_detect() -> None:
    found = json.loads(smallprint("detect", POLICY).stdout)
    assert found["is_policy"] is True
    assert found["reasons"]
    home = json.loads(
        smallprint(
            "detect", POLICIES / "fernlock-home" / "source.html", "--url", "https://fernlock.example/"
        ).stdout
    )
    assert home["is_policy"] is False
    assert home["candidates"]


@pytest.mark.parametrize("folder", ["moulin-bleu", "empty-shell", "bot-wall"])
def test_what_cannot_be_summarized_says_why(folder: str) -> None:
    expected = json.loads((POLICIES / folder / "expected.json").read_text(encoding="utf-8"))
    done = smallprint("summarize", POLICIES / folder / "source.html", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == expected["error"]
    told = done.stderr.decode().splitlines()
    assert told[0].startswith("error: ")
    assert told[-1].startswith("hint: ")


def test_what_is_not_a_policy_is_read_with_a_note() -> None:
    done = smallprint("summarize", POLICIES / "lumora-terms" / "source.html")
    assert done.returncode == 0
    assert b"does not look like a privacy policy" in done.stderr


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "nothing_to_read"),
        (b"\x00\x01\x02\xff\xfe\x00binary" * 50, "not_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "not_text"),
        (b"<html><body><p>", "nothing_to_read"),
        (b"a" * (32 * 1024 * 1024 + 1), "too_large"),
    ],
    ids=["empty", "binary", "picture", "broken", "too large"],
)
def test_bad_input_gets_a_clear_error(given: bytes, code: str) -> None:
    done = smallprint("summarize", "-", "--format", "json", given=given)
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == code
    assert b"hint: " in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_of_50_megabytes_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    large = tmp_path / "large.html"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    done = smallprint("summarize", large)
    assert done.returncode == 1
    assert b"error: The document is larger than 32 MB." in done.stderr


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    broken = POLICY.read_bytes().replace(b"</p>", b"").replace(b"</li>", b"<b><i>")[:-200] + b"<div <p"
    done = smallprint("summarize", "-", "--format", "json", given=broken)
    assert done.returncode == 0
    assert json.loads(done.stdout)["overview"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("no-such-file.html", "not_found"),
        ("", "not_found"),
        (".", "not_found"),
        ("http://127.0.0.1:9/privacy", "fetch_refused"),
        ("https://user:secret@shop.example/", "bad_address"),
    ],
)
def test_bad_sources(source: str, code: str) -> None:
    done = smallprint("summarize", source, "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == code


def test_wrong_usage() -> None:
    for done in (smallprint("summarise", "x"), smallprint()):
        assert done.returncode == 2
        assert done.stderr.decode().splitlines()[-1].startswith("hint: ")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\x1b"])
def test_a_document_comes_from_an_address(url: str) -> None:
    done = smallprint("summarize", POLICY, "--url", url, "--format", "json")
    assert json.loads(done.stdout)["error"]["code"] == "bad_address"


@pytest.mark.parametrize("redirect", ["<&-", "2>&1 >&-", "2>&1 >/dev/full"])
def test_closed_and_full_streams_end_without_a_traceback(redirect: str) -> None:
    source = "-" if redirect == "<&-" else POLICY
    command = f"{sys.executable} -m smallprint.cli summarize {source} {redirect}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stdout + done.stderr


def test_words_of_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    done = smallprint("summarize", tmp_path / "\x1b[31mred")
    assert b"\x1b" not in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m smallprint.cli read {POLICY} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stderr == b""
