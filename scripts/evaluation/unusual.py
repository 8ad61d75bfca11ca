"""Unusual clauses: what careful readers found particular to nine policies, beside what is picked.

Most of what the readers chose is told by a practice by now, or too long to show; `open` counts the rest, which only
the picking of clauses can find. Whether a pick is worth showing is for people to judge: `picked` lists them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scripts.evaluation.gold import place_of
from smallprint import engine, knowledge
from smallprint.analysis import analyse

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN, _RANKED = 3, 10
_MOST_WORDS = 28


def evaluate_unusual(data: Path) -> dict[str, Any]:
    """Shares of the readers' clauses among the first 3 and 10 picks, or told anywhere by a practice or a pick."""
    known = knowledge.load("en")
    hits: dict[str, list[bool]] = {"at_3": [], "at_10": [], "open_at_10": [], "told": []}
    picked: list[str] = []
    for path in sorted((data / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = data / "pages" / "html" / gold["file"]
        policy = engine.open_document(page.read_bytes(), None).policy
        analysis = analyse(policy, known)
        by_practice = {piece.sentence for finding in analysis.findings for piece in finding.evidence}
        ranked = [clause.sentence for clause in analysis.unusual]
        for clause in analysis.unusual[:_SHOWN]:
            words = " … ".join(policy.text[start:end] for start, end in clause.kept)
            picked.append(f"{path.stem} {clause.score:.1f}: {words}")
        for wanted in gold["unusual"]:
            place = place_of(policy.text, wanted["quote"])
            if place is None:
                continue
            said = {
                number
                for number, span in enumerate(policy.sentences)
                if span.start < place[1] and place[0] < span.end
            }
            hits["at_3"].append(not said.isdisjoint(ranked[:_SHOWN]))
            hits["at_10"].append(not said.isdisjoint(ranked[:_RANKED]))
            hits["told"].append(not said.isdisjoint(by_practice | set(ranked)))
            lengths = [
                len(policy.text[policy.sentences[number].start : policy.sentences[number].end].split())
                for number in said
            ]
            if said.isdisjoint(by_practice) and max(lengths, default=0) <= _MOST_WORDS:
                hits["open_at_10"].append(hits["at_10"][-1])
    return {
        **{kind: sum(found) / len(found) if found else 0.0 for kind, found in hits.items()},
        "of": {kind: len(found) for kind, found in hits.items()},
        "picked": picked,
    }
