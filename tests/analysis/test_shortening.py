"""What is left of a sentence is the policy's own, and means the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.analysis.shortening import shortened
from smallprint.matching.words import words_of

KNOWN = knowledge.load("en")
DECISIVE = KNOWN.rules.negators | KNOWN.rules.short_negators | KNOWN.rules.boundaries

PIECES = st.sampled_from(
    [
        "Please note that", "In addition,", "However,", "For example,", "we", "you", "may", "never", "not",
        "unless", "if", "except", "share", "your photos", "(e.g. a face)", "(such as ours, unless you pay)",
        "(“Shelf”)", "(not yours)", "(including ours)", "(", ")", "((e.g. a)", ",", "without", "ＡNote", "(e.g. x",
    ]
)  # fmt: skip


def left(text: str) -> str:
    return " … ".join(text[start:end] for start, end in shortened(text, 0, len(text), KNOWN))


@given(st.lists(PIECES, min_size=1, max_size=12).map(lambda pieces: " ".join(pieces) + "."))
def test_slices_in_order_that_lose_no_denial_and_no_condition(text: str) -> None:
    kept = shortened(text, 0, len(text), KNOWN)
    assert kept[-1][1] == len(text)
    offsets = [offset for span in kept for offset in span]
    assert offsets == sorted(offsets)
    assert all(start < end for start, end in kept)
    before = [word.stem for word in words_of(text, 0, len(text))]
    after = [word.stem for start, end in kept for word in words_of(text, start, end)]
    for stem in DECISIVE - {"however", "that"}:
        assert after.count(stem) == before.count(stem)


@given(st.text(max_size=80), st.integers(0, 20))
def test_any_text_can_be_shortened(text: str, start: int) -> None:
    if start < len(text):
        kept = shortened(text, start, len(text), KNOWN)
        assert kept[0][0] >= start
        assert kept[-1][1] == len(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Please note that anyone may see your shelf.", "anyone may see your shelf."),
        ("However, we never read it.", "we never read it."),
        ("Your page (e.g. your name) is public.", "Your page … is public."),
        ("Your page (such as ours, unless hidden) is public.", "Your page (such as ours, unless hidden) is public."),
        ("Your page (hidden by default) is public.", "Your page (hidden by default) is public."),
        ("Unless you pay, your page is public.", "Unless you pay, your page is public."),
        ("Alsoran data is yours.", "Alsoran data is yours."),
        ("However,", "However,"),
    ],
)  # fmt: skip
def test_only_what_says_nothing_goes(text: str, short: str) -> None:
    assert left(text) == short
