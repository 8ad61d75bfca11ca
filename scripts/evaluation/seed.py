"""The seed page: does the summary tell what a person's summary of it tells?"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from smallprint import engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def evaluate_seed(data: Path) -> dict[str, Any]:
    """Facts told of those that data/seed/expected.json lists, and the ones missing."""
    folder = data / "seed"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    page = next(folder.glob("*.html"))
    summary = engine.summarize(engine.open_document(page.read_bytes(), None)).model_dump(
        mode="json", by_alias=True
    )
    return compared(summary, expected)


def compared(summary: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """A summary beside what it must tell (`any`, `and_any`) and must not (`absent`)."""
    parts = ("overview", "watch_outs", "questions", "data_collected")
    missing = [
        f"{part}: {fact.get('fact') or fact['name']}"
        for part in parts
        for fact in expected[part]
        if not _told(summary, part, fact)
    ]
    if (date := (summary["last_updated"] or {}).get("date")) != expected["last_updated"]:
        missing.append(f"last_updated: {date}")
    if expected["service"].casefold() not in summary["source"]["service"].casefold():
        missing.append(f"service: {summary['source']['service']}")
    wrong = [
        f"{claim['part']}: {claim['claim']}"
        for claim in expected.get("absent", ())
        if _told(summary, claim["part"], claim)
    ]
    total = sum(len(expected[part]) for part in parts) + 2
    return {
        "told": total - len(missing),
        "of": total,
        "share": (total - len(missing)) / total,
        "missing": missing,
        "wrong": wrong,
    }


def _told(summary: dict[str, Any], part: str, fact: dict[str, Any]) -> bool:
    return any(
        _has(text, fact["any"]) and ("and_any" not in fact or _has(text, fact["and_any"]))
        for text in _texts(summary, part)
    )


def _texts(summary: dict[str, Any], part: str) -> Iterator[str]:
    for item in summary[part]:
        match part:
            case "watch_outs":
                yield _plain(f"{item['text']} {item['why']}")
            case "questions":
                yield _plain(item["question"])
            case "data_collected":
                if item["collected"]:
                    yield _plain(item["name"])
            case _:
                yield _plain(item["text"])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("’", "'"))


def _has(text: str, alternatives: list[list[str]]) -> bool:
    return any(
        all(text.startswith(word[1:]) if word.startswith("^") else word in text for word in words)
        for words in alternatives
    )
