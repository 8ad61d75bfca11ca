"""A practice that both versions state: more or less firmly, of more or fewer people, for longer or at another price."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from smallprint.analysis.findings import Finding
from smallprint.cards.points import data_names, point_of
from smallprint.changes.drafts import Draft, effect_of
from smallprint.changes.language import language_of
from smallprint.changes.meaning import meaning_of_period
from smallprint.knowledge.companies import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.changes.comparing import Age, Edit, Pair
    from smallprint.changes.drafts import Effect, Kind
    from smallprint.knowledge import Knowledge
    from smallprint.messages import Tone

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_DONE = frozenset({"first_party_collection", "third_party_sharing"})
# Topics of sentences that name some people because it is them that they are about.
_FOR_ALL = frozenset({"international_and_specific_audiences", "practice_not_covered"})
_MOST_NAMES = 4
Told = tuple["Kind", "Effect", str]


def strength_changes(pair: Pair, older: Finding, newer: Finding) -> Iterator[Draft]:
    """What the edits of sentences that state a practice before and after tell of it, one change an edit at most."""
    edits: dict[Edit, tuple[list[Evidence], list[Evidence]]] = {}
    sides: tuple[tuple[Age, Finding], ...] = (("older", older), ("newer", newer))
    for number, (age, finding) in enumerate(sides):
        for piece in finding.evidence:
            for edit in pair.edits_of(age, piece):
                if edit.differences and not edit.is_alone:
                    edits.setdefault(edit, ([], []))[number].append(piece)
    practice = newer.practice
    for edit, (before, after) in edits.items():
        if not before or not after:
            continue
        comparison = _Comparison(pair, older, newer, edit, before, after)
        if (told := comparison.told()) is not None:
            respect, (kind, effect, text) = told
            yield Draft(
                kind, practice.id, practice.topic, effect, practice.importance or 3, practice.severity, text,
                (edit,), tuple(before), tuple(after), respect,
            )  # fmt: skip


def limited(point: Point, audiences: AbstractSet[str], knowledge: Knowledge) -> str:
    """How it is told that a point holds for some people only."""
    language = language_of(knowledge.language)
    # For whom it holds is said before it, not once more behind it.
    text = replace(point, limits=()).limited(point.text.removesuffix(f" ({' or '.join(point.limits)}).")).text
    labels = [label for name, label in knowledge.wording.limits.items() if name in audiences]
    if labels:
        return language.told("limited", limit=labels[0], point=text)
    return language.told("some_people", point=text)


class _Comparison:
    """The evidence of one practice on the two sides of one edit."""

    def __init__(
        self,
        pair: Pair,
        older: Finding,
        newer: Finding,
        edit: Edit,
        before: Sequence[Evidence],
        after: Sequence[Evidence],
    ) -> None:
        self._knowledge = pair.newer.knowledge
        self._language = pair.newer.language
        self._older, self._newer, self._edit = older, newer, edit
        self._before, self._after = before, after
        self._practice = newer.practice
        # What is done with data is no good to the reader, even where it is ordinary.
        is_done = self._practice.topic in _DONE and self._practice.tone == "neutral"
        self._tone: Tone = "bad" if is_done else self._practice.tone

    def told(self) -> tuple[str, Told] | None:
        """In which respect it changed most, and what is told of that; None where it did not change."""
        by_respect = {
            "consent": self._consent,
            "audiences": self._audiences,
            "possible": self._modality,
            "periods": self._period,
            "numbers": self._number,
            "companies": self._companies,
            "data": self._data,
        }
        for respect, tell in by_respect.items():
            if respect in self._edit.differences and (told := tell()) is not None:
                return respect, told
        return None

    def _say(self, name: str, **values: str) -> str:
        point = point_of(Finding(self._practice, list(self._after)), self._knowledge).text
        return self._language.told(name, point=point, **values)

    def _strength(self, more: bool, name: str, **values: str) -> Told:
        return (
            "stronger" if more else "weaker",
            effect_of(self._tone, more=more),
            self._say(name, **values),
        )

    def _consent(self) -> Told | None:
        asked, asks = (
            all("agreed" in piece.conditions for piece in pieces) for pieces in (self._before, self._after)
        )
        if self._practice.tone == "good" or asked == asks:
            return None
        if asks and not all("agreed" in piece.conditions for piece in self._newer.evidence):
            return None
        return (
            ("weaker", "better", self._say("with_consent"))
            if asks
            else ("stronger", "worse", self._say("without_consent"))
        )

    def _audiences(self) -> Told | None:
        if self._practice.topic in _FOR_ALL:
            return None
        before, after = (
            frozenset.intersection(*(piece.audiences for piece in pieces))
            for pieces in (self._before, self._after)
        )
        if after and not before and all(piece.audiences for piece in self._newer.evidence):
            point = point_of(Finding(self._practice, list(self._after)), self._knowledge)
            return "weaker", effect_of(self._tone, more=False), limited(point, after, self._knowledge)
        if before and not after and all(piece.audiences for piece in self._older.evidence):
            return self._strength(True, "everyone")
        return None

    def _modality(self) -> Told | None:
        before = all(piece.possible for piece in self._before)
        after = all(piece.possible for piece in self._after)
        is_firmer, is_looser = (
            self._edit.after.is_firmer(self._edit.before, self._language),
            self._edit.before.is_firmer(self._edit.after, self._language),
        )
        if is_firmer and before and not after and all(piece.possible for piece in self._older.evidence):
            return self._strength(True, "firmer")
        if is_looser and after and not before and all(piece.possible for piece in self._newer.evidence):
            return self._strength(False, "looser")
        return None

    def _period(self) -> Told | None:
        slots = self._changed("period")
        if slots is None:
            return None
        before, after = slots
        kind, effect = meaning_of_period(self._edit, self._practice.topic, self._language)
        point = point_of(Finding(self._practice, list(self._after)), self._knowledge).text
        if after in point:
            return kind, effect, self._language.told("longer", point=point.rstrip("."), before=before)
        return kind, effect, self._language.told("period", point=point, before=before, after=after)

    def _number(self) -> Told | None:
        slot, slots = "fee", self._changed("fee")
        if slots is None:
            slot, slots = "age", self._changed("age")
        if slots is None:
            return None
        before, after = slots
        amounts = [float(found[0].replace(",", "")) for each in slots if (found := _NUMBER.search(each))]
        is_more = len(amounts) == 2 and amounts[1] > amounts[0]
        effect: Effect = "neutral" if slot == "age" else "worse" if is_more else "better"
        return (
            "stronger" if is_more else "weaker",
            effect,
            self._say(slot, before=before, after=after),
        )

    def _changed(self, slot: str) -> tuple[str, str] | None:
        """What stood in a slot and now stands there, where that is not the same."""
        before = [piece.slots[slot] for piece in self._before if slot in piece.slots]
        after = [piece.slots[slot] for piece in self._after if slot in piece.slots]
        came = [value for value in after if value not in before]
        went = [value for value in before if value not in after]
        return (went[0], came[0]) if went and came else None

    def _companies(self) -> Told | None:
        before, after = (
            {name for piece in pieces for name in piece.slots.get("companies", "").split(SEPARATOR) if name}
            for pieces in (self._older.evidence, self._after)
        )
        if not after - before:
            return None
        names = self._knowledge.wording.joined(sorted(after - before), _MOST_NAMES)
        return self._strength(True, "companies", companies=names)

    def _data(self) -> Told | None:
        if self._practice.topic != "third_party_sharing" and not self._practice.severity:
            return None
        known = {type_id for piece in self._older.evidence for type_id in piece.data}
        came = self._edit.after.data_beyond(self._edit.before) - self._language.vague - known
        added = [type_id for piece in self._after for type_id in piece.data if type_id in came]
        names = data_names(added, self._knowledge, _MOST_NAMES)
        if not names:
            return None
        point = point_of(Finding(self._practice, list(self._after)), self._knowledge).text
        text = self._language.told_of_data("data", names, point=point)
        return "stronger", effect_of(self._tone, more=True), text
