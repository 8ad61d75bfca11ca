"""What changed between two versions of a policy: told where it did, and nothing told where it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.changes.written_pairs import FOLDER, load_pairs, missed, wrong

if TYPE_CHECKING:
    from pathlib import Path


def evaluate_changes(data: Path) -> dict[str, Any]:
    """How many of the expected changes are told (`recall`), and how many of those told somebody expects (`right`).

    The pairs are those of `changes/` in `data`, of the form of tests/changes/pairs; without such a folder, our own.
    Those of which the document is missing are left out. `quiet` is the share of re-captures of which nothing is told.
    """
    folder = data / "changes"
    pairs = [
        pair for pair in load_pairs(folder if folder.is_dir() else FOLDER) if pair.source(data).is_file()
    ]
    expected = told = 0
    unsaid: list[str] = []
    false: list[str] = []
    loud: list[str] = []
    for pair in pairs:
        found = pair.found(data)
        expected += len(pair.expected)
        told += len(found.changes)
        unsaid += [f"{pair.name}: {', '.join(each.words)}" for each in missed(pair, found)]
        false += [f"{pair.name}: {change.text}" for change in wrong(pair, found)]
        if pair.recapture and found.changes:
            loud.append(pair.name)
    recaptures = sum(pair.recapture for pair in pairs)
    return {
        "pairs": len(pairs),
        "expected": expected,
        "recall": 1 - len(unsaid) / expected if expected else 1.0,
        "told": told,
        "right": 1 - len(false) / told if told else 1.0,
        "recaptures": recaptures,
        "quiet": 1 - len(loud) / recaptures if recaptures else 1.0,
        "missed": unsaid,
        "wrong": false,
        "loud": loud,
    }
