"""Which laws a policy speaks of."""

from __future__ import annotations

import time

import pytest

from smallprint.analysis.laws import laws_of
from smallprint.knowledge.letters import Law

LAWS = (Law("GDPR", ("GDPR", "EEA"), frozenset(("a", "b", "c")), ()), Law("CCPA", ("CCPA",), frozenset(), ()))


@pytest.mark.parametrize(
    ("text", "practices", "laws"),
    [
        ("Under the GDPR you can ask.", set(), {"GDPR"}),
        ("GDPR", set(), {"GDPR"}),
        ("xGDPR GDPRs gdpr", set(), set()),
        ("xGDPR, GDPR", set(), {"GDPR"}),
        ("EEA and CCPA", set(), {"GDPR", "CCPA"}),
        ("You can ask.", {"a", "c"}, {"GDPR"}),
        ("You can ask.", {"a", "x"}, set()),
    ],
)
def test_laws_are_named_or_granted(text: str, practices: set[str], laws: set[str]) -> None:
    assert laws_of(text, practices, LAWS) == laws


def test_time_is_bounded() -> None:
    began = time.process_time()
    assert laws_of("xGDPR" * 200_000, set(), LAWS) == set()
    assert time.process_time() - began < 0.5
