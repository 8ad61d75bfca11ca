from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.presenting import to_markdown
from smallprint.presenting.markdown import escape
from tests.presenting.hostile import HREFS, STRINGS, everywhere
from tests.presenting.samples import lumora

ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


def test_reads_like_a_note() -> None:
    page = to_markdown(lumora())
    assert page.startswith(
        """# Lumora

3 points · 2 things to watch out for · 4 types of data

## Summary

- ✗ *bad*: They use what you make public to train machine learning models.

  > “We use Content that you have set to Public to develop, train and improve.” — *4. Machine learning"""
    )
    assert "- Email address *(shared)*\n\n  > “" in page
    assert "- [Opt out: Your ad choices](<https://www.lumora.example/your-ad-choices>)\n" in page
    assert "\n\n\n" not in page


def test_quotes_stand_in_full() -> None:
    assert "other sites and to build profiles of your interests.”" in to_markdown(lumora())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They keep it for 3.5 years.", "They keep it for 3.5 years."),
        ("# not a heading", r"\# not a heading"),
        ("- not an item", r"\- not an item"),
        ("12. not an item", r"12\. not an item"),
        ("*b* [l](u) <i> `c` a|b &amp;", r"\*b\* \[l\](u) \<i\> \`c\` a\|b \&amp;"),
        (r"back\slash", r"back\\slash"),
        ("www.evil.example", r"www\.evil\.example"),
        ("see https://evil.example.", r"see https\://evil\.example."),
        ("a@evil.example", r"a\@evil\.example"),
    ],
)
def test_escapes(text: str, written: str) -> None:
    assert escape(text) == written


@given(st.sampled_from(STRINGS) | st.text("ab\\`*_[]()<>#!|~&$@.:/-+= \n1", max_size=30))
@settings(deadline=None, max_examples=200)
def test_no_markup_is_left_after_the_escapes(text: str) -> None:
    left = ESCAPED.sub("", escape(text))
    assert not re.search(r"[\\`*_\[\]<>|~&$#!{}]", left.replace("\\\n", ""))
    assert not re.search(r"://|[a-z]@\S|www\.\w", left, re.IGNORECASE)


@pytest.mark.parametrize("href", HREFS)
def test_links_nowhere_else(href: str) -> None:
    assert not re.search(r"(?<!\\)\]\(", to_markdown(everywhere("label", href)))


@pytest.mark.parametrize("text", STRINGS)
def test_every_line_is_of_our_making(text: str) -> None:
    ours = re.compile(r"# |## |### |- |  > “|  \S|\S|$")
    for line in to_markdown(everywhere(text, "https://ok.example")).split("\n"):
        assert ours.match(line)
        assert line.rstrip().isprintable()
