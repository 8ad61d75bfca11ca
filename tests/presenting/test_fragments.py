from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.presenting.fragments import ENDS, WHOLE, text_fragment

PAGE = "https://lumora.example/privacy"


def parts(address: str) -> list[str]:
    """What a browser looks for: the text, or its start and its end."""
    page, _, directive = address.partition("#")
    assert page == PAGE
    assert directive.startswith(":~:text=")
    return [unquote(part, errors="strict") for part in directive.removeprefix(":~:text=").split(",")]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("We do not sell it.", "We%20do%20not%20sell%20it."),
        ("third-party, opt-out & more", "third%2Dparty%2C%20opt%2Dout%20%26%20more"),
        ("100 % of “you”", "100%20%25%20of%20%E2%80%9Cyou%E2%80%9D"),
        ("a b c d e f g h i j k l m n o p", None),
        (
            "a b c d e f g h i j k l m n o p q",
            "a%20b%20c%20d%20e%20f%20g%20h,j%20k%20l%20m%20n%20o%20p%20q",
        ),
        ("We share it with:\nour partners", "We%20share%20it%20with%3A,our%20partners"),
    ],
)
def test_finds_short_quotes_whole_and_long_ones_by_their_ends(words: str, written: str | None) -> None:
    assert text_fragment(PAGE, words) == f"{PAGE}#:~:text={written or words.replace(' ', '%20')}"


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (f"{PAGE}#sharing", f"{PAGE}#sharing:~:text=x"),
        (f"{PAGE}#/legal/privacy", f"{PAGE}#/legal/privacy:~:text=x"),
        (f"{PAGE}?a=b#:~:text=old,words", f"{PAGE}?a=b#:~:text=x"),
    ],
)
def test_keeps_the_fragment_that_the_page_finds_its_way_by(page: str, address: str) -> None:
    assert text_fragment(page, "x") == address


@pytest.mark.parametrize("words", ["", "  "])
def test_nothing_to_look_for_leads_to_the_page(words: str) -> None:
    assert text_fragment(PAGE, words) == PAGE


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1, max_size=40))
def test_decodes_to_the_words_of_the_quote(words: list[str]) -> None:
    address = text_fragment(PAGE, " ".join(words))
    assert address.isascii()
    assert not set(address.partition("text=")[2]) & set("-&#\"'<> ")
    found = [part.split(" ") for part in parts(address)]
    if len(words) <= WHOLE:
        assert found == [words]
    else:
        assert found == [words[:ENDS], words[-ENDS:]]


@given(st.text(max_size=200))
def test_takes_any_text(words: str) -> None:
    assert text_fragment(PAGE, words).isprintable()
