"""Facts inside a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.analysis.slots import Slots


def find_slots(text: str) -> dict[str, str]:
    """The slots that a sentence fills by what is said at its beginning."""
    return Slots(text).near(0)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("We keep it for 24 months.", "period", "24 months"),
        ("We keep it for thirty (30) days.", "period", "30 days"),
        ("kept for two years", "period", "2 years"),
        ("within a 45-day period", "period", "45 days"),
        ("for one year", "period", "1 year"),
        ("within 30 calendar days", "period", "30 days"),
        ("children under 13", "age", "13"),
        ("under the age of sixteen (16)", "age", "16"),
        ("You must be at least 18 years old.", "age", "18"),
        ("users aged 14 or older", "age", "14"),
        ("for 1 (one) calendar month", "period", "1 month"),
        ("for seven (7) years", "period", "7 years"),
        ("A fee of 1,000 yen is charged.", "fee", "1,000 yen"),
        ("a fee of $25.00 applies", "fee", "$25.00"),
        ("Write to privacy@shop.example today.", "email", "privacy@shop.example"),
        ("Write to dpo[at]shop[dot]example.", "email", "dpo@shop.example"),
        ("stored in the United States and in China", "country", "the United States and China"),
        ("Residents of France: it is stored in Kenya.", "country", "Kenya"),
        ("If you are in the EU, it is kept in the U.S.", "country", "the United States"),
        ("moved from Japan to New Zealand", "country", "New Zealand"),
        ("hosted in Frankfurt, Germany", "country", "Germany"),
    ],
)
def test_found(text: str, slot: str, value: str) -> None:
    assert find_slots(text)[slot] == value


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("You must be at least 18 years old.", "period"),
        ("at least 30 days before the change", "age"),
        ("more than 10 partners", "fee"),
        ("We keep it as long as needed.", "period"),
        ("under Article 13 of the GDPR", "fee"),
        ("PLEASE CONTACT US", "country"),
        ("the EU-U.S. framework", "country"),
        ("Lumora Ireland Limited", "country"),
        ("in New Mexico and Northern Ireland", "country"),
        ("outside of the EEA", "country"),
    ],
)
def test_not_found(text: str, slot: str) -> None:
    assert slot not in find_slots(text)


def test_what_is_said_has_the_period_and_the_countries_behind_it() -> None:
    text = "Without a visit for a year, made in Malta, we keep it for 30 days in Peru and Chile."
    assert Slots(text).near(text.index("keep")) == {"period": "30 days", "country": "Peru and Chile"}
    assert Slots(text).near(0) == {"period": "1 year", "country": "Malta"}
    assert Slots(text).near(len(text)) == {"period": "30 days", "country": "Peru and Chile"}


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("for at least seven years", "at least"),
        ("for no less than 2 years", "at least"),
        ("for a minimum of 10 years", "at least"),
        ("for up to 30 days", "up to"),
        ("for a maximum period of 6 months", "up to"),
        ("for no longer than 12 months", "up to"),
        ("for not more than one year", "up to"),
        ("for 30 days", ""),
        ("at least we keep it for 30 days", ""),
    ],
)
def test_a_period_can_be_the_least_or_the_most(text: str, bound: str) -> None:
    assert find_slots(text).get("bound", "") == bound


@given(st.text(alphabet="0123456789 daysyearsunder(),.$@[at]one", max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(find_slots(text).values())
