"""What holds for any input: what once failed, mutated seeds, grown documents, and in the long form guided searches."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallprint.reading import assemble
from smallprint.reading.sentences import split_sentences
from tests.fuzzing import homes, trees
from tests.fuzzing.crashing import CRASHES, Crashes
from tests.fuzzing.mutating import mutate
from tests.fuzzing.searching import search
from tests.fuzzing.shrinking import shrink
from tests.fuzzing.target import Target, TooSlowError
from tests.fuzzing.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Effort

CASES = sorted(file for file in CRASHES.glob("*/*") if file.is_file())
SLOW = frozenset({"changes", "database", "engine", "import", "kept", "pdf", "requests"})
"""Targets of which an input takes over 5 ms."""

_LARGEST = 300_000
"""Bytes of a real page that are tried."""

steady = settings(derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""Chance is for the searches of the long form: these try the same each time, on however busy a machine."""


@pytest.fixture(scope="module", autouse=True)
def _home() -> Iterator[None]:
    with homes.home():
        yield


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_what_once_failed(case: Path) -> None:
    TARGETS[case.parent.name].check(case.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_and_what_they_change_into(name: str, effort: Effort) -> None:
    target = TARGETS[name]
    chance = Random(name)  # noqa: S311 - the same each time
    seeds = target.seeds()
    for seed in seeds:
        target.check(seed)
    for _ in range(effort(6, 300) if name in SLOW else effort(60, 10_000)):
        target.check(mutate(chance.choice(seeds), target.longest, chance, target.words))


@given(trees.encoded, st.integers(0, 255))
@steady
def test_any_document(page: bytes, kind: int) -> None:
    TARGETS["document"].check(bytes([kind]) + page)


@given(trees.pages)
@steady
def test_any_page(page: str) -> None:
    TARGETS["links"].check(page.encode())


@given(st.lists(trees.pages, min_size=1, max_size=4))
@steady
def test_any_frames(frames: list[str]) -> None:
    TARGETS["frames"].check("\f\f".join(f"\n{frame}" for frame in frames).encode())


@pytest.mark.parametrize("name", ["engine", "changes"])
def test_a_policy_with_anything_in_it(name: str, effort: Effort) -> None:
    """Documents of chance are hardly ever read as policies, so they stand within one."""
    target = TARGETS[name]
    before, middle, after = target.seeds()[0].partition(b"<h2>How long</h2>")
    grown = trees.pages.map(lambda page: before + page.encode() + middle + after)

    @given(grown)
    @settings(steady, max_examples=effort(15, 2_000))
    def holds(page: bytes) -> None:
        target.check(page)

    holds()


def test_a_mistake_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def forgetful(text: str) -> list[tuple[int, int]]:
        return [span for span in split_sentences(text) if "We sell" not in text[slice(*span)]]

    monkeypatch.setattr(assemble, "split_sentences", forgetful)
    crashes = Crashes(TARGETS["document"], tmp_path)
    for word in (b"We keep it. ", b"We sell it. ", b"We sell them. "):
        crashes.run(b"1<p>We collect your name. " + word + b"Nobody sees it.</p>")
    [kept] = crashes.kept
    assert kept.read_bytes()[1:] == b"We sell"


def test_what_takes_too_long_is_found() -> None:
    def slow(data: bytes) -> None:
        sum(1 for _ in data for _ in data for _ in range(20))

    target = Target(slow, lambda: [b""], 1, seconds=0.0001, per_kilobyte=0.0001)
    with pytest.raises(TooSlowError):
        target.check(b"x" * 200)


def test_what_is_made_small_still_fails() -> None:
    assert shrink(b"We sell your data to you.", lambda data: b"a" in data and b"ll" in data) == b"lla"
    assert shrink(b"", lambda _: True) == b""


@pytest.mark.full
@pytest.mark.data
@pytest.mark.parametrize(("name", "times"), [("document", 20), ("links", 10), ("engine", 4)])
def test_real_pages_with_changes(name: str, times: int, data: Path) -> None:
    target = TARGETS[name]
    chance = Random(name)  # noqa: S311 - the same each time
    for file in sorted((data / "pages" / "html").iterdir()):
        page = (b"1" if name == "document" else b"") + file.read_bytes()[:_LARGEST]
        for _ in range(times):
            target.check(mutate(page, _LARGEST * 2, chance, target.words))


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux", reason="atheris is there for Linux only")
@pytest.mark.parametrize("name", TARGETS)
def test_a_search_finds_nothing(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed: pip install smallprint[fuzz]")
    outcome = search(name, tmp_path, runs=TARGETS[name].runs)
    print(outcome)
    assert not outcome.failed, f"{outcome.crashes}\n{outcome.log}"
