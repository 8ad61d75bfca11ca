"""The file of a linear model, and its arithmetic in lanes of one integer."""

from __future__ import annotations

import math
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.knowledge.topic_model import ModelError, read_model, write_model

_BITS = 3
_CLASSES = ("security", "retention", "contact")


@given(
    weights=st.lists(
        st.integers(-128, 127), min_size=len(_CLASSES) << _BITS, max_size=len(_CLASSES) << _BITS
    ),
    features=st.sets(st.text(max_size=4), max_size=400),
)
def test_it_adds_up_what_a_plain_sum_would(weights: list[int], features: set[str]) -> None:
    signed = bytes(weight & 255 for weight in weights)
    model = read_model(write_model(_CLASSES, (0.5, -1.0, 0.0), (0.1, 0.2, 0.3), signed, _BITS))
    scores = model.scores(features)
    for at, name in enumerate(_CLASSES):
        total = sum(weights[(zlib.crc32(feature.encode()) & 7) * len(_CLASSES) + at] for feature in features)
        wanted = (0.5, -1.0, 0.0)[at] + total * (0.1, 0.2, 0.3)[at] / math.sqrt(len(features) or 1)
        assert scores[name] == pytest.approx(wanted)


def test_what_it_kept_of_a_policy_can_be_forgotten() -> None:
    model = read_model(write_model(_CLASSES, (0.0,) * 3, (1.0,) * 3, bytes(3 << _BITS), _BITS))
    before = model.scores({"one", "two"})
    model.forget()
    assert model.scores({"one", "two"}) == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not json\n" + zlib.compress(b""),
        b"{}\n" + zlib.compress(b""),
        b'{"classes": ["a"], "bias": [0], "scale": [1], "bits": 3}\nnot deflated',
        b'{"classes": ["a"], "bias": [0], "scale": [1], "bits": 3}\n' + zlib.compress(b"1234567"),
    ],
)
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(ModelError):
        read_model(data)


def test_the_shipped_model_knows_the_topics_and_stays_small() -> None:
    model = knowledge.load("en").topic_model
    assert "retention" in model.classes
    assert len(model.classes) == 12
    assert len(model.lanes) < 4_000_000
