"""The cards of the sample policies keep their promises."""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from scripts.evaluation.seed import compared

from smallprint import engine, knowledge
from smallprint.analysis import analyse
from smallprint.cards.points import point_of
from smallprint.reading import read_bytes
from tests.policies import POLICIES, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.messages import Summary

TERMS = POLICIES / "lumora-terms"


def summary_of(folder: Path) -> Summary:
    html = (folder / "source.html").read_bytes()
    return engine.summarize(engine.open_document(html, f"https://{folder.name}.example/privacy"))


@pytest.fixture(params=[*SAMPLES, TERMS], ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def test_every_item_is_proved(folder: Path) -> None:
    text = engine.read(engine.open_document((folder / "source.html").read_bytes(), None)).text
    summary = summary_of(folder)
    items: list[Any] = [
        *summary.overview, *summary.watch_outs, *summary.data_collected, *summary.questions,
        *summary.actions, *summary.findings,
    ]  # fmt: skip
    assert items
    for item in items:
        assert item.quotes
        for quote in item.quotes:
            assert text[quote.start : quote.end] == quote.text
            assert quote.text.strip() == quote.text != ""


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        ("With your consent, we receive data about you from our advertising partners.", " (if you agree)"),
        ("We receive data about you from our advertising partners.", ""),
        # A part for some people tells what is done to them, and nothing of the others.
        (
            "If you live in California: we receive data about you from our advertising partners.",
            " (as told to Californians)",
        ),
    ],
)
def test_a_point_says_what_it_depends_on(sentence: str, limit: str) -> None:
    known = knowledge.load("en")
    policy = read_bytes(sentence.encode(), content_type="text/plain")
    texts = [point_of(finding, known).text for finding in analyse(policy, known).findings]
    assert any(text.endswith(f"from others{limit}.") for text in texts), texts


def test_cards_are_short_and_without_doubles(folder: Path) -> None:
    summary = summary_of(folder)
    assert len(summary.watch_outs) <= 8
    texts = [item.text for item in summary.overview]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert "{" not in text
        assert text[0].isupper()
        assert text.endswith(".")
        assert len(text.split()) <= 36
    for question in summary.questions:
        assert "{" not in question.answer
    assert len({item.name for item in summary.data_collected}) == len(summary.data_collected)


def test_topics_are_stated_or_not(folder: Path) -> None:
    summary = summary_of(folder)
    found = {item.topic for item in summary.findings}
    assert found.isdisjoint(summary.not_stated)


def test_the_same_page_gives_the_same_cards(folder: Path) -> None:
    def without_time(summary: Summary) -> dict[str, Any]:
        told = summary.model_dump()
        del told["engine"], told["source"]["retrieved_at"]
        return told

    assert without_time(summary_of(folder)) == without_time(summary_of(folder))


def test_works_with_the_network_denied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the analysis asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert summary_of(folder).findings


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda folder: folder.name)
def test_nothing_wrong_is_claimed(sample: Path) -> None:
    expected = json.loads((sample / "expected.json").read_text(encoding="utf-8"))
    told = summary_of(sample).model_dump(mode="json", by_alias=True)
    assert compared(told, expected)["wrong"] == []


def test_the_seed_is_told_whole(data: Path) -> None:
    from scripts.evaluation.seed import evaluate_seed

    assert evaluate_seed(data)["missing"] == []


def test_what_is_shared_has_a_quote_of_sharing(folder: Path) -> None:
    opened = engine.open_document((folder / "source.html").read_bytes(), None)
    known = knowledge.load("en")
    shared = {
        found.type.name: {policy_sentence.sentence for policy_sentence in found.shared}
        for found in analyse(opened.policy, known).data
        if found.shared
    }
    for item in engine.summarize(opened).data_collected:
        if item.shared:
            quoted = {
                number
                for number, sentence in enumerate(opened.policy.sentences)
                if any(quote.start == sentence.start for quote in item.quotes)
            }
            assert quoted & shared[item.name]


@pytest.mark.parametrize(
    "sentence",
    [
        "share name email sell data collect location to ",
        "We sell your personal data to data brokers. ",
    ],
)
def test_a_hostile_sentence_is_read_in_bounded_time(sentence: str) -> None:
    page = f"<html lang=en><main><h1>Privacy policy</h1><p>{sentence * (200_000 // len(sentence))}</p></main>"
    page += (
        "<p>We collect your name and we will share it with our partners for the purposes of this policy.</p>"
        * 9
    )
    began = time.perf_counter()
    engine.summarize(engine.open_document(page.encode(), None))
    assert time.perf_counter() - began < 8
