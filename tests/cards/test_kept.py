"""How long what is kept: named data first, a period once, and what is left open told once."""

from __future__ import annotations

import pytest

from tests.cards.told import summary_points


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (
            ("We keep your IP address for 30 days.", "We keep invoices for at least 7 years."),
            "IP address for 30 days",
        ),
        (
            ("We retain it for 48 hours.", "We keep these records for up to 12 months."),
            "48 hours or up to 12 months",
        ),
        (
            ("We keep your messages for 2 years, and delete your photos later.",),
            "They keep messages for 2 years.",
        ),
    ],
)
def test_the_summary_tells_what_is_kept_for_how_long(sentences: tuple[str, ...], told: str) -> None:
    points = summary_points(*sentences)
    assert any(told in point for point in points), points
