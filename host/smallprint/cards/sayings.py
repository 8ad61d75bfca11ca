"""Sentences for answers: the words of a saying of questions.toml with this policy's facts, and what proves them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from smallprint.cards.limits import limits_of
from smallprint.cards.points import bounded, data_names, facts_of, named_types
from smallprint.cards.quotes import strongest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.questions import QuestionRule, Saying

LONGEST = 20
"""Words of a sentence."""
_SLOT = re.compile(r"\{(\w+)\}")
_MOST_PERIODS = 3
_MOST_DATA = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, or a part of one, with the practices that it tells and what proves it, best first.

    `limit` is for whom it holds, empty where for everyone.
    """

    text: str
    limit: str
    practices: frozenset[str]
    evidence: tuple[Evidence, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


_EMPTY = Told("", "", frozenset(), ())


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells sayings by what was found in one policy."""

    points: Mapping[str, Point]
    knowledge: Knowledge
    mailbox: str
    """The one address to which requests go, empty where there is none."""

    def told(self, saying: Saying, question: QuestionRule) -> Told | None:
        """The saying where it fits this policy, parts and all."""
        if saying.has("parts"):
            return self._with_parts(saying, question)
        return next((told for told in self._fitting(saying) if not told.limit or saying.has("limit")), None)

    def _with_parts(self, saying: Saying, question: QuestionRule) -> Told | None:
        limit, parts = self._parts(saying, question)
        frames = self._fitting(saying) if saying.some or saying.every else [_EMPTY]
        if saying.slots:
            frames = [frame for frame in frames if frame.limit in ("", limit)]
        if not parts or not frames or not self._stands(saying):
            return None
        facts = frames[0].facts if saying.slots else {}
        limited = limit and f", {limit}"

        def filled(joined: str) -> str:
            return _filled(saying.says, {**facts, "mailbox": self.mailbox, "parts": joined, "limit": limited})

        if question.either:  # facts are told as far as there is room, and nothing is counted
            kept: list[Told] = []
            for part in parts:
                if len(filled(self._joined([*kept, part])).split()) <= LONGEST:
                    kept.append(part)
            parts = kept
        texts = [part.text for part in parts]
        text = next(
            (
                text
                for most in range(len(texts), 0, -1)
                if len((text := filled(self.knowledge.wording.joined(texts, most))).split()) <= LONGEST
            ),
            None,
        )
        if text is None:
            return None
        evidence = tuple(piece for part in parts for piece in part.evidence)
        proof = frames[0].evidence[:1] if saying.slots else ()
        practices = frozenset[str]().union(*(part.practices for part in parts))
        return Told(text, limit, practices, (*evidence, *proof))

    def _joined(self, parts: Sequence[Told]) -> str:
        return self.knowledge.wording.joined([part.text for part in parts], len(parts))

    def _stands(self, saying: Saying) -> bool:
        return (
            all(name in self.points for name in saying.every)
            and (not saying.some or any(name in self.points for name in saying.some))
            and not any(name in self.points for name in saying.none)
        )

    def _fitting(self, saying: Saying, before_limit: str = ", ") -> list[Told]:
        """The saying by each of the practices that can say it, what holds for everyone first."""
        if not self._stands(saying):
            return []
        every = [self.points[name] for name in saying.every]
        some = [self.points[name] for name in saying.some if name in self.points]
        told = [self._said(saying, speaking, before_limit) for speaking in ([*every, one] for one in some)]
        if not saying.some:
            told = [self._said(saying, every, before_limit)]
        return sorted((one for one in told if one is not None), key=lambda one: bool(one.limit))

    def _said(self, saying: Saying, speaking: Sequence[Point], before_limit: str) -> Told | None:
        """The saying by these practices; None where they lack its facts, or are not for the same people."""
        special = bool(saying.slots or saying.words or saying.unwanted)
        facts: Mapping[str, str] | None = None
        shown: list[Evidence] = []
        more: list[Evidence] = []
        limits = set()
        for point in speaking:
            pieces = strongest(point.evidence)
            if "email" in saying.slots:
                pieces = _for_everyone(pieces)
            filling = (
                next((piece for piece in pieces if self._fills(piece, saying)), None) if special else None
            )
            if filling is not None:
                facts = filling.slots if facts is None else facts
                # A fact is for those whom its own sentence is about, whatever the others say.
                pieces = [filling]
            limits.add(" or ".join(limits_of(saying.says, pieces, point.practice, self.knowledge)))
            shown.append(pieces[0])
            more.extend(pieces[1:2])
        if (special and facts is None) or len(limits) > 1 or (saying.firm and shown[0].possible):
            return None
        limit = limits.pop()
        may = "may " if speaking[0].possible else ""
        limited = limit and before_limit + limit
        values = {**facts_of(facts or {}), "mailbox": self.mailbox, "may": may, "limit": limited, "parts": ""}
        text = _filled(saying.says, values)
        practices = frozenset(point.practice.id for point in speaking)
        return Told(text, limit, practices, (*shown, *more), facts or {})

    def _fills(self, piece: Evidence, saying: Saying) -> bool:
        is_mailbox = bool(self.mailbox) and piece.slots.get("email", "").casefold() == self.mailbox.casefold()
        return (
            saying.slots <= piece.slots.keys() | ({"mailbox"} if is_mailbox else set())
            and (not saying.words or not piece.words.isdisjoint(saying.words))
            and piece.words.isdisjoint(saying.unwanted)
        )

    def _parts(self, saying: Saying, question: QuestionRule) -> tuple[str, list[Told]]:
        """The parts that hold for everyone or say for whom; else those that hold for the same few, and for whom."""
        fitting: list[Told] = []
        apart: list[Told] = []
        used: set[int] = set()
        for part in question.parts:
            if part.has("period"):
                fitting.extend(self._periods(part, question, used))
            elif found := self._fitting(part, " "):
                best = replace(found[0], evidence=found[0].evidence[:1])
                (apart if best.limit and not part.has("limit") else fitting).append(best)
        if fitting or not apart or not saying.has("limit"):
            return "", fitting
        (limit, _), *_ = Counter(told.limit for told in apart).most_common()
        return limit, [told for told in apart if told.limit == limit]

    def _periods(self, part: Saying, question: QuestionRule, used: set[int]) -> Iterator[Told]:
        """A part for each kind of data, from sentences not in `used`: "log data for 30 days or 90 days"."""
        by_period: dict[str, list[tuple[list[str], Evidence]]] = {}
        practices = [name for name in part.some if name in self.points]
        for name in practices:
            for piece in self.points[name].evidence:
                data = named_types(list(piece.data), self.knowledge) if part.has("data") else []
                if (
                    piece.sentence not in used
                    and self._fills(piece, part)
                    and bool(data) == part.has("data")
                    and not limits_of(part.says, [piece], self.points[name].practice, self.knowledge)
                ):
                    used.add(piece.sentence)
                    by_period.setdefault(bounded(piece), []).append((data, piece))
        kept: dict[str, list[str]] = {}
        for period, told in by_period.items():
            data_ids = list(dict.fromkeys(type_id for data, _ in told for type_id in data))
            kept.setdefault(data_names(data_ids, self.knowledge, _MOST_DATA), []).append(period)
        for names, periods in kept.items():
            shown = periods[:_MOST_PERIODS]
            text = self.knowledge.wording.listed(shown, question.either)
            evidence = tuple(by_period[period][0][1] for period in shown)
            yield Told(
                _filled(part.says, {"data": names, "period": text, "bound": ""}),
                "",
                frozenset(practices),
                evidence,
            )


def _for_everyone(pieces: Sequence[Evidence]) -> list[Evidence]:
    """The pieces whose email address the policy gives most before others, and what names no country first."""
    given = Counter(piece.slots.get("email", "").casefold() for piece in pieces if not piece.audiences)
    return sorted(
        pieces, key=lambda piece: (-given[piece.slots.get("email", "").casefold()], "country" in piece.slots)
    )


def _filled(words: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: values[match[1]], words)
