"""Comparing takes time that grows with the length of a policy, however it is made."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from smallprint import knowledge
from smallprint.changes.aligning import align
from smallprint.changes.comparing import Pair
from smallprint.changes.sentences import Version
from smallprint.opening import open_document

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN = knowledge.load("en")
FEW, MANY = 500, 3000
CHANCE = random.Random(7)  # noqa: S311 - no secret
WORDS = [f"word{number}" for number in range(3000)]


def alike(number: int, version: str) -> str:
    return f"We share your data with partner {version}{number} for advertising."


def different(_number: int, _version: str) -> str:
    return f"We {' '.join(CHANCE.choice(WORDS) for _ in range(8))}."


def addresses(number: int, version: str) -> str:
    return f"Write to {version}{number}@quillbee.example in Germany within {number} days."


def headings(number: int, version: str) -> str:
    return f"## Heading {version} {number}\n\nBees {version} hum at {number}."


def seconds(make: Callable[[int, str], str], count: int) -> float:
    """CPU time of the comparison alone, the best of two."""
    versions = [
        Version(
            open_document(
                "\n\n".join(make(number, version) for number in range(count)).encode(), None, "text/markdown"
            ).policy,
            KNOWN,
        )
        for version in ("one", "other")
    ]
    best = 60.0
    for _ in range(2):
        began = time.process_time()
        align(*versions)
        Pair(*versions)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("make", [alike, different, addresses, headings])
def test_time_is_linear(make: Callable[[int, str], str]) -> None:
    few = seconds(make, FEW)
    assert seconds(make, MANY) < 2.5 * (MANY / FEW) * max(few, 0.02)
