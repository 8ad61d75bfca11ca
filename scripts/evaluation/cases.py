"""The catalogue on the quotes that ToS;DR's people approved as showing a case."""

from __future__ import annotations

import collections
import html
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_CASES = Path(__file__).with_name("cases.toml")
_FEWEST = 5  # quotes of a case that count as a measure of it
_LOWEST = 12


def evaluate_practices(data: Path) -> dict[str, Any]:
    """Recall by case of `cases.toml`, and how often a finding contradicts the case of its quote.

    A quote counts as found if one of the practices that say its case is. Contradicted are findings among
    the case's `never`; a quote may say other things besides its case, so other findings are not judged here
    but by reading (`judged`).
    """
    cases = tomllib.loads(_CASES.read_text(encoding="utf-8"))
    if unknown := _unknown(cases):
        raise ValueError(f"{_CASES.name} names practices that the catalogue lacks: {', '.join(unknown)}")
    by_case: dict[str, list[bool]] = collections.defaultdict(list)
    right = 0
    wrong: list[str] = []
    for case, quote, found in _readings(data):
        if case not in cases:
            continue
        says, never = set(cases[case]["says"]), set(cases[case].get("never", ()))
        by_case[case].append(bool(says & found))
        right += len(says & found)
        wrong += [f"{practice}: {quote[:200]}" for practice in sorted(never & found)]
    counted = {case: hits for case, hits in by_case.items() if len(hits) >= _FEWEST}
    recalls = {case: sum(hits) / len(hits) for case, hits in counted.items()}
    quotes = sum(map(len, counted.values()))
    return {
        "cases": len(counted),
        "quotes": quotes,
        "recall": sum(map(sum, counted.values())) / quotes if quotes else 0.0,
        "recall_of_the_mean_case": sum(recalls.values()) / len(recalls) if recalls else 0.0,
        "not_contradicted": right / (right + len(wrong)) if right else 0.0,
        "contradicted": wrong,
        "lowest": [
            {"recall": recall, "quotes": len(counted[case]), "case": case}
            for case, recall in sorted(recalls.items(), key=lambda pair: pair[1])[:_LOWEST]
        ],
    }


def _unknown(cases: dict[str, Any]) -> list[str]:
    known = {practice.id for practice in knowledge.load("en").practices}
    named = {name for case in cases.values() for key in ("says", "never") for name in case.get(key, ())}
    return sorted(named - known)


def _readings(data: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Each quote with its case and the practices found in it."""
    catalogue = knowledge.load("en")
    for line in (data / "practices" / "tosdr_points.jsonl").read_text(encoding="utf-8").splitlines():
        point = json.loads(line)
        page = f'<html lang="en"><body><main><p>{point["quote"]}</p></main>'
        policy = read_bytes(page.encode())
        found = {finding.practice.id for finding in analyse(policy, catalogue).findings}
        yield point["case"].strip(), html.unescape(policy.text), found
