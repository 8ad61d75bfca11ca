"""One reading of each sentence that every catalogue entry shares: who acts, what is denied, under which
condition, and about whom it speaks.

A list item is read together with the sentence that leads into it, so that "We do not sell:" denies each of
its items.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from smallprint.analysis.clauses import is_main_subject, scopes
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
_BEING = frozenset({"is", "are", "be", "been", "being", "was", "were"})
_TITLE_REACH = 12
_OPENINGS = frozenset({"exampl", "addition", "also", "however", "additionally"})


@dataclass
class Unit:
    """A sentence with its lead-in, as folded words. Word indices count from the lead-in's first word.

    `row` has the stem of each word, `stems` each of them once. `own` is the index of the sentence's first own
    word. `goes_on` is whether it begins with a small letter, as an item that ends its lead-in's sentence does.
    `denied[i]` says whether word i is in the scope of a denial. `clause[i]` is the index of the first word of word
    i's clause.
    """

    sentence: int
    lead: tuple[int, ...]
    words: list[Word]
    row: list[str]
    stems: frozenset[str]
    own: int
    section: tuple[str, ...]
    is_question: bool
    goes_on: bool
    denied: bytearray
    clause: list[int]
    folded: str
    _offsets: list[int] = field(repr=False)
    rules: ReadingRules = field(repr=False)

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Of consent, law and exception, those that the sentence or its heading names."""
        return self.rules.conditions_in(self.section, self.folded, self.stems)

    @cached_property
    def audiences(self) -> frozenset[str]:
        """Whom the sentence or its headings speak about; empty for everyone."""
        return self.rules.audiences_in(self.section, self.folded, self.stems)

    @cached_property
    def is_definition(self) -> bool:
        """Whether it tells what a word means rather than what is done."""
        return self.rules.is_definition(self.folded, self.stems)

    @cached_property
    def without_lead(self) -> tuple[str, frozenset[str]]:
        """`folded` and `stems` of what the unit says: of the sentence alone where it is whole without its lead-in.

        "Your rights: // No sale: we do not sell your data" tells of no right.
        """
        if not self.lead or not self._has_own_subject():
            return self.folded, self.stems
        return self.folded[self._offsets[self.own] - 1 :], frozenset(self.row[self.own :])

    def _has_own_subject(self) -> bool:
        """Whether the sentence, or what stands behind a title or "for example", begins with who acts."""
        first = self.words[self.own : self.own + _TITLE_REACH]
        return any(
            word.stem in ("we", "you")
            and (
                (not at and word.stem == "we" and not self.goes_on)
                or ":" in word.before
                or ("," in word.before and first[at - 1].stem in _OPENINGS)
            )
            for at, word in enumerate(first)
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the words of a match in `folded`, which begins at the space before the first."""
        return bisect_right(self._offsets, start), bisect_right(self._offsets, end - 1)

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
        if (own := self._named(first)) is not None and first + 1 < len(words):
            return own
        at = first - 1
        lowest = max(0, first - _SUBJECT_REACH)
        while at >= lowest and words[at].stem in rules.between:
            at -= 1
        if at >= 0 and (subject := self._named(at)) is not None:
            # "We and our partners collect": the service does so, too.
            return "we" if subject == "third_party" and self._joins_us(at) else subject
        farthest = max(0, first - _ACTOR_REACH)
        start = self.clause[first]
        while True:
            for at in range(max(start, farthest), first):
                if (subject := self._named(at)) is not None:
                    return subject
                if at == start + 1 and self._is_own(start):
                    return "we"
            if start and is_main_subject(words, start, rules):
                return "unknown"
            if start <= farthest:
                return "unknown"
            start = self.clause[start - 1]

    def _agent(self, at: int) -> Actor | None:
        """The actor named right there, behind articles: "by our partners", not "by sending you an email"."""
        for here in range(at, min(at + _AGENT_REACH, len(self.words))):
            if (agent := self._named(here)) is not None:
                return agent
            if self.words[here].stem not in self.rules.articles:
                return None
        return None

    def _named(self, at: int) -> Actor | None:
        """Whom a word names, if anybody."""
        word, rules = self.words[at], self.rules
        actor = rules.actors.get(word.stem)
        if actor is None:
            return None
        others = rules.others_after.get(word.stem)
        if others is not None and at and self.words[at - 1].stem in others:
            return "third_party"
        before = rules.preceded.get(word.stem)
        if before is not None and (at == 0 or self.words[at - 1].stem not in before):
            return None
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if word.stem == "they" and following is not None and following.stem in _BEING:
            return None  # "they are kept for a year": what is kept, not who keeps it
        is_compound = following is not None and following.stem in rules.compounds and not following.before
        return None if actor == "you" and word.stem != "you" and is_compound else actor

    def _joins_us(self, at: int) -> bool:
        """Whether the subject at a word is one of several, of which the service is another."""
        start = self.clause[at]
        joined = {word.stem for word in self.words[max(start, at - 4) : at]}
        if "we" in joined and not joined.isdisjoint(("and", "or")):
            return True
        opening = self.words[start : start + 2]
        return len(opening) == 2 and opening[0].stem == "we" and "," in opening[1].before

    def _is_own(self, start: int) -> bool:
        """ "This site does not ...": the service itself."""
        first, second = self.words[start : start + 2]
        return first.stem in self.rules.own_determiners and second.stem in self.rules.own_things


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
        under = (*block.section, *block.headers)  # the header of a table's column says what its cells are
        goes_on = policy.text[sentence.start].islower()
        yield make_unit(
            number, tuple(lead_sentences), lead, own, under, rules, is_question=asks, goes_on=goes_on
        )


def make_unit(
    sentence: int,
    lead_sentences: tuple[int, ...],
    lead: list[Word],
    own: list[Word],
    section: tuple[str, ...],
    rules: ReadingRules,
    *,
    is_question: bool = False,
    goes_on: bool = False,
) -> Unit:
    """Read one sentence. `lead` may be empty."""
    words = lead + own if lead else own
    row = [word[0] for word in words]
    folded, offsets = _folded(words, row, len(lead))
    denied, clause = scopes(words, len(lead), rules)
    return Unit(
        sentence,
        lead_sentences,
        words,
        row,
        frozenset(row),
        len(lead),
        section,
        is_question,
        goes_on,
        denied,
        clause,
        folded,
        offsets,
        rules,
    )


def _folded(words: list[Word], row: list[str], own: int) -> tuple[str, list[int]]:
    """The words with a space before and behind each, and semicolons as words; and where each word begins."""
    breaks = [at for at, word in enumerate(words) if ";" in word[3] and at != own]
    parts = row.copy()
    for at in reversed(breaks):
        parts.insert(at, ";")
    offsets = list(accumulate(map(len, parts), lambda length, more: length + more + 1, initial=1))
    del offsets[-1]
    for at in breaks:
        del offsets[at]  # those before it are gone already
    return f" {' '.join(parts)} ", offsets
