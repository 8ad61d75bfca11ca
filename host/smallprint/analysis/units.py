"""One reading of each sentence that every catalogue entry shares: who acts, what is denied, under which
condition, and about whom it speaks.

A list item is read together with the sentence that leads into it, so that "We do not sell:" denies each of
its items.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from smallprint.matching.words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.knowledge.rules import Actor, ReadingRules
    from smallprint.reading.policy import Policy

Polarity = Literal["affirmed", "denied", "mixed"]

# A lead-in longer than this is read from its end: what leads into a list stands there.
_LEAD_WORDS = 60
_LEAD_DEPTH = 4
_SUBJECT_REACH = 8
_AGENT_REACH = 4
_ACTOR_REACH = 150
_PROHIBITION_REACH = 8
_BEING = frozenset({"is", "are", "be", "been", "being", "was", "were"})
_SHORT_NEGATION_REACH = 6
_SUBJECTS = frozenset({"we", "you", "they", "it", "i"})


@dataclass
class Unit:
    """A sentence with its lead-in, as folded words. Word indices count from the lead-in's first word.

    `own` is the index of the sentence's first own word. `denied[i]` says whether word i is in the scope of a
    denial. `clause[i]` is the index of the first word of word i's clause.
    """

    sentence: int
    lead: tuple[int, ...]
    words: list[Word]
    own: int
    section: tuple[str, ...]
    is_question: bool
    denied: bytearray
    clause: list[int]
    folded: str
    _offsets: list[int] = field(repr=False)
    rules: ReadingRules = field(repr=False)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words, each once, for looking up what may be in the sentence."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Of consent, law and exception, those that the sentence names."""
        return self.rules.conditions_in(self.folded, self.stems)

    @cached_property
    def audiences(self) -> frozenset[str]:
        """Whom the sentence or its headings speak about; empty for everyone."""
        return self.rules.audiences_in(self.section, self.folded, self.stems)

    @cached_property
    def is_definition(self) -> bool:
        """Whether it tells what a word means rather than what is done."""
        return self.rules.is_definition(self.folded, self.stems)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that the characters `[start, end)` of `folded` cover."""
        return bisect_right(self._offsets, start) - 1, bisect_right(self._offsets, end - 1)

    def polarity(self, first: int, last: int) -> Polarity:
        """Of the words `[first, last)`: none denied, the first or the last denied, or something between."""
        denied = self.denied[first:last]
        if not any(denied):
            return "affirmed"
        return "denied" if denied[0] or denied[-1] else "mixed"

    def is_possibility(self, first: int) -> bool:
        """Whether the clause up to the word says may, might, can or could."""
        possibility, words = self.rules.possibility, self.words
        start = max(self.clause[first], first - _ACTOR_REACH)
        return any(
            words[at].stem in possibility and words[at + 1 : at + 2] != [] and words[at + 1].stem != "not"
            for at in range(start, min(first + 2, len(words)))
        )

    def actor(self, first: int) -> Actor:
        """Who does what begins at word `first`: its subject, or the agent of a passive ("by our partners")."""
        words, rules = self.words, self.rules
        if any(word.stem in _BEING for word in words[max(0, first - 3) : first + 2]):
            for at in range(first, min(first + 6, len(words) - 1)):
                if words[at].stem == "by" and (agent := self._agent(at + 1)) is not None:
                    return agent
        if (own := rules.actors.get(words[first].stem)) is not None and first + 1 < len(words):
            return own
        at = first - 1
        lowest = max(0, first - _SUBJECT_REACH)
        while at >= lowest and words[at].stem in rules.between:
            at -= 1
        if at >= 0 and (subject := rules.actors.get(words[at].stem)) is not None:
            # "We and our partners collect": the service does so, too.
            joined = {word.stem for word in words[max(self.clause[first], at - 4) : at]}
            return "we" if subject == "third_party" and {"we", "and"} <= joined else subject
        farthest = max(0, first - _ACTOR_REACH)
        start = self.clause[first]
        while True:
            for word in words[max(start, farthest) : first]:
                if (subject := rules.actors.get(word.stem)) is not None:
                    return subject
            if start <= farthest:
                return "unknown"
            start = self.clause[start - 1]

    def _agent(self, at: int) -> Actor | None:
        """The actor named right there, behind articles: "by our partners", not "by sending you an email"."""
        for word in self.words[at : at + _AGENT_REACH]:
            if (agent := self.rules.actors.get(word.stem)) is not None:
                return agent
            if word.stem not in self.rules.articles:
                return None
        return None


def units_of(policy: Policy, rules: ReadingRules) -> Iterator[Unit]:
    """Every sentence of the policy as a unit, in order."""
    leading_sentences = {block.lead_in for block in policy.blocks}
    kept: dict[int, list[Word]] = {}  # of the lead-ins alone: all words of a long policy would be much

    def words(sentence: int) -> list[Word]:
        known = kept.get(sentence)
        if known is None:
            span = policy.sentences[sentence]
            known = words_of(policy.text, span.start, span.end)
            if sentence in leading_sentences:
                kept[sentence] = known
        return known

    for number, sentence in enumerate(policy.sentences):
        block = policy.blocks[sentence.block]
        own = words(number)
        if not own:
            continue
        lead_sentences: list[int] = []
        above = block.lead_in
        while above is not None and above < number and len(lead_sentences) < _LEAD_DEPTH:
            lead_sentences.append(above)
            above = policy.blocks[policy.sentences[above].block].lead_in
        lead_sentences.reverse()
        lead: list[Word] = []
        for leading in lead_sentences:
            lead.extend(words(leading)[-_LEAD_WORDS:])
        lead = lead[-_LEAD_WORDS:]
        asks = policy.text[sentence.end - 1] == "?"
        yield make_unit(number, tuple(lead_sentences), lead, own, block.section, rules, is_question=asks)


def make_unit(
    sentence: int,
    lead_sentences: tuple[int, ...],
    lead: list[Word],
    own: list[Word],
    section: tuple[str, ...],
    rules: ReadingRules,
    *,
    is_question: bool = False,
) -> Unit:
    """Read one sentence. `lead` may be empty."""
    words = lead + own
    parts: list[str] = []
    offsets: list[int] = []
    length = 1
    for number, word in enumerate(words):
        if ";" in word.before and number != len(lead):
            parts.append(";")
            length += 2
        offsets.append(length)
        parts.append(word.stem)
        length += len(word.stem) + 1
    denied, clause = _scopes(words, len(lead), rules)
    return Unit(
        sentence,
        lead_sentences,
        words,
        len(lead),
        section,
        is_question,
        denied,
        clause,
        " " + " ".join(parts) + " ",
        offsets,
        rules,
    )


def _scopes(words: list[Word], own: int, rules: ReadingRules) -> tuple[bytearray, list[int]]:
    """Mark denied words, and give for each word the first word of its clause."""
    denied = bytearray(len(words))
    clause = [0] * len(words)
    start = 0
    until = 0  # words before this index are denied
    prohibited_at = -len(words) - _PROHIBITION_REACH
    for at, word in enumerate(words):
        stem = word.stem
        if at and at != own and _begins_clause(words, at, rules):
            start = at
            until = min(until, at)
        clause[at] = start
        if stem in rules.prohibiting:
            prohibited_at = at
        elif stem == "from" and at - prohibited_at <= _PROHIBITION_REACH:
            until = len(words)
        elif stem in rules.negators:
            if not _harmless(words, at, rules):
                until = len(words)
        elif stem in rules.short_negators:
            until = max(until, min(len(words), at + _SHORT_NEGATION_REACH))
        if at < until and stem not in rules.negators:
            denied[at] = 1
    return denied, clause


def _begins_clause(words: list[Word], at: int, rules: ReadingRules) -> bool:
    word, before = words[at], words[at - 1]
    if ";" in word.before:
        return True
    if word.stem in rules.boundaries:
        # "We do not believe that we sell": what is not believed is denied, too.
        return not (word.stem == "that" and before.stem in rules.opinions)
    following = words[at + 1].stem if at + 1 < len(words) else ""
    if word.stem in ("and", "or") and (following in _SUBJECTS or following in rules.new_clause):
        return True
    if word.stem in _SUBJECTS and ("," in word.before or before.stem == "then"):
        return True
    return word.stem == "other" and following == "than"


def _harmless(words: list[Word], at: int, rules: ReadingRules) -> bool:
    here = tuple(word.stem for word in words[at : at + 3])
    around = tuple(word.stem for word in words[max(0, at - 2) : at + 1])
    return any(here[: len(phrase)] == phrase for phrase in rules.harmless) or any(
        around[-len(phrase) :] == phrase for phrase in rules.harmless
    )
