"""What the catalogue is measured by names practices that exist, and the nine gold policies stay found."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from scripts.evaluation.gold import evaluate_gold

from smallprint import knowledge

_EVALUATION = Path(__file__).resolve().parents[2] / "scripts" / "evaluation"
_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_KNOWN = {practice.id for practice in knowledge.load("en").practices}


def test_cases_name_practices_of_the_catalogue() -> None:
    cases = tomllib.loads((_EVALUATION / "cases.toml").read_text(encoding="utf-8"))
    assert len(cases) > 70
    named = {name for case in cases.values() for key in ("says", "never") for name in case.get(key, ())}
    assert named - _KNOWN == set()


def test_judgements_are_of_practices_of_the_catalogue() -> None:
    lines = (_EVALUATION / "judged" / "findings.tsv").read_text(encoding="utf-8").splitlines()
    judged = [re.fullmatch(r"[+-]\t(\w+)\t[0-9a-f]{12}", line) for line in lines]
    sources = [line for line, match in zip(lines, judged, strict=True) if not match]
    assert all(source.startswith(("pages/", "texts/")) for source in sources)
    assert len(set(sources)) == len(sources)
    assert {match[1] for match in judged if match} - _KNOWN == set()


@pytest.mark.data
@pytest.mark.skipif(not _DATA.is_dir(), reason="needs shared/data beside the checkout")
def test_what_careful_readers_found_is_found() -> None:
    figures = evaluate_gold(_DATA)
    assert figures["facts_found"] >= 0.9
    assert figures["data_types"] >= 0.88
