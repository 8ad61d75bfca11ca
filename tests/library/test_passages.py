"""The place that a search found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smallprint.library.passages import passage

TEXT = (
    "What we collect\nWe note where your lamp stands, and when it is lit.\nWhat we share\nWe may share your "
    "location with our map provider, Cartograf, who may not use it for anything else. We do not sell your data to "
    "anybody, and nobody pays us for it."
)


def test_the_words_stand_in_the_middle_of_others_and_are_cut_between_words() -> None:
    found = passage(TEXT, "map provider")
    assert "map provider, Cartograf" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert all(word in TEXT.split() for word in found.strip("… ").split())


def test_one_line_whatever_the_text_has() -> None:
    assert passage(TEXT, "collect") == (
        "What we collect We note where your lamp stands, and when it is lit. What we share We may share your "
        "location with our map …"
    )


def test_the_first_place_of_any_word_counts_also_of_one_that_is_only_begun() -> None:
    assert passage(TEXT, "sell anybody").startswith("… who may not use it for anything else. We do not sell")
    assert "Cartograf" in passage(TEXT, "cartog")
    assert passage(TEXT, "artograf") == ""


def test_what_is_not_there_has_no_place() -> None:
    assert passage(TEXT, "bread") == ""
    assert passage(TEXT, "") == ""
    assert passage("", "bread") == ""


@given(st.text(max_size=300), st.text(max_size=40))
def test_whatever_is_searched_the_place_is_short_and_of_the_text(text: str, search: str) -> None:
    found = passage(text, search)
    assert len(found) < 250
    assert found.removeprefix("… ").removesuffix(" …") in " ".join(text.split())
