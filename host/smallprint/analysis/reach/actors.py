"""Who does what a verb says, and whether that is given to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.wordsets import AND, CONDITIONAL, MODAL, folded

if TYPE_CHECKING:
    from smallprint.analysis.reach.walk import Walk
    from smallprint.analysis.units import Unit
    from smallprint.knowledge.rules import DataRules

MEANS_OF = folded("by of from when while our we")
_SUBORDINATE = CONDITIONAL | MEANS_OF
_WOULD = folded("may will")
_NO_SUBJECT = AND | folded("to")

# All of these count words.
_PLEASE = 4
_SUBJECT_WORDS = 5
_OFFER = 20
_GIFT_REACH = 150


def actor_of(walk: Walk, at: int) -> str:
    """Who does it. "When you visit, our servers record": the servers do, not you."""
    if walk.stems[at - 1] == "our":
        return "we"  # "our use of your location"
    actor = walk.unit.actor(at)
    if actor != "we" and "pleas" in walk.before(at, _PLEASE):
        return "you"
    return _main_actor(walk, at) if actor == "you" else actor


def _main_actor(walk: Walk, at: int) -> str:
    """Whether the reader, who was named last, does it, or a subject behind the reader's clause."""
    unit, rules, stems = walk.unit, walk.rules, walk.stems
    subject = at - 1
    while stems[subject] in unit.rules.between:  # never beyond the first: "" stands before it
        subject -= 1
    if stems[subject] in unit.rules.actors:
        return "you"
    if stems[subject] in rules.machines:
        return "we"
    if stems[at - 1] in _WOULD and stems[subject] not in rules.acts:
        return "unknown"  # "when you log in, Examplia will store"
    if stems[unit.clause[at]] in _SUBORDINATE:
        for here in range(subject, max(0, subject - _SUBJECT_WORDS), -1):
            if unit.rules.actors.get(stems[here]) == "you" or unit.clause[here] == here:
                break
            if "," in unit.words[here].before:
                is_main = stems[here] not in AND and (stems[at - 1] not in _NO_SUBJECT or is_finite(walk, at))
                return "we" if is_main else "you"
    return "you"


def is_readers(walk: Walk, at: int, actor: str) -> bool:
    """Whether the reader does it: "we offer you the chance to submit"."""
    if actor == "you" or walk.stems[at] in walk.rules.share:
        return actor == "you"
    actors = walk.unit.rules.actors
    nearest = next((stem for stem in reversed(walk.before(at, _OFFER)) if stem in actors), "")
    return actors.get(nearest) == "you"


def is_finite(walk: Walk, at: int) -> bool:
    """Whether a verb has a subject of its own, or a word such as "may", rather than naming a purpose."""
    before, reading = walk.stems[at - 1], walk.unit.rules
    return (
        before == "our"
        or before in reading.actors
        or before in walk.rules.machines
        or (before in reading.between and not MODAL.isdisjoint(walk.before(at, 3)))
    )


def gives_away(unit: Unit, verb: int, rules: DataRules) -> bool:
    """Whether the service gives something "to" or "with" somebody else, who is named in the same breath."""
    if unit.actor(verb) not in ("we", "unknown"):
        return False
    end = unit.own if verb < unit.own else len(unit.words)
    is_towards = False
    for at in range(verb + 1, min(end, verb + _GIFT_REACH)):
        stem = unit.words[at].stem
        if stem in ("to", "with"):
            is_towards = True
        elif is_towards and (unit.rules.actors.get(stem) == "third_party" or stem in rules.others):
            return True
        elif is_towards and stem == "us":
            return False
    return unit.words[verb].stem in rules.sell
