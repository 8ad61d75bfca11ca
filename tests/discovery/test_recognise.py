"""Recognition on pages written for it: pages/KIND-name.html, where KIND is what must be recognised."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.discovery import recognise
from smallprint.discovery.statements import has_blanks, read_statements
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


def test_a_text_with_blanks_is_a_policy_where_it_was_left_so_and_none_among_templates() -> None:
    html = next(path for path in PAGES if path.stem == "other-template-blanks").read_text("utf-8")
    html = html.replace("Sample privacy policy for clubs", "Privacy policy")
    assert recognise(read(html, "https://club.example/privacy-policy")).is_policy
    assert not recognise(read(html, "https://clubkeeper.example/templates/privacy-policy")).is_policy


def test_a_name_over_next_to_no_text_is_no_policy() -> None:
    html = "<title>Privacy Policy</title><h1>Privacy Policy</h1><p>Checking your browser before you continue."
    recognition = recognise(read(html, "https://shop.example/privacy-policy"))
    assert not recognition.is_policy
    assert recognition.score == 0


def test_what_is_quoted_is_not_said() -> None:
    said = "We collect your data. We use your data for tea. We share your data with Halvorn."
    own, quoted = read_statements(said, "en"), read_statements(f"They write: \u201c{said}\u201d", "en")
    assert own is not None
    assert quoted is not None
    assert (own.practices, quoted.practices) == (True, False)


def test_who_is_alone_says_i() -> None:
    statements = read_statements("I collect your name. I do not sell it.", "en")
    assert statements is not None
    assert statements.practices


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("[Company name] keeps it for [period]. Write to [email address].", True),
        ("{{company}} keeps it for {{time}}. Write to {{address}}.", True),
        ("Write to [email protected] or [email\u00a0protected], see [1], [2] and [3].", False),
        ("See [our name](https://a.example), [your rights](/b) and [the date](/c).", False),
        ("[Company name] [Company name] [Company name]", False),
    ],
)
def test_blanks(text: str, blanks: bool) -> None:
    assert has_blanks(text) is blanks


def test_looking_for_blanks_and_quotations_takes_little_time() -> None:
    for piece in ("[name ", '"' + "a" * 299, "{{a", "_", "[" + "list" * 15, "\u201ca"):
        text = piece * (60_000 // len(piece))
        begin = time.perf_counter()
        has_blanks(text)
        read_statements(text, "en")
        assert time.perf_counter() - begin < 0.5, piece


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
