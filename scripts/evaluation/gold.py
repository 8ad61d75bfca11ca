"""Nine policies beside what careful readers found in them.

A reader's fact carries the words that it rests on. It counts as found where one of our items of the right kind
quotes a sentence with those words; whether the item also says the same is for people to read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from smallprint import engine, knowledge
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from smallprint.messages import Summary

_SERIOUS = 2


def evaluate_gold(data: Path) -> dict[str, Any]:
    """Shares found: facts of importance 1, watch-outs of severity 2 and 3, types of data, rights, denials.

    `found` counts any finding, `shown` only what the cards show. A watch-out must be one of ours, too.
    """
    hits: dict[str, list[bool]] = {}
    missing: list[str] = []
    away = 0
    for path in sorted((data / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = data / "pages" / "html" / gold["file"]
        summary = engine.summarize(engine.open_document(page.read_bytes(), None))
        text = engine.read(engine.open_document(page.read_bytes(), None)).text
        for kind, wanted, spans in _wanted(gold, summary):
            place = place_of(text, wanted["quote"])
            if place is None:
                away += 1
                continue
            is_hit = any(start < place[1] and place[0] < end for start, end in spans)
            hits.setdefault(kind, []).append(is_hit)
            if not is_hit:
                missing.append(f"{path.stem} {kind}: {wanted.get('fact') or wanted.get('right')}")
        names = {item.name for item in summary.data_collected if item.collected}
        types = knowledge.load("en").data_types.by_id.values()
        collected = {kind.id for kind in types if kind.name in names}
        for wanted in gold["data_types"]:
            is_hit = _is_collected(wanted, collected)
            hits.setdefault("data_types", []).append(is_hit)
            if not is_hit:
                missing.append(f"{path.stem} data_types: {wanted['name']} | {wanted['quote']}")
    return {
        **{kind: sum(found) / len(found) for kind, found in hits.items()},
        "of": {kind: len(found) for kind, found in hits.items()},
        "quotes_not_in_the_page": away,
        "missing": missing,
    }


def _wanted(
    gold: dict[str, Any], summary: Summary
) -> Iterator[tuple[str, dict[str, Any], list[tuple[int, int]]]]:
    findings, watched = _spans(summary.findings), _spans(summary.watch_outs)
    data = _spans(summary.data_collected)
    shown = [*_spans(summary.overview), *watched, *_spans(summary.questions), *_spans(summary.actions)]
    for fact in gold["key_facts"]:
        if fact["importance"] == 1:
            yield "facts_found", fact, findings + data
            yield "facts_shown", fact, shown + data
    alarming = {name for name, severity in _severities().items() if severity}
    for watch in gold["watch_outs"]:
        if watch["severity"] >= _SERIOUS:
            yield (
                "watch_outs_found",
                watch,
                _spans(item for item in summary.findings if item.practice in alarming),
            )
            yield "watch_outs_shown", watch, watched
    for right in gold["rights"]:
        yield "rights_found", right, findings
    for denial in gold["not_collected_or_denied"]:
        yield "denials_found", denial, findings + data


def _severities() -> dict[str, int]:
    return {practice.id: practice.severity for practice in knowledge.load("en").practices}


def _spans(items: Iterable[Any]) -> list[tuple[int, int]]:
    return [(quote.start, quote.end) for item in items for quote in item.quotes]


def place_of(text: str, quote: str) -> tuple[int, int] | None:
    """Where the text has the quote, whatever its white space and marks."""
    words = re.findall(r"\w+", quote)
    match = re.search(r"\W+".join(map(re.escape, words)), text, re.IGNORECASE)
    return match.span() if match else None


def _is_collected(wanted: dict[str, Any], collected: set[str]) -> bool:
    """Whether a type of ours that the reader's words name is collected, or one broader or narrower."""
    types = knowledge.load("en").data_types
    for source in (wanted["name"], wanted["quote"]):
        named = {mention.type.id for mention in types.mentions(words_of(source, 0, len(source)))}
        if named:
            kin = named.union(*(types.broader(name) for name in named))
            return bool(kin & collected) or any(named & set(types.broader(have)) for have in collected)
    return False
