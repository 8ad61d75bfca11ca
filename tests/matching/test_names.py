"""Names without what differs between their spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.matching.names import key_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Trade Desk", "thetradedesk"),
        ("lumora-help", "lumorahelp"),
        ("Lumora & Co.", "lumoraco"),
        (" – ", ""),
    ],
)
def test_spellings_of_one_name_have_one_key(name: str, key: str) -> None:
    assert key_of(name) == key


@given(st.text(max_size=60))
def test_a_key_has_no_spaces_and_no_signs(name: str) -> None:
    key = key_of(name)
    assert key == "" or key.isalnum()
    assert key_of(f"[ {name}. ]") == key
