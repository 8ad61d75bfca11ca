from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.presenting.clean import address_of, plain, safe_href, shorten
from tests.presenting.hostile import HREFS, STRINGS


@given(st.text() | st.sampled_from(STRINGS))
def test_plain_text_is_one_printable_line(text: str) -> None:
    made = plain(text)
    assert made.isprintable()
    assert made == plain(made)
    assert "  " not in made


@given(st.text("abc ,.—“é"))
def test_plain_text_keeps_ordinary_words(text: str) -> None:
    assert plain(text).split() == text.split()


@pytest.mark.parametrize("href", HREFS)
def test_refuses_addresses_that_are_not_links(href: str) -> None:
    assert safe_href(href) is None


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://a.example/x?q=1&r=%20#top", "https://a.example/x?q=1&r=%20#top"),
        ("http://a.example", "http://a.example"),
        ("mailto:dpo@a.example?subject=Access", "mailto:dpo@a.example?subject=Access"),
        ("mailto:?subject=Access&body=a%0Ab", "mailto:?subject=Access&body=a%0Ab"),
        ("https://a.example/\"><b>'", "https://a.example/%22%3E%3Cb%3E%27"),
        ("https://a.example/\\`{}", "https://a.example/%5C%60%7B%7D"),
        ("https://münchen.example/straße", "https://münchen.example/straße"),
    ],
)
def test_writes_addresses_so_that_they_cannot_break_out(href: str, written: str) -> None:
    assert safe_href(href) == written


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://a.example/x?q=1", "https://a.example/x?q=1"),
        ("mailto:dpo@a.example", "dpo@a.example"),
        ("mailto:dpo@a.example?subject=Access", "dpo@a.example"),
        ("mailto:?subject=Access", ""),
    ],
)
def test_an_address_is_shown_as_people_read_it(href: str, address: str) -> None:
    assert address_of(href) == address


@given(st.text(), st.integers(2, 200))
def test_shortened_text_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    made = shorten(text, limit)
    assert len(made) <= limit
    assert text.startswith(made.removesuffix("…")) or made == text


def test_shortens_at_a_word() -> None:
    assert shorten("We keep it, as long as needed", 13) == "We keep it…"
    assert shorten("We keep it", 10) == "We keep it"
    assert shorten("a" * 30, 10) == "a" * 9 + "…"
