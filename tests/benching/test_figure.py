from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.benching.figure import Figure, timed
from scripts.benching.stopwatch import Stopwatch, percentile

TIMES = st.lists(st.floats(0, 1e6), min_size=1, max_size=50)


@given(TIMES, st.floats(0.01, 1))
def test_a_percentile_is_the_smallest_time_that_enough_do_not_exceed(
    times: list[float], share: float
) -> None:
    found = percentile(times, share)
    assert found in times
    assert sum(time <= found for time in times) >= share * len(times) - 1e-9
    assert sum(time < found for time in times) < share * len(times) + 1e-9


def test_of_20_runs_18_are_within_the_ninetieth_percentile() -> None:
    assert percentile(range(1, 21), 0.9) == 18


def test_runs_make_a_figure_of_medians() -> None:
    figure = timed("key", "words", [10, 30, 20], "peer", [5, 5, 50])
    assert (figure.ours, figure.theirs, figure.least, figure.most, figure.runs) == (20, 5, 10, 30, 3)
    assert (figure.ratio, figure.above) == (4, 15)


def test_without_a_peer_nothing_is_compared() -> None:
    figure = timed("key", "words", [1])
    assert figure.ratio is None
    assert figure.above is None
    assert not figure.meets("ratio", 100), "what was not measured is within no bound"


@pytest.mark.parametrize(("more_is_better", "within"), [(False, (9, 10)), (True, (10, 11))])
def test_a_bound_includes_itself_on_the_better_side(more_is_better: bool, within: tuple[float, ...]) -> None:
    for value in (9, 10, 11):
        figure = Figure("key", "words", value, more_is_better=more_is_better)
        assert figure.meets("ours", 10) == (value in within)


def test_a_stopwatch_keeps_every_run_in_milliseconds() -> None:
    watch = Stopwatch()
    watch.add("read", 0.25)
    with watch.time("read"):
        pass
    first, second = watch.times["read"]
    assert first == 250
    assert second >= 0
