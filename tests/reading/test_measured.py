"""The figures that reading must keep, on real pages beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(
        not (DATA / "pages").is_dir(), reason="the shared data set is not beside the checkout"
    ),
]


def test_reading_keeps_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts.evaluation import reading

    monkeypatch.setattr(reading, "_peers", dict)
    means = reading.evaluate_reading(DATA)["means"]["smallprint"]
    assert means["recall"] >= 0.99
    assert means["worst"] >= 0.945
    assert means["precision"] >= 0.98


def test_no_date_is_wrong() -> None:
    from scripts.evaluation import reading

    result = reading.evaluate_last_updated(DATA)
    assert result["wrong"] == 0
    assert result["right"] >= 0.95 * len(result["rows"])
