"""What stands before a passive: "your name is collected"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.wordsets import CONDITIONAL, folded

if TYPE_CHECKING:
    from smallprint.analysis.reach.walk import Walk

_PAUSES = folded("to for you we")
_REACH = 80  # words


def mark_subject(walk: Walk, verb: int, *, tools_only: bool) -> None:
    """Let a verb reach back over its subject: over tools alone, or over all data."""
    for at in _subject(walk, verb):
        walk.tools[at] = 1
        if not tools_only and walk.verbs[at] is None:
            walk.verbs[at] = (verb,)


def _subject(walk: Walk, verb: int) -> list[int]:
    """The words before the verb in its clause, without places and the like, each up to the next comma."""
    unit, rules = walk.unit, walk.rules
    is_paused = False
    words: list[int] = []
    for at in range(max(unit.clause[verb], unit.own, verb - _REACH), verb):
        stem = walk.stems[at]
        if "," in unit.words[at].before:
            is_paused = False
        if stem in CONDITIONAL:
            words, is_paused = [], True
        elif stem in _PAUSES or stem in rules.places or stem in rules.means:
            is_paused = True
        if not is_paused:
            words.append(at)
    return words
