"""No document takes time or memory out of proportion to its length, ends in a mistake, or is read by half unsaid."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.hostile.bombs import BOMBS

if TYPE_CHECKING:
    from tests.conftest import Effort

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits are those of Unix")

STEP, LINEAR = 4, 10.0
"""Documents of this many times the size may take this many times as long; twice the square of it is 32."""
LEAST = 0.05
"""Seconds below which growth tells nothing."""
SECONDS_A_BYTE = 60e-6
BYTES_A_BYTE = 400
"""Of memory, for each byte of a document: policies of next to no words a block take the most."""
FREE = 48 << 20


def bake(size: int, names: list[str]) -> dict[str, dict[str, Any]]:
    """What becomes of bombs of a size, by their names."""
    command = [sys.executable, "-m", "tests.hostile.oven", str(size), *names]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return {told["name"]: told for told in map(json.loads, ran.stdout.splitlines())}


def test_every_bomb_is_answered_in_proportion(effort: Effort) -> None:
    size = effort(12_000, 500_000)
    large = bake(STEP * size, list(BOMBS))
    assert large.keys() == BOMBS.keys()
    wrong = []
    for name, told in large.items():
        if not told["told"]:
            wrong.append((told, "neither a report nor an error of ours"))
        if told["whole"] is False and not BOMBS[name].hides:
            wrong.append((told, "its end is missing"))
        if told["seconds"] > 1 + SECONDS_A_BYTE * told["bytes"]:
            wrong.append((told, "takes long"))
        if told["memory"] > FREE + BYTES_A_BYTE * told["bytes"]:
            wrong.append((told, "takes much memory"))
    slow = [name for name, told in large.items() if told["seconds"] > LINEAR * LEAST]
    small = bake(size, slow)
    steep = [name for name in slow if large[name]["seconds"] > LINEAR * max(small[name]["seconds"], LEAST)]
    if steep:  # once more: it may have been the machine
        small, large = bake(size, steep), bake(STEP * size, steep)
    wrong += [
        (large[name], f"took {small[name]['seconds']} for a quarter")
        for name in steep
        if large[name]["seconds"] > LINEAR * max(small[name]["seconds"], LEAST)
    ]
    assert wrong == []


@pytest.mark.full
@pytest.mark.parametrize(
    "name", ["one word", "tiny elements", "a in each other", "entities", "digits", "comments"]
)
def test_the_largest_that_is_read(name: str) -> None:
    told = bake(31_000_000, [name])[name]
    assert told["told"], told
    assert told["memory"] < 3 << 30


def test_more_than_that_is_refused() -> None:
    told = bake(33 << 20, ["one word", "plain lines"])
    assert [each["outcome"] for each in told.values()] == ["too_large", "too_large"]
