"""Recognition on pages written for it: pages/KIND-name.html, where KIND is what must be recognised."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.discovery import recognise
from smallprint.messages import Frame, Page
from smallprint.reading import read_page
from smallprint.reading.policy import Policy

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
POLICY_KINDS = ("privacy", "children")


def read(html: str, url: str = "") -> Policy:
    return read_page(Page(url=url or None, frames=[Frame(url=url, html=html)]))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_page_is_what_it_is_called(path: Path) -> None:
    kind = path.stem.partition("-")[0]
    recognition = recognise(read(path.read_text("utf-8")))
    assert (recognition.kind, recognition.is_policy) == (kind, kind in POLICY_KINDS), recognition
    assert recognition.is_policy == (recognition.score >= 0.5)
    assert recognition.reasons


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("other-news-fine", "https://ledger.example/2025/03/halvorn-fined-over-privacy-policy"),
        ("other-help-settings", "https://help.tidepool.example/articles/privacy-settings"),
        ("other-guide-write-policy", "https://stallkeeper.example/blog/privacy-policy-template"),
        ("other-checkup", "https://lanternly.example/privacy"),
        ("other-home", "https://pennyroyal.example/"),
        ("terms-privacy-section", "https://kitewright.example/terms#privacy"),
    ],
)
def test_an_address_that_says_privacy_does_not_make_a_policy(name: str, url: str) -> None:
    html = next(path for path in PAGES if path.stem == name).read_text("utf-8")
    assert not recognise(read(html, url)).is_policy


def test_a_policy_without_title_headings_and_address_is_recognised_by_its_text() -> None:
    policy = read(next(path for path in PAGES if path.stem == "privacy-en-plain").read_text("utf-8"))
    bare = replace(policy, title="", blocks=tuple(b for b in policy.blocks if b.kind != "heading"))
    assert recognise(bare).is_policy


def test_a_name_over_next_to_no_text_is_no_policy() -> None:
    html = "<title>Privacy Policy</title><h1>Privacy Policy</h1><p>Checking your browser before you continue."
    recognition = recognise(read(html, "https://shop.example/privacy-policy"))
    assert not recognition.is_policy
    assert recognition.score == 0


@given(st.text(max_size=400), st.text(max_size=80), st.sampled_from(["en", "und", "..", "de/../en", ""]))
def test_any_text_gets_a_score(text: str, title: str, language: str) -> None:
    policy = Policy(text=text, url=title, title=title, service="", language=language, blocks=(), sentences=())
    assert 0 <= recognise(policy).score <= 1


def test_recognising_is_quick_on_long_texts() -> None:
    policy = read(next(path for path in PAGES if path.stem == "privacy-en-plain").read_text("utf-8"))
    long = replace(policy, text=policy.text * 400, blocks=policy.blocks * 400)
    recognise(long)
    begin = time.perf_counter()
    recognise(long)
    assert time.perf_counter() - begin < 0.03
