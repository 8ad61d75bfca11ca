"""How much of each policy is read, and whether its date is found.

Reading is compared with the text that people selected by hand, as word 5-grams. Recall counts only 5-grams
that the page holds at all: capture and selection can be of different days. Peers are measured in the same
run where they are installed.

An e-mail address counts as one word, whichever it is. Where a page hides its addresses from robots the gold has
"[email protected]" for them, which is what a reader that runs no scripts sees, while decoding them is right and
what people see. So an address that was decoded, one that was not and the placeholder are all the same, for every
reader alike: the score neither rewards decoding nor punishes it.
"""

from __future__ import annotations

import importlib
import json
import re
import time
from collections.abc import Callable
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

from lxml import etree

from smallprint.reading import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

GRAM = 5

_MARKS = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\))?[^()\s]*(?:\s+\"[^\"]*\")?\)|<[^<>\s]+@?[^<>\s]*>"
)
_ADDRESS = re.compile(
    r"\[?email[\s\u00a0]protected\]?|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\(.)")
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))

Reader = Callable[[bytes], str]


def evaluate_reading(data: Path) -> dict[str, Any]:
    """Recall and precision of every page of `data`/pages that has a gold text.

    `rows` are the pages, worst first, with recall, precision and milliseconds for each reader; `means` has,
    by reader, mean recall, worst recall, mean precision and median milliseconds.
    """
    readers: dict[str, Reader] = {"smallprint": lambda page: read_bytes(page).text, **_peers()}
    rows: list[dict[str, Any]] = []
    for entry in _pages(data):
        if "gold" not in entry:
            continue
        page = (data / "pages" / "html" / entry["file"]).read_bytes()
        gold = _grams(strip_marks((data / "pages" / "gold" / entry["gold"]).read_text(encoding="utf-8")))
        held = gold & _grams(_everything(page))
        row: dict[str, Any] = {"file": entry["file"]}
        for name, read in readers.items():
            begin = time.perf_counter()
            text = read(page)
            elapsed = (time.perf_counter() - begin) * 1000
            row[name] = {**_score(_grams(text), gold, held), "milliseconds": round(elapsed, 1)}
        rows.append(row)
    rows.sort(key=lambda row: row["smallprint"]["recall"])
    return {"rows": rows, "means": {name: _means([row[name] for row in rows]) for name in readers}}


def evaluate_last_updated(data: Path) -> dict[str, Any]:
    """The dates found against those that careful readers noted: counts of right, wrong and none, and rows."""
    rows = []
    for path, expected in _dated(data):
        updated = read_bytes(path.read_bytes()).last_updated
        found = updated.date.isoformat() if updated and updated.date else None
        verdict = "right" if found == expected else "none" if found is None else "wrong"
        rows.append({"file": path.name, "expected": expected, "found": found, "verdict": verdict})
    rows.sort(key=lambda row: ("wrong", "none", "right").index(str(row["verdict"])))
    counts = {
        verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ("right", "wrong", "none")
    }
    return {
        "rows": rows,
        **counts,
        "share": counts["right"] / len(rows),
        "not_wrong": 1 - counts["wrong"] / len(rows),
    }


def strip_marks(markdown: str) -> str:
    """The words of a Markdown text, without links' addresses and escapes."""
    return _ESCAPED.sub(r"\1", _MARKS.sub(r"\1", _MARKS.sub(r"\1", markdown)))


def _pages(data: Path) -> list[dict[str, Any]]:
    lines = (data / "pages" / "index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _dated(data: Path) -> list[tuple[Path, str | None]]:
    """Pages with a known date: the seed, those read in full, and those whose index entry has one."""
    known: dict[Path, str | None] = {}
    seed = json.loads((data / "seed" / "expected.json").read_text(encoding="utf-8"))
    known[data / "seed" / "aimastering.html"] = seed["last_updated"]
    entries = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((data / "gold").glob("*.json"))
    ]
    for entry in [*entries, *(page for page in _pages(data) if "last_updated" in page)]:
        known[data / "pages" / "html" / entry["file"]] = entry["last_updated"]
    return list(known.items())


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(_ADDRESS.sub(" @address ", text.translate(_INVISIBLE)).lower())
    return set(zip(*(words[start:] for start in range(GRAM)), strict=False))


def _everything(page: bytes) -> str:
    """All text of the page in source order, hidden parts included, scripts and styles not."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True))
    etree.strip_elements(root, "script", "style", with_tail=False)
    inline = {
        "a",
        "abbr",
        "b",
        "em",
        "font",
        "i",
        "mark",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "wbr",
    }
    pieces = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        border = "" if element.tag in inline else " "
        pieces += [border, (element.text if event == "start" else element.tail) or ""]
    return "".join(pieces)


def _score(
    read: set[tuple[str, ...]], gold: set[tuple[str, ...]], held: set[tuple[str, ...]]
) -> dict[str, float]:
    return {
        "recall": round(len(held & read) / max(len(held), 1), 4),
        "precision": round(len(gold & read) / max(len(read), 1), 4),
    }


def _means(scores: list[dict[str, float]]) -> dict[str, float]:
    return {
        "recall": round(fmean(score["recall"] for score in scores), 4),
        "worst": min(score["recall"] for score in scores),
        "precision": round(fmean(score["precision"] for score in scores), 4),
        "milliseconds": median(score["milliseconds"] for score in scores),
    }


def _peers() -> dict[str, Reader]:
    """The peers that are installed, each as its documentation says to get all main text."""
    peers: dict[str, tuple[str, Callable[[Any], Reader]]] = {
        "trafilatura": (
            "trafilatura",
            lambda module: lambda page: module.extract(page, favor_recall=True) or "",
        ),
        "readability-lxml": ("readability", _readability),
        "resiliparse": ("resiliparse.extract.html2text", _resiliparse),
    }
    found: dict[str, Reader] = {}
    for name, (module, make) in peers.items():
        try:
            found[name] = make(importlib.import_module(module))
        except ImportError:
            continue
    return found


def _readability(module: Any) -> Reader:
    def read(page: bytes) -> str:
        summary = module.Document(page.decode("utf-8", "replace")).summary()
        return _everything(summary.encode()) if summary.strip() else ""

    return read


def _resiliparse(module: Any) -> Reader:
    return lambda page: str(module.extract_plain_text(page.decode("utf-8", "replace"), main_content=True))
