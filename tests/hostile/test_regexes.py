"""No regular expression takes long, whatever it meets: its time grows with the text's length, or the text is short."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.hostile.measuring import slow_in
from tests.hostile.patterns import Found

if TYPE_CHECKING:
    from tests.conftest import Effort

SECONDS = 1200
"""After which an expression is held to have no end, in the short form."""


def measured(timeout: int, *arguments: str) -> tuple[list[dict[str, object]], list[object]]:
    """What measuring.py finds too slow, and all that it has tried."""
    command = [sys.executable, "-m", "tests.hostile.measuring", *arguments]
    try:
        ran = subprocess.run(command, stdout=subprocess.PIPE, timeout=timeout, check=True)
    except subprocess.TimeoutExpired as error:
        last = (error.stdout or b"").decode().splitlines()[-1:]
        pytest.fail(f"no end after {timeout} seconds: {last}")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert lines[-1] == {"done": True}
    return [line for line in lines if "slow" in line], [line["trying"] for line in lines if "trying" in line]


def test_time_grows_with_the_length_of_the_text(effort: Effort) -> None:
    slow, tried = measured(effort(SECONDS, 6 * SECONDS), "modules", str(effort(400, 4_000)))
    assert slow == []
    assert len(tried) > 200
    assert {"reading.sentences:_END", "library.site:_NAME"} <= set(tried)


def test_a_phrase_takes_no_time_in_the_longest_sentence(effort: Effort) -> None:
    slow, tried = measured(effort(SECONDS, 6 * SECONDS), "phrases", str(effort(4, 1_000)))
    assert slow == []
    assert len(tried) > 4_000


@pytest.mark.parametrize(
    ("expression", "size"),
    [
        (r"\s+$", 700),
        pytest.param(r"[^>]*>x", 3_000, marks=pytest.mark.full),
        pytest.param(r"<(\w+)[^>]*>", 3_000, marks=pytest.mark.full),
        (r"(?:\w+\.)+com", 300),
    ],
)
def test_slow_expressions_are_found(expression: str, size: int) -> None:
    """The attacks are worth something: these are the usual mistakes."""
    found = Found(expression, re.compile(expression).flags, "test", "", anchored=False)
    assert slow_in(found, size) is not None


@pytest.mark.parametrize("expression", [r"(?<!\s)\s+$", r"(?<![a-z])[a-z]++b", r"\bab?c", r"[^>]{0,9}>"])
def test_good_expressions_pass(expression: str) -> None:
    assert slow_in(Found(expression, re.compile(expression).flags, "test", "", anchored=False), 700) is None
