from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.presenting.columns import width_of, wrap


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("个人", 4), ("😀", 2), ("“…”", 3), ("", 0)]
)
def test_counts_columns(text: str, columns: int) -> None:
    assert width_of(text) == columns


@given(st.text(), st.integers(2, 40))
def test_wraps_within_the_width_and_loses_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(0 <= width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_fills_the_lines() -> None:
    assert wrap("one two three four", 9) == ["one two", "three", "four"]
    assert wrap("a abcdefgh b", 4) == ["a", "abcd", "efgh", "b"]
