from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.presenting import to_terminal
from smallprint.presenting.columns import width_of
from tests.presenting.hostile import STRINGS, everywhere
from tests.presenting.samples import lumora, quote, summary

COLOUR = re.compile(r"\x1b\[[0-9]m|\x1b\[3[0-9]m")


def test_reads_like_a_page() -> None:
    page = to_terminal(lumora(), width=80, colour=False)
    assert page.startswith(
        """
  Lumora
  Lumora Privacy Policy
  3 points · 2 things to watch out for · 4 types of data

  Summary
  ────────────────────────────────────────────────────────────────────────────
  ✗ bad      They use what you make public to train machine learning models.
               “We use Content that you have set to Public to develop, train
               and improve.”
               — 4. Machine learning and your Content

  ✓ good     They do not sell face data.
               “We do not sell, lease, trade or otherwise profit from face
               templates.”
               — 5. Face grouping · and 1 more quote
"""
    )
    assert (
        """
  △ notable  Disputes go to arbitration, one person at a time.
             You give up a trial by jury and joining a class action.
"""
        in page
    )
    assert "  Name, Email address (shared)\n" in page
    assert "\n  Not collected, they say\n  Card number (sensitive)\n" in page
    assert "\n  privacy@lumora.example\n" in page
    assert page.endswith(", on this computer, in 42\n  milliseconds.\n")


def test_shortens_the_first_quote_and_counts_the_others() -> None:
    told = {
        "practice": "p",
        "topic": "retention",
        "text": "They keep it.",
        "tone": "neutral",
        "importance": 1,
    }
    quotes = [quote("word " * 60), quote("the other one"), quote("third")]
    page = " ".join(
        to_terminal(summary(overview=[{**told, "quotes": quotes}]), width=88, colour=False).split()
    )
    shown = page.partition("“")[2].partition("”")[0]
    assert shown.endswith("word…")
    assert 100 < len(shown) <= 120
    assert "— and 2 more quotes" in page
    assert "the other one" not in page


@pytest.mark.parametrize("width", [1, 24, 40, 55, 56, 80, 88, 300])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = to_terminal(lumora(), width=width, colour=False).splitlines()
    assert max(map(len, lines)) <= min(max(width, 24), 88)
    assert not any(line != line.rstrip() for line in lines)


def test_colour_changes_no_word() -> None:
    coloured = to_terminal(lumora(), width=80, colour=True)
    without = COLOUR.sub("", coloured)
    assert "\x1b" not in without
    assert [line.rstrip() for line in without.splitlines()] == to_terminal(
        lumora(), width=80, colour=False
    ).splitlines()
    assert "\x1b[31m✗ bad\x1b[0m" in coloured


@given(st.sampled_from(STRINGS) | st.text(max_size=80), st.sampled_from([24, 61, 88]), st.booleans())
@settings(deadline=None, max_examples=60)
def test_nothing_of_the_policy_can_steer_the_terminal(text: str, width: int, colour: bool) -> None:
    page = to_terminal(everywhere(text), width=width, colour=colour)
    words = COLOUR.sub("", page) if colour else page
    lines = words.split("\n")
    assert all(line.isprintable() for line in lines)
    assert all(width_of(line) <= width for line in lines)
    page.encode()
