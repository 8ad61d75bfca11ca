"""The open texts that the topic model learns from, as passages: pages, texts and PolicyIE of shared/data."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.analysis.passages import passages_of
from smallprint.analysis.topics import features_of
from smallprint.analysis.units import units_of
from smallprint.errors import SmallprintError
from smallprint.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smallprint.knowledge import ReadingRules
    from smallprint.reading.policy import Policy

_LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A passage, the policy it comes from (the set, then the policy's file), and what the model sees of it."""

    source: str
    headings: tuple[str, ...]
    text: str
    features: frozenset[str]

    @property
    def key(self) -> str:
        """Names the text in the file of labels, which holds no text."""
        words = "\n".join((*self.headings, self.text)).split()
        return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def samples(data: Path, rules: ReadingRules) -> Iterator[Sample]:
    """Every English passage of the open sets under `data`, each text once."""
    seen: set[str] = set()
    for sample in _all(data, rules):
        if len(sample.text.split()) >= _LEAST_WORDS and sample.key not in seen:
            seen.add(sample.key)
            yield sample


def policies(data: Path) -> Iterator[Policy]:
    """The English pages and texts under `data` that can be read."""
    for _, policy in _policies(data):
        yield policy


def _policies(data: Path) -> Iterator[tuple[str, Policy]]:
    for name, folder, kind in (("pages", "html", "text/html"), ("texts", "md", "text/markdown")):
        for line in (data / name / "index.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["lang"] == "en":
                content = (data / name / folder / row["file"]).read_bytes()
                with contextlib.suppress(SmallprintError):
                    yield f"{name}/{row['file']}", read_bytes(content, content_type=kind)


def _all(data: Path, rules: ReadingRules) -> Iterator[Sample]:
    for source, policy in _policies(data):
        yield from _passages(source, policy, rules)
    for line in (data / "practices" / "policyie.jsonl").read_text(encoding="utf-8").splitlines():
        with contextlib.suppress(SmallprintError):
            policy = read_bytes(json.loads(line)["text"].encode(), content_type="text/plain")
            yield from _passages("policyie", policy, rules)


def _passages(source: str, policy: Policy, rules: ReadingRules) -> Iterator[Sample]:
    stems: dict[int, list[list[str]]] = {}
    for unit in units_of(policy, rules):
        block = policy.sentences[unit.sentence].block
        stems.setdefault(block, []).append([word.stem for word in unit.words[unit.own :]])
    for passage in passages_of(policy):
        features = frozenset(features_of(passage, stems))
        yield Sample(source, passage.headings, passage.text, features)
