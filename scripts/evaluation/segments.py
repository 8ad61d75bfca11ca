"""Topics and data types on OPP-115's segments, and intents on PolicyIE's sentences.

OPP-115 (Wilson et al. 2016) is for research only: it measures here and nothing learns from it.
"""

from __future__ import annotations

import collections
import json
from typing import TYPE_CHECKING, Any

from smallprint import knowledge
from smallprint.analysis import analyse
from smallprint.analysis.data import mentions_in, statuses
from smallprint.analysis.passages import Passage
from smallprint.analysis.topics import topics_of_passage
from smallprint.analysis.units import units_of
from smallprint.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from smallprint.reading.policy import Policy

_TOPICS = {
    "First Party Collection/Use": "first_party_collection",
    "Third Party Sharing/Collection": "third_party_sharing",
    "User Choice/Control": "user_choice",
    "User Access, Edit and Deletion": "access_edit_deletion",
    "Data Retention": "retention",
    "Data Security": "security",
    "Policy Change": "policy_change",
    "Do Not Track": "do_not_track",
    "International and Specific Audiences": "international_and_specific_audiences",
    "Introductory/Generic": "introductory",
    "Privacy contact information": "contact",
    "Practice not covered": "practice_not_covered",
}
_INTENTS = {
    "first_party_collection": "data-collection-usage",
    "third_party_sharing": "data-sharing-disclosure",
    "retention": "data-storage-retention-deletion",
    "security": "data-security-protection",
}
# Values that name no type of data.
_VAGUE = frozenset({"Generic personal information", "Unspecified", "Other", "User Profile", "Survey data"})
_MAJORITY = 2
# What readers may opt out of, or how long something is kept, says little of what is collected.
_COLLECTING = frozenset({"First Party Collection/Use", "Third Party Sharing/Collection"})


def evaluate_topics(data: Path) -> dict[str, Any]:
    """F1 by class on the segments that a majority gave a label, micro and macro."""
    pairs = [
        (_topics(row["text"]), {_TOPICS[label] for label in row["labels12_majority"]})
        for row in _rows(data / "segments" / "opp115.jsonl")
        if row["labels12_majority"]
    ]
    return _scores(pairs, _TOPICS.values())


def evaluate_intents(data: Path) -> dict[str, Any]:
    """F1 by intent on single sentences; a sentence without one of the four is `Other`."""
    pairs = [
        (
            {_INTENTS[topic] for topic in _topics(row["text"]) if topic in _INTENTS},
            {row["intent"]} & set(_INTENTS.values()),
        )
        for row in _rows(data / "practices" / "policyie.jsonl")
    ]
    return _scores(pairs, _INTENTS.values())


def evaluate_data_types(data: Path) -> dict[str, Any]:
    """Types of data said to be collected or shared, against the spans that OPP-115's annotators marked.

    Right is a type whose words lie in a span of any annotator, or around one. Found is a value that two annotators
    gave to a segment in passages on collection or sharing (vague values left out), if the words of a type lie in
    or around a span of it.
    """
    spans: dict[tuple[str, int], list[dict[str, Any]]] = collections.defaultdict(list)
    for row in _rows(data / "data_types" / "opp115_spans.jsonl"):
        spans[row["policy"], row["segment_id"]].append(row)
    right = given = found = wanted = 0
    wrong: list[str] = []
    missed: list[str] = []
    by_value: dict[str, list[bool]] = collections.defaultdict(list)
    for row in _rows(data / "segments" / "opp115.jsonl"):
        marked = spans[row["policy"], row["segment_id"]]
        named = dict(_named(row["text"]))
        given += len(named)
        for words, type_id in named.items():
            if any(_overlap(words, span["selected_text"]) for span in marked):
                right += 1
            else:
                wrong.append(f"{type_id}: {words!r} in {_around(row['text'], words)}")
        annotators = collections.defaultdict(set)
        for span in marked:
            if span["category"] in _COLLECTING:
                annotators[span["value"]].add(span["annotator"])
        for value in {value for value, who in annotators.items() if len(who) >= _MAJORITY} - _VAGUE:
            texts = [span["selected_text"] for span in marked if span["value"] == value]
            is_found = any(_overlap(words, text) for words in named for text in texts)
            wanted += 1
            found += is_found
            by_value[value].append(is_found)
            if not is_found:
                missed.append(f"{value}: {texts[0][:160]!r}")
    return {
        "precision": right / given if given else 0.0,
        "recall": found / wanted if wanted else 0.0,
        "given": given,
        "wanted": wanted,
        "recall_by_value": {value: sum(hits) / len(hits) for value, hits in sorted(by_value.items())},
        "wrong": wrong[:: max(1, len(wrong) // 50)],
        "missed": missed[:: max(1, len(missed) // 50)],
    }


def _named(text: str) -> Iterator[tuple[str, str]]:
    """The words and the type of each mention that is said to be collected or shared."""
    policy = _policy(text)
    catalogue = knowledge.load("en")
    for unit in units_of(policy, catalogue.rules):
        mentions = mentions_in(unit, catalogue)
        for mention, status in statuses(unit, mentions, catalogue):
            if status != "denied":
                first, last = unit.words[mention.first], unit.words[mention.last - 1]
                yield policy.text[first.start : last.end].lower(), mention.type.id


def _overlap(words: str, span: str) -> bool:
    span = " ".join(span.lower().split())
    words = " ".join(words.split())
    return bool(span) and (words in span or span in words)


def _around(text: str, words: str) -> str:
    at = max(0, text.lower().find(words))
    return " ".join(text[max(0, at - 90) : at + len(words) + 60].split())


def _topics(text: str) -> set[str]:
    """The topics of a segment, read as one passage: its annotators labelled it as a whole."""
    policy, catalogue = _policy(text), knowledge.load("en")
    stems: dict[int, list[list[str]]] = {}
    for unit in units_of(policy, catalogue.rules):
        block = policy.sentences[unit.sentence].block
        stems.setdefault(block, []).append([word.stem for word in unit.words])
    headings = tuple(
        policy.text[block.start : block.end] for block in policy.blocks if block.kind == "heading"
    )
    passage = Passage(0, len(policy.blocks), headings, policy.text)
    found = {0: {finding.practice.topic for finding in analyse(policy, catalogue).findings}}
    return set(topics_of_passage(passage, stems, found, catalogue))


def _policy(text: str) -> Policy:
    """A segment as a policy of its own."""
    return read_bytes(text.encode(), content_type="text/plain")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _scores(pairs: list[tuple[set[str], set[str]]], classes: Iterable[str]) -> dict[str, Any]:
    counts: Mapping[str, list[int]] = {name: [0, 0, 0] for name in classes}
    for given, wanted in pairs:
        for name in given | wanted:
            if name in counts:
                counts[name][0 if name in given & wanted else 1 if name in given else 2] += 1
    by_class = {name: _f1(*count) for name, count in counts.items()}
    return {
        "micro_f1": _f1(*map(sum, zip(*counts.values(), strict=True))),
        "macro_f1": sum(by_class.values()) / len(by_class),
        "of": len(pairs),
        "by_class": by_class,
    }


def _f1(both: int, only_given: int, only_wanted: int) -> float:
    return 2 * both / (2 * both + only_given + only_wanted) if both else 0.0
