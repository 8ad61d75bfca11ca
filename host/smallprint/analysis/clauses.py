"""Where the clauses of a sentence begin, and which of its words are denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.knowledge.rules import SUBJECTS

if TYPE_CHECKING:
    from smallprint.knowledge.rules import ReadingRules
    from smallprint.matching.words import Word

_PROHIBITION_REACH = 8
_SHORT_NEGATION_REACH = 6


def scopes(words: list[Word], own: int, rules: ReadingRules) -> tuple[bytearray, list[int]]:
    """Mark denied words, and give for each word the first word of its clause."""
    denied = bytearray(len(words))
    clause = [0] * len(words)
    start = 0
    until = 0  # words before this index are denied
    is_nothing = False  # whether by "no", which denies what is kept but not that something else is sold
    prohibited_at = -len(words) - _PROHIBITION_REACH
    for at, word in enumerate(words):
        stem = word.stem
        if word.before or stem in rules.turning:  # most words change nothing
            if (
                at
                and at != own
                and (
                    _begins_clause(words, at, rules)
                    or (is_nothing and _goes_on(words, at, rules))
                    or (words[start].stem in rules.subordinators and is_main_subject(words, at, rules))
                )
            ):
                start = at
                until = min(until, at)
                is_nothing = False
            if stem in rules.prohibiting:
                prohibited_at = at
            elif stem == "from" and at - prohibited_at <= _PROHIBITION_REACH:
                until = len(words)
            elif stem in rules.negators:
                if not _harmless(words, at, rules):
                    until = len(words)
                    is_nothing = stem == "no"
                    if is_nothing and at and words[at - 1].stem in rules.data.acts:
                        denied[at - 1] = 1  # "we sell no data"
            elif stem in rules.short_negators:
                until = max(until, min(len(words), at + _SHORT_NEGATION_REACH))
        clause[at] = start
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
    if word.stem in ("and", "or") and (following in SUBJECTS or following in rules.new_clause):
        return True
    if word.stem in SUBJECTS and ("," in word.before or before.stem == "then"):
        return True
    return word.stem == "other" and following == "than"


def _goes_on(words: list[Word], at: int, rules: ReadingRules) -> bool:
    """ "We keep no logs and sell data": a verb after "and" does something new."""
    return words[at].stem == "and" and at + 1 < len(words) and words[at + 1].stem in rules.data.acts


def is_main_subject(words: list[Word], at: int, rules: ReadingRules) -> bool:
    """ "When you register, Quillbee collects", "if you visit, our servers log": who acts after the comma."""
    word = words[at]
    if "," not in word.before or at + 2 >= len(words):
        return False
    following = words[at + 1].stem
    if word.stem in rules.own_determiners:
        return following in rules.own_things
    return (
        following in rules.data.acts
        and word.stem not in rules.data.acts
        and word.stem not in rules.actors
        and word.stem not in rules.between
    )


def _harmless(words: list[Word], at: int, rules: ReadingRules) -> bool:
    here = tuple(word.stem for word in words[at : at + 3])
    around = tuple(word.stem for word in words[max(0, at - 2) : at + 1])
    return any(here[: len(phrase)] == phrase for phrase in rules.harmless) or any(
        around[-len(phrase) :] == phrase for phrase in rules.harmless
    )
