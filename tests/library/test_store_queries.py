"""What is made of what a reader types."""

from __future__ import annotations

import pytest

from smallprint.library.queries import LENGTH_LIMIT, TERM_LIMIT, Term, expression, terms


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", []),
        (" -- *", []),
        ("sell", [Term("sell", True)]),
        ("sell  my data", [Term("sell"), Term("my"), Term("data", True)]),
        ('"personal data" sell', [Term("personal data"), Term("sell", True)]),
        ('sell "personal data"', [Term("sell"), Term("personal data")]),
        ('sell "personal data" ', [Term("sell"), Term("personal data")]),
        ('sell "personal da', [Term("sell"), Term("personal da", True)]),
        ("„Ihre Daten“", [Term("Ihre Daten")]),
        ("don't AND", [Term("don't"), Term("AND", True)]),
        ('""', []),
        ("data data", [Term("data"), Term("data", True)]),
        ("a\0b", [Term("a"), Term("b", True)]),
    ],
)
def test_terms(typed: str, wanted: list[Term]) -> None:
    assert terms(typed) == wanted


def test_expression() -> None:
    assert expression('sell "my data') == '"sell" AND "my data" *'
    assert expression("sell", "name") == '{name} : ("sell" *)'
    assert expression(" ") is None


def test_long_searches_are_cut() -> None:
    assert len(terms("a " * 400)) == TERM_LIMIT
    assert terms("a" * 9000) == [Term("a" * LENGTH_LIMIT, True)]
