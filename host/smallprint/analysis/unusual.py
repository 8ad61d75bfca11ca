"""Clauses that hardly another policy has and no practice says: "anyone may redistribute that data".

A clause must matter to the reader (knowledge/*/unusual.toml), be said as few policies say it (the pairs of words
that it is made of are rare), and be a sentence of its own in common words. Few sentences are looked at closely:
most are told by a practice or do not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.findings import Unusual
from smallprint.analysis.shortening import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.matching.words import Word
    from smallprint.reading.policy import Policy

_FEWEST_WORDS, _MOST_WORDS = 6, 28
_LONGEST = 60  # words of a sentence that shortening might still bring down to that
_MOST = 10
_LEAST_SCORE = 2.4
_LEAST_NOVELTY, _MOST_NOVELTY = 2.5, 4.5  # bits; beyond the latter it is names and slips that are new
_RARE_WORD = 5.5  # bits: one policy in 45 has it
_RARE_COST, _NAME_COST = 6.0, 2.0
_ODD = frozenset("|[]<>{}\\;•=")


def unusual_clause(unit: Unit, policy: Policy, knowledge: Knowledge) -> Unusual | None:
    """The sentence of a unit that no practice tells, where it is particular to its policy and matters."""
    if unit.lead or unit.is_question:  # what leads into a list may deny all of it
        return None
    own = unit.words
    span = policy.sentences[unit.sentence]
    if not _FEWEST_WORDS <= len(own) <= _LONGEST or knowledge.unusual.reader.isdisjoint(unit.stems):
        return None
    text = policy.text[span.start : span.end]
    if not text[0].isupper() or text[-1] != "." or not _ODD.isdisjoint(text) or "://" in text:
        return None
    stems = unit.row
    first = policy.text[own[0].start : own[0].end]
    is_item = policy.blocks[span.block].kind == "list_item"
    if not knowledge.unusual.stands_alone(first, stems[0], is_item=is_item):
        return None
    weight = knowledge.unusual.weight(f" {' '.join(stems)} ", unit.stems)
    if not weight or unit.audiences or unit.is_definition:
        return None
    novelty = knowledge.background.novelty(stems)
    score = weight + min(novelty, _MOST_NOVELTY) - _LEAST_NOVELTY - _strangeness(own, policy.text, knowledge)
    if novelty < _LEAST_NOVELTY or score < _LEAST_SCORE:
        return None
    kept = shortened(policy.text, span.start, span.end, knowledge)
    if sum(len(policy.text[start:end].split()) for start, end in kept) > _MOST_WORDS:
        return None
    return Unusual(unit.sentence, score, kept)


def _strangeness(words: list[Word], text: str, knowledge: Knowledge) -> float:
    """What names and rare words cost: they are new in every policy."""
    rare = sum(knowledge.background.surprise(word.stem) > _RARE_WORD for word in words)
    names = sum(text[word.start].isupper() for word in words[1:])
    return (_RARE_COST * rare + _NAME_COST * names) / len(words)


def most_unusual(clauses: Iterable[Unusual], policy: Policy) -> tuple[Unusual, ...]:
    """At most ten of them, the most unusual first, each wording once."""
    ranked = sorted(clauses, key=lambda clause: (-clause.score, clause.sentence))
    by_words: dict[str, Unusual] = {}
    for clause in ranked:
        by_words.setdefault(" ".join(policy.text[start:end] for start, end in clause.kept), clause)
    return tuple(by_words.values())[:_MOST]
