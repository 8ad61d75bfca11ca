"""Pairs of versions with edits of known meaning: `pairs/*.toml`, each a base document, its edits and what they mean.

The data set's text stays outside the project. So an edit names a passage by its first words, `find`, and the last ones,
`to`; where `find` stands in several places, `place` says which.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint import changes, knowledge
from smallprint.opening import open_document

if TYPE_CHECKING:
    from smallprint.changes import Found
    from smallprint.messages import Change
    from smallprint.reading.policy import Policy

FOLDER = Path(__file__).parent / "pairs"
_SAMPLES = Path(__file__).resolve().parents[1] / "policies"


@dataclass(frozen=True)
class Expectation:
    """A change that has to be told, or may be: any of `kinds` and `effect`, and all of `words` in text or quotes.

    Without kinds or effect, any will do.
    """

    words: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    effect: frozenset[str] = frozenset()

    def fits(self, change: Change) -> bool:
        """Whether a change tells it."""
        text = "\n".join([change.text, *(quote.text for quote in (*change.before, *change.after))])
        folded = " ".join(text.casefold().split())
        return (
            all(word.casefold() in folded for word in self.words)
            and (not self.kinds or change.kind in self.kinds)
            and (not self.effect or change.effect in self.effect)
        )


@dataclass(frozen=True)
class WrittenPair:
    """One file of `pairs`. A recapture means the same: nothing may be told of it."""

    name: str
    base: str
    recapture: bool
    entry: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> WrittenPair:
        """Read one file."""
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(path.stem, entry["base"], entry.get("recapture", False), entry)

    @property
    def expected(self) -> list[Expectation]:
        """What has to be told."""
        return [_expectation(each) for each in self.entry.get("expect", [])]

    @property
    def fine(self) -> list[Expectation]:
        """What may be told besides."""
        return [_expectation(each) for each in self.entry.get("fine", [])]

    def source(self, data: Path | None) -> Path:
        """The base document: one of our samples, or one of the data set in `data`."""
        where, _, name = self.base.partition(":")
        if where == "sample" or data is None:
            return _SAMPLES / name / "source.html"
        return data / name

    def versions(self, data: Path | None) -> tuple[Policy, Policy]:
        """Both versions, read. Raises ValueError where an edit fits no place, or several."""
        source = self.source(data)
        kind = "text/markdown" if source.suffix == ".md" else "text/html"
        older = source.read_text(encoding="utf-8")
        newer = self._edited(older)
        return (
            open_document(older.encode(), None, kind).policy,
            open_document(newer.encode(), None, kind).policy,
        )

    def found(self, data: Path | None) -> Found:
        """What is told of the pair."""
        older, newer = self.versions(data)
        return changes.find_changes(older, newer, knowledge.load("en"))

    def _edited(self, text: str) -> str:
        for edit in self.entry.get("edit", []):
            at = self._place(text, edit["find"], edit.get("place", 0))
            end = at + len(edit["find"])
            if "to" in edit:
                end = text.index(edit["to"], end) + len(edit["to"])
            text = text[:at] + edit["replace"] + text[end:]
        for move in self.entry.get("move", []):
            start = self._place(text, move["from"])
            end = self._place(text, move["to"]) + len(move["to"])
            passage, text = text[start:end], text[:start] + text[end:]
            at = self._place(text, move["before"])
            text = text[:at] + passage + text[at:]
        return text

    def _place(self, text: str, words: str, wanted: int = 0) -> int:
        """Where the words stand: once in all of the text, or at the `wanted` place of several, counted from 1."""
        places = [match.start() for match in re.finditer(re.escape(words), text)]
        if len(places) != 1 and not 0 < wanted <= len(places):
            raise ValueError(f"{self.name}: {len(places)} places have {words!r}")
        return places[max(0, wanted - 1)]


def missed(pair: WrittenPair, found: Found) -> list[Expectation]:
    """What has to be told and is not."""
    return [each for each in pair.expected if not any(map(each.fits, found.changes))]


def wrong(pair: WrittenPair, found: Found) -> list[Change]:
    """What is told and fits nothing that the pair expects or allows."""
    allowed = [*pair.expected, *pair.fine]
    return [change for change in found.changes if not any(each.fits(change) for each in allowed)]


def load_pairs(folder: Path = FOLDER) -> list[WrittenPair]:
    """All pairs of a folder."""
    return [WrittenPair.load(path) for path in sorted(folder.glob("*.toml"))]


def _expectation(entry: dict[str, Any]) -> Expectation:
    return Expectation(
        tuple(entry["words"]), frozenset(entry.get("kinds", ())), frozenset(entry.get("effect", ()))
    )
