"""A change before it goes out: what it tells, by which edits, and how it is ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from smallprint.cards.quotes import quotes_of, sentence_quote, strongest
from smallprint.messages import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.changes.comparing import Edit, Pair
    from smallprint.changes.sentences import Version
    from smallprint.messages import Quote, Tone, Topic

Kind = Literal["new", "gone", "stronger", "weaker", "other"]
Effect = Literal["better", "worse", "neutral"]

_MOST_QUOTES = 3
_EFFECTS: tuple[Effect, ...] = ("worse", "better", "neutral")


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing that is told.

    `severity` is of its practice, `edits` are those that it tells, and `respect` is in what something that both
    versions say differs.
    """

    kind: Kind
    practice: str
    topic: Topic
    effect: Effect
    importance: int
    severity: int
    text: str
    edits: tuple[Edit, ...]
    before: tuple[Evidence, ...] = ()
    after: tuple[Evidence, ...] = ()
    respect: str = ""

    def change(self, pair: Pair) -> Change:
        """As it goes out, with the quotes of both versions."""
        return Change(
            kind=self.kind,
            practice=self.practice,
            topic=self.topic,
            effect=self.effect,
            importance=cast("Literal[1, 2, 3]", self.importance or 3),
            text=self.text,
            before=_quotes(pair.older, self.before, (edit.passage.older for edit in self.edits)),
            after=_quotes(pair.newer, self.after, (edit.passage.newer for edit in self.edits)),
        )

    def order(self) -> tuple[int, int, int, int]:
        """Most important first, of those worse before better, and then as the newer text has them."""
        place = min(
            (number for edit in self.edits for number in edit.passage.newer or edit.passage.older), default=0
        )
        return (self.importance or 3, _EFFECTS.index(self.effect), -self.severity, place)


def effect_of(tone: Tone, *, more: bool) -> Effect:
    """What it means to the reader that something is said, or said more firmly; or that it is not any more."""
    if tone == "neutral":
        return "neutral"
    return "better" if (tone == "good") == more else "worse"


def _quotes(version: Version, pieces: Sequence[Evidence], sides: Iterable[Sequence[int]]) -> list[Quote]:
    """What proves it, and what became of it or was there before."""
    quotes = quotes_of(version.policy, strongest(pieces), most=2)
    starts = {quote.start for quote in quotes}
    for side in sides:
        for sentence in side:
            if len(quotes) < _MOST_QUOTES and version.policy.sentences[sentence].start not in starts:
                quotes.append(sentence_quote(version.policy, sentence))
                starts.add(quotes[-1].start)
    return quotes
