"""PROTOCOL.md says what the code does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from smallprint import identity, messages, serving, wire
from smallprint.errors import CODES
from smallprint.host import FORBIDDEN
from smallprint.operations import engine_operations

DOCUMENT = (Path(__file__).parents[2] / "PROTOCOL.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return DOCUMENT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_it_lists_every_error_code_once() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", section("Error codes"), re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == CODES


def test_it_lists_every_operation_once() -> None:
    listed = re.findall(r"^### `(\w+)`$", section("Operations"), re.MULTILINE)
    assert sorted(listed) == sorted([*serving.ALWAYS, *engine_operations().by_name])


@pytest.mark.parametrize(
    ("operation", "model"),
    [
        ("hello", messages.Hello),
        ("summarize", messages.SummarizeParams),
        ("find", messages.FindParams),
        ("look", messages.PageParams),
        ("detect", messages.PageParams),
        ("read", messages.PageParams),
        ("present", messages.PresentParams),
        ("cancel", messages.CancelParams),
        ("got", messages.GotParams),
    ],
)
def test_it_lists_every_field(operation: str, model: type[messages.Message]) -> None:
    described = section("Operations").split(f"### `{operation}`\n")[1].split("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \|", described, re.MULTILINE) == list(model.model_fields)


def test_it_says_what_a_report_has_beyond_the_summary() -> None:
    described = section("Operations").split("### `summarize`\n")[1].split("\n### ")[0]
    own = set(messages.Report.model_fields) - set(messages.Summary.model_fields)
    assert set(re.findall(r"^- `(\w+)`: ", described, re.MULTILINE)) == own
    found = section("Operations").split("### `find`\n")[1].split("\n### ")[0]
    assert re.findall(r"^- `(\w+)`: ", found, re.MULTILINE) == list(messages.Search.model_fields)
    letter = described.split("- `letters`: ")[1].split("\n")[0]
    assert set(messages.Letter.model_fields) <= set(re.findall(r"`(\w+)`", letter))


def test_it_gives_the_limits_and_names() -> None:
    assert f"protocol **{serving.PROTOCOL}**" in DOCUMENT
    assert f"{wire.INCOMING_LIMIT:,} bytes" in DOCUMENT
    assert f"{wire.OUTGOING_LIMIT:,} bytes" in DOCUMENT
    assert f"{wire.PARTS_ABOVE:,} bytes" in DOCUMENT
    assert f"exit code {FORBIDDEN}" in DOCUMENT
    assert f"| {serving.WAITING_LIMIT} | `busy` |" in DOCUMENT
    for name in (identity.HOST_NAME, identity.EXTENSION_ID, identity.FIREFOX_ID):
        assert f"`{name}`" in DOCUMENT


@pytest.mark.parametrize("example", re.findall(r"```sh\n(.*?)```", section("Trying it by hand"), re.DOTALL))
def test_its_examples_work(example: str, tmp_path: Path) -> None:
    commands = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    done = subprocess.run(["sh", "-c", example], env=environment, capture_output=True, text=True, check=True)
    assert '"protocol": 1' in done.stdout
