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

2 things to watch out for (1 serious) · 4 types of data · last updated 4 March 2025

## Things to watch out for

- ▲ *serious*: **Advertising partners get identifiers and build profiles of your interests.**\x20\x20
  Advertisers can follow what you do across sites.

  > “We share device identifiers, hashed e-mail addresses and usage information with advertising partners, \
who use them to show you ads on Lumora and on other sites and to build profiles of your interests.” \
— [Lumora Privacy Policy › 6. How we disclose it][1]

- △ *take care*: **Disputes go"""
    )
    assert "— [5. Face grouping][4] · 1 more\n" in page
    assert "- Name, Email address *(shared)*\n\n  > “Your name" in page
    assert "- [Your ad choices](<https://www.lumora.example/your-ad-choices>)\n" in page
    assert "\n\n\n" not in page


def test_links_to_quotes_stand_at_the_end() -> None:
    page = to_markdown(lumora())
    defined = re.findall(r"^\[(\d+)\]: <(.+)>$", page, re.MULTILINE)
    assert [int(number) for number, _ in defined] == list(range(1, len(defined) + 1))
    assert {number for number, _ in defined} == set(re.findall(r"\]\[(\d+)\]", page))
    assert all(href.startswith("https://www.lumora.example/legal/privacy#:~:text=") for _, href in defined)
    assert re.search(r"\n\n\[1\]: .+\n(\[\d+\]: .+\n)+$", page)
    assert len({href for _, href in defined}) == len(defined)


def test_letters_stand_in_full() -> None:
    assert """
### Requests that are ready to be sent

#### Ask for a copy of your data (GDPR)

To: privacy\\@lumora\\.example\x20\x20
Subject: Request for access

```text
Dear Lumora,

please send me a copy of all personal data that you hold about me, as
Article 15 of the GDPR lets me ask.

[your name]
```

#### Have your data deleted

To: the policy gives no email address\x20\x20
Subject: Please delete my data
""" in to_markdown(lumora())


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
    left = ESCAPED.sub("·", escape(text))  # not nothing, or what stands around it would meet
    assert not re.search(r"[\\`*_\[\]<>|~&$#!{}]", left.replace("\\\n", ""))
    assert not re.search(r"://|[a-z]@\S|www\.\w", left, re.IGNORECASE)


@pytest.mark.parametrize("href", HREFS)
def test_links_nowhere_else(href: str) -> None:
    page = to_markdown(everywhere("label", href))
    assert not re.search(r"(?<!\\)\]\(|\]\[|\]:", page)


@pytest.mark.parametrize("text", STRINGS)
def test_every_line_is_of_our_making(text: str) -> None:
    ours = re.compile(r"# |## |### |#### |- |  > “|  \S|\[\d+\]: <|\S|$")
    lines = iter(to_markdown(everywhere(text, "https://ok.example")).split("\n"))
    for line in lines:
        assert ours.match(line)
        assert line.rstrip().isprintable()
        if fence := re.match("(```+)text$", line):
            letter = list(iter(lambda: next(lines), fence[1]))
            assert all(inner.isprintable() for inner in letter)
            assert not any(inner.startswith(fence[1]) for inner in letter)
