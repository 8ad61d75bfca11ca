"""The parts that make what is measured, with small things in place of the data set."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.benching.corpus import steps
from scripts.benching.growth import exponent, make_page, mix
from scripts.benching.home import own_home

from smallprint.library.library import default_path
from smallprint.reading import read_bytes

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_exponent_is_that_of_the_growth(power: float) -> None:
    assert exponent([(size, 3 * size**power) for size in (10, 100, 1000)]) == pytest.approx(power)


def test_a_long_page_takes_a_section_of_each_policy_in_turn() -> None:
    policies = [
        read_bytes(
            f"<title>{name} Privacy</title><p>Above.</p><h2>First of {name}</h2><p>We keep {name} & co.</p>"
            f"<h2>Second of {name}</h2><ul><li>A point of {name}</li></ul>".encode()
        )
        for name in ("Alder", "Birch")
    ]
    blocks = mix(policies)
    headings = [text for kind, text in blocks if kind == "heading"]
    assert headings == ["First of Alder", "First of Birch", "Second of Alder", "Second of Birch"]
    page = make_page(blocks, 10).decode()
    assert "<p>We keep Alder &amp; co.</p>" in page
    assert "Second of Birch" not in page
    with pytest.raises(ValueError, match="and not 1,000"):
        make_page(blocks, 1000)


@pytest.mark.parametrize(
    ("cores", "expected"), [(1, []), (2, [2]), (4, [2, 4]), (6, [2, 4, 6]), (8, [2, 4, 8])]
)
def test_workers_double_up_to_the_cores(cores: int, expected: list[int]) -> None:
    assert steps(cores) == expected


def test_what_is_measured_has_a_library_of_its_own() -> None:
    before = default_path()
    with own_home() as home:
        assert home in default_path().parents
    assert default_path() == before


def test_what_is_imported_is_listed_as_it_is_when_hello_is_answered() -> None:
    command = [sys.executable, "-m", "scripts.benching.imports"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    imported = json.loads(done.stdout)
    assert "smallprint.serving" in imported
    assert "smallprint.engine" not in imported
