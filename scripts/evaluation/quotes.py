"""Every page, end to end: does it work, and is every quote a slice of the text?"""

from __future__ import annotations

import json
import statistics
import time
from typing import TYPE_CHECKING, Any

from smallprint import engine
from smallprint.errors import SmallprintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def evaluate_quotes(data: Path) -> dict[str, Any]:
    """Quotes that are verbatim slices of `read`'s text, over all pages; and the pages with a message instead."""
    items = quotes = verbatim = 0
    told: dict[str, str] = {}
    milliseconds: list[float] = []
    empty: list[str] = []
    for line in (data / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        html = (data / "pages" / "html" / entry["file"]).read_bytes()
        opened = engine.open_document(html, entry["url"])
        text = engine.read(opened).text
        try:
            began = time.perf_counter()
            summary = engine.summarize(engine.open_document(html, entry["url"]))
            milliseconds.append((time.perf_counter() - began) * 1000)
        except SmallprintError as error:
            told[entry["file"]] = error.code
            continue
        whole = json.loads(summary.model_dump_json(by_alias=True))
        if not whole["overview"]:
            empty.append(entry["file"])
        for item in _items(whole):
            items += 1
            quotes += len(item)
            verbatim += sum(text[quote["start"] : quote["end"]] == quote["text"] for quote in item)
    return {
        "summarized": len(milliseconds),
        "items": items,
        "quotes": quotes,
        "verbatim": verbatim / quotes if quotes else 0.0,
        "median_ms": round(statistics.median(milliseconds), 1) if milliseconds else None,
        "without_points": empty,
        "told": told,
    }


def _items(summary: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """The quotes of each item. An item without any would break the first promise, so it counts as one bad quote."""
    parts = ("overview", "watch_outs", "data_collected", "questions", "actions", "findings")
    listed = [item for part in parts for item in summary[part]]
    if summary["last_updated"]:
        listed.append(summary["last_updated"])
    for item in listed:
        yield item["quotes"] or [{"start": 0, "end": 0, "text": "no quote"}]
