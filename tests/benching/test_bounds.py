from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.benching.bounds import broken, goals_of, load
from scripts.benching.figure import Figure
from scripts.benching.machine import machine
from scripts.benching.report import Table, to_markdown, to_text

if TYPE_CHECKING:
    from pathlib import Path

FAST = Figure("reading", "a page: reading", 20, peer="other", theirs=10)
BOUNDS = {"cards": {"reading": {"goal": {"ours": 30, "ratio": 1.0}, "limit": {"ratio": 3.0, "above": 5}}}}


def test_the_file_names_only_what_is_there() -> None:
    bounds = load()
    assert set(bounds) <= {"cards", "growth", "host", "popup", "corpus"}
    for figures in bounds.values():
        for wanted in figures.values():
            assert wanted
            assert set(wanted) <= {"goal", "limit"}
            for measures in wanted.values():
                assert set(measures) <= {"ours", "ratio", "above"}


def test_each_goal_is_judged_by_itself() -> None:
    assert goals_of(BOUNDS, "cards", FAST) == {"ours": (30, True), "ratio": (1.0, False)}
    assert goals_of(BOUNDS, "growth", FAST) == {}


def test_a_figure_beyond_a_limit_is_told() -> None:
    assert list(broken(BOUNDS, {"cards": [FAST]})) == ["cards reading: above is 10, limit 5"]


def test_a_figure_that_is_missing_fails_its_limit_and_a_benchmark_that_was_not_run_does_not() -> None:
    assert set(broken(BOUNDS, {"cards": []})) == {"cards reading was not measured"}
    assert list(broken(BOUNDS, {"host": [FAST]})) == []


def test_a_comparison_that_is_missing_fails_its_limit() -> None:
    alone = Figure("reading", "a page: reading", 20)
    assert "cards reading: ratio is not measured, limit 3" in list(broken(BOUNDS, {"cards": [alone]}))


def test_floors_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("[host.hello]\nlimit = { ours = 1 }\n", encoding="utf-8")
    assert load(file) == {"host": {"hello": {"limit": {"ours": 1}}}}


def test_the_tables_say_the_same() -> None:
    table = Table("cards", "By stage.", [FAST])
    row = ("a page: reading", "20 ms", "other 10 ms", "× 2.00, +10 ms", "30 ms, × 1.00", "yes, no")
    assert f"| {' | '.join(row)} |" in to_markdown([table], BOUNDS, machine()).splitlines()
    text = to_text(table, BOUNDS)
    assert all(cell in text for cell in row)


def test_a_benchmark_that_cannot_run_says_why() -> None:
    table = Table("popup", "Clicks.", [], "no Chromium")
    assert "no Chromium" in to_text(table, {})
    assert "Not measured: no Chromium." in to_markdown([table], {}, machine())
