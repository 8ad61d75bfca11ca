"""Findings that people have read and judged: which of the wrong ones are still made, and which right ones are lost.

`judged/*.tsv` has for each file of the data set a line with its name, and below it a line a judgement: + or -, the
practice, and the key of its sentence. It holds no text. Judged findings have been mended since, so the share of
right ones among them is no estimate for unread policies.
"""

from __future__ import annotations

import collections
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint import knowledge
from smallprint.analysis import Evidence, analyse
from smallprint.reading import read_bytes

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

_FOLDER = Path(__file__).with_name("judged")
_FOLDERS = {"pages": ("html", "text/html"), "texts": ("md", "text/markdown")}


def evaluate_judged(data: Path) -> dict[str, Any]:
    """Share right among the judged findings that are still made, and the share of right ones still made."""
    judged: dict[str, dict[tuple[str, str], bool]] = collections.defaultdict(dict)
    source = ""
    for path in sorted(_FOLDER.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(("+", "-")):
                verdict, practice, key = line.split("\t")
                judged[source][practice, key] = verdict == "+"
            else:
                source = line
    right = wrong = lost = 0
    still_wrong: list[str] = []
    for source, judgements in judged.items():
        name, file = source.split("/", 1)
        folder, content_type = _FOLDERS[name]
        path = data / name / folder / file
        if not path.is_file():
            continue
        policy = read_bytes(path.read_bytes(), content_type=content_type)
        made = {
            (finding.practice.id, key_of(policy, evidence)): evidence
            for finding in analyse(policy, knowledge.load("en")).findings
            for evidence in finding.evidence
        }
        for judgement, is_right in judgements.items():
            if judgement in made:
                right += is_right
                wrong += not is_right
                if not is_right:
                    still_wrong.append(f"{judgement[0]} in {source}: {_text(policy, made[judgement])[:300]}")
            else:
                lost += is_right
    if not right + lost:
        return {"skipped": "no finding of this data has been judged"}
    return {
        "right": right,
        "wrong": wrong,
        "precision": right / (right + wrong),
        "kept": right / (right + lost),
        "still_wrong": still_wrong,
    }


def key_of(policy: Policy, evidence: Evidence) -> str:
    """Names a sentence with its lead-in by its text."""
    return hashlib.sha256(_text(policy, evidence).encode()).hexdigest()[:12]


def _text(policy: Policy, evidence: Evidence) -> str:
    spans = [policy.sentences[number] for number in (*evidence.lead[-1:], evidence.sentence)]
    return " // ".join(" ".join(policy.text[span.start : span.end].split()) for span in spans)
