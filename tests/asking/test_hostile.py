"""Any text is a question: nothing raises, quotes are the policy's own words, and time is bounded."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import engine
from smallprint.asking import Asker, ask
from tests.asking.asked import KNOWN, sample
from tests.policies import POLICIES

_WORDS = "do you sell my data share location how long delete account police not never who ? , 中 é"
WORDS = st.lists(st.sampled_from([*_WORDS.split(), "\x00"]), max_size=30).map(" ".join)


@given(st.text(max_size=700) | WORDS)
def test_any_text_is_a_question(question: str) -> None:
    policy, asker = sample("pocket-parsley")
    answer = asker.ask(question)
    assert answer.answered == bool(answer.quotes)
    assert len(answer.quotes) <= 4
    for quote in answer.quotes:
        assert policy.text[quote.start : quote.end] == quote.text
    assert answer.answered or answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "a" * 100_000,
        "do you sell " * 10_000,
        "\x00\x1b[31m\u202e\ufeff" * 200,
        "sell" + "!" * 5000,
        "\N{COMBINING ACUTE ACCENT}" * 5000,
        "\ufdfa" * 5000,
        "( ( [ [ * * .* (a+)+ $" * 300,
        "qwrt " * 100,
        "\ud800 do you sell my data",
    ],
)
def test_noise_takes_no_time(question: str) -> None:
    _, asker = sample("quillmere")
    asker.ask("warm")
    began = time.process_time()
    asker.ask(question)
    assert time.process_time() - began < 0.5


def test_a_policy_of_nothing_says_nothing() -> None:
    policy, _ = sample("pocket-parsley")
    report = engine.summarize(
        engine.open_document((POLICIES / "pocket-parsley" / "source.html").read_bytes(), None)
    )
    nothing = report.model_copy(
        update={
            "overview": [],
            "watch_outs": [],
            "questions": [],
            "findings": [],
            "data_collected": [],
            "topics": [],
        }
    )
    bare = replace(policy, text="", blocks=(), sentences=())
    assert not Asker(bare, nothing, KNOWN).ask("do you sell my data").answered


def test_one_question_needs_no_asker() -> None:
    opened = engine.open_document(
        b"<html lang=en><main><p>" + b"We do not sell your data to anyone. " * 20, None
    )
    assert ask(opened.policy, engine.summarize(opened), KNOWN, "do you sell my data").answered
