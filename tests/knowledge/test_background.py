"""The file of ordinary policy language, and what it finds surprising."""

from __future__ import annotations

import math
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.knowledge.background import BackgroundError, pairs, read_background, write_background
from smallprint.matching.words import words_of

_POLICIES = 200


def stems(text: str) -> list[str]:
    return [word.stem for word in words_of(text, 0, len(text))]


@given(counts=st.dictionaries(st.text(max_size=6), st.integers(0, _POLICIES), max_size=40))
def test_what_more_policies_say_surprises_less(counts: dict[str, int]) -> None:
    background = read_background(write_background(counts, _POLICIES, 8))
    most = math.log2(_POLICIES + 1)
    for key, count in counts.items():
        # Two keys may share a bucket, so a key may seem more frequent than it is, never less.
        assert 0 <= background.surprise(key) <= most - math.log2(count + 1) + 0.26


def test_what_nobody_says_surprises_most() -> None:
    background = read_background(write_background({"your data": _POLICIES}, _POLICIES, 12))
    assert background.surprise("zebra data") == math.log2(_POLICIES + 1)
    assert background.surprise("your data") < 0.3


@given(st.lists(st.text(max_size=5), max_size=20))
def test_a_sentence_has_a_pair_more_than_words(words: list[str]) -> None:
    assert len(pairs(words)) == len(words) + 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json\n" + zlib.compress(bytes(4)),
        b"{}\n" + zlib.compress(bytes(4)),
        b"[]\n" + zlib.compress(bytes(4)),
        b'{"policies": 9, "bits": 2}\nnot deflated',
        b'{"policies": 9, "bits": 2}\n' + zlib.compress(bytes(5)),
        b'{"policies": 0, "bits": 2}\n' + zlib.compress(bytes(4)),
        b'{"policies": 9, "bits": -1}\n' + zlib.compress(bytes(4)),
    ],
)
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(BackgroundError):
        read_background(data)


def test_the_shipped_background_knows_ordinary_language() -> None:
    background = knowledge.load("en").background
    ordinary = background.novelty(stems("We may update this Privacy Policy from time to time."))
    odd = background.novelty(stems("Our lighthouse keeper may read your postcards aloud to the harbour."))
    assert ordinary < 1.5
    assert odd > 4
    assert background.surprise("information") < background.surprise("lighthouse")
