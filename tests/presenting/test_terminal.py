from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.presenting import to_terminal
from smallprint.presenting.columns import width_of
from tests.presenting.hostile import STRINGS, everywhere
from tests.presenting.samples import lumora, quote, report

COLOUR = re.compile(r"\x1b\[[0-9]m|\x1b\[3[0-9]m")


def test_reads_like_a_page() -> None:
    page = to_terminal(lumora(), width=80, colour=False)
    assert page.startswith(
        """
  Lumora
  Lumora Privacy Policy
  2 things to watch out for (1 serious) · 4 types of data · last updated 4
  March 2025

  Things to watch out for
  ────────────────────────────────────────────────────────────────────────────
  ▲ serious    Advertising partners get identifiers and build profiles of your
               interests.
               Advertisers can follow what you do across sites.
                 “We share device identifiers, hashed e-mail addresses and
                 usage information with advertising partners, who use them to
                 show you ads on Lumora and on other sites and to build
                 profiles of your interests.”
                 — 6. How we disclose it

  △ take care  Disputes go to arbitration, one person at a time.
               You give up a trial by jury and joining a class action.
"""
    )
    assert (
        """
  ✓ good  They do not sell face data.
            “We do not sell, lease, trade or otherwise profit from face
            templates.”
            — 5. Face grouping · 1 more
"""
        in page
    )
    assert "\n  Contact data        Name, Email address (shared)\n" in page
    assert "\n  They say that they do not collect\n                      Card number (sensitive)\n" in page
    assert "\n  Write to the privacy team\n  privacy@lumora.example\n" in page
    assert "\n  – Ask for a copy of your data (GDPR), to privacy@lumora.example\n" in page
    assert "\n  – Have your data deleted (the policy gives no email address)\n" in page
    assert "--format markdown" in page
    assert page.endswith(", on this computer, in 42\n  milliseconds.\n")


def flowing(page: str) -> str:
    return " ".join(page.split())


def test_shows_the_first_quote_in_full_once_and_counts_the_others() -> None:
    told = {"practice": "p", "topic": "retention", "tone": "neutral", "importance": 1}
    long = ("word " * 60).strip()
    quotes = [quote(long, "Keeping"), quote("the other one"), quote("third")]
    points = [{**told, "text": f"They keep it {why}.", "quotes": quotes} for why in ("here", "there")]
    page = flowing(to_terminal(report(overview=points), width=88, colour=False))
    assert page.count(f"“{long}”") == 1
    assert "They keep it there. — Keeping · quoted above · 2 more" in page
    assert "the other one" not in page


@pytest.mark.parametrize("width", [1, 24, 40, 55, 56, 80, 88, 300])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = to_terminal(lumora(), width=width, colour=False).splitlines()
    lines = [line for line in lines if not re.match(r" +(https:|privacy@)", line)]
    assert max(map(len, lines)) <= min(max(width, 24), 88)
    assert not any(line != line.rstrip() for line in lines)


def test_colour_changes_no_word() -> None:
    coloured = to_terminal(lumora(), width=80, colour=True)
    without = COLOUR.sub("", coloured)
    assert "\x1b" not in without
    assert [line.rstrip() for line in without.splitlines()] == to_terminal(
        lumora(), width=80, colour=False
    ).splitlines()
    assert "\x1b[31m▲ serious\x1b[0m" in coloured


def test_an_address_is_never_broken() -> None:
    address = "https://www.lumora.example/" + "legal-" * 30
    page = to_terminal(report(source={"url": address}), width=40, colour=False)
    assert f"  {address}\n" in page


@given(st.sampled_from(STRINGS) | st.text(max_size=80), st.sampled_from([24, 61, 88]), st.booleans())
@settings(deadline=None, max_examples=60)
def test_nothing_of_the_policy_can_steer_the_terminal(text: str, width: int, colour: bool) -> None:
    page = to_terminal(everywhere(text), width=width, colour=colour)
    words = COLOUR.sub("", page) if colour else page
    lines = words.split("\n")
    assert all(line.isprintable() for line in lines)
    assert all(width_of(line) <= width for line in lines)
    page.encode()
