"""The phrase language."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.knowledge.rules import fold_text
from smallprint.matching.phrases import PhraseError, PhraseIndex, compile_phrase

MACROS = {"data": "((personal|private)? (data|information)|pii)"}


def matches(phrase: str, text: str) -> bool:
    return compile_phrase(phrase, MACROS).pattern.search(fold_text(text)) is not None


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sell|rent your data", "They sold your data"),
        ("(opt out|unsubscribe) of", "you may opt-out of it"),
        ("without (prior)? notice", "without notice"),
        ("without (prior)? notice", "without prior notice"),
        ("change .. policy", "changes to this privacy policy"),
        ("retain* # days", "retained 30 days"),
        ("sell <data>", "selling personal information"),
        ("sell <data>", "selling pii"),
        ("use a|the browser", "using the browser"),
    ],
)
def test_matches(phrase: str, text: str) -> None:
    assert matches(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sell|rent your data", "they sell your soul"),
        ("change .. policy", "change one two three four policy"),
        ("sell", "reseller"),
        ("use a|the browser", "use browser"),
        ("data", "database"),
    ],
)
def test_does_not_match(phrase: str, text: str) -> None:
    assert not matches(phrase, text)


def test_gaps_do_not_cross_a_semicolon() -> None:
    phrase = compile_phrase("sell ... data", MACROS)
    assert phrase.pattern.search(" sel your data ")
    assert not phrase.pattern.search(" sel it ; your data ")


@pytest.mark.parametrize(
    "source", ["", "(a", "a)", "a|", "<nothing> x", "...", "#", "a? (b)?", "((a|b)", "ret*"]
)
def test_bad_phrases_are_refused_with_their_words(source: str) -> None:
    with pytest.raises(PhraseError):
        compile_phrase(source, MACROS)


def test_the_index_finds_what_search_finds() -> None:
    phrases = [compile_phrase(source, MACROS) for source in ("sell <data>", "(a|b c) rent", "opt out? now")]
    index = PhraseIndex(enumerate(phrases))
    for text in ("we sell data", "b c rents", "opt now", "nothing here"):
        folded = fold_text(text)
        expected = {number for number, phrase in enumerate(phrases) if phrase.pattern.search(folded)}
        assert {key for key, _, _ in index.search(folded, set(folded.split()))} == expected


def test_says_whether_it_negates() -> None:
    assert compile_phrase("without (prior)? notice", MACROS).negates
    assert compile_phrase("(never|not) sell", MACROS).negates
    assert not compile_phrase("sell (not)? data", MACROS).negates


@given(st.text(alphabet="abc ()|?.<>*#", max_size=30))
def test_any_source_compiles_or_is_refused(source: str) -> None:
    try:
        phrase = compile_phrase(source, MACROS)
    except PhraseError:
        return
    phrase.pattern.search(" a b c ")


@pytest.mark.parametrize("filler", ["we ", "policy change ", "not data personal your information "])
def test_no_phrase_of_the_catalogue_runs_away(filler: str) -> None:
    """Every phrase against a hostile sentence of 2,000 words: bounded gaps keep each one linear in it."""
    hostile = " " + filler * (2000 // len(filler.split()))
    for practice in knowledge.load("en").practices:
        for find in practice.finds:
            for phrase in (*find.phrases, *find.needs, *find.excludes):
                began = time.perf_counter()
                phrase.pattern.search(hostile)
                assert time.perf_counter() - began < 0.5, f"{practice.id}: {phrase.source}"
