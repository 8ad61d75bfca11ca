"""Where something begins: an item behind its lead-in, a clause, or what a punctuation mark sets apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.reach.walk import Mode
from smallprint.analysis.wordsets import AND, BEING, RELATIVE, folded

if TYPE_CHECKING:
    from smallprint.analysis.reach.walk import Walk

_OPENS_SENTENCE = folded("we you they i please to")
_OPENS_TEXT = _OPENS_SENTENCE | folded("our this these it when if")
_SETS_APART = frozenset(",()")
_FINITE = BEING | folded("we you they i have has will may can do must should might")

_LABEL = 8  # words


def begin(walk: Walk, at: int) -> None:
    """Before the word that begins an item or a clause, or that has a mark before it."""
    unit, mark = walk.unit, walk.unit.words[at].before
    if at and at == unit.own:
        _begin_item(walk, at)
    elif at and unit.clause[at] == at and ";" not in mark and walk.mode is not Mode.RIGHTS:
        _begin_clause(walk, at, mark)
    elif mark:
        _punctuate(walk, at, mark)


def _begin_item(walk: Walk, at: int) -> None:
    """From a lead-in to its item: the reach goes on unless the lead-in ends in something else."""
    rules, stem, mode = walk.rules, walk.stems[at], walk.mode
    is_sentence = stem in _OPENS_SENTENCE
    is_clause = stem in walk.unit.rules.boundaries
    if mode is Mode.RIGHTS:
        return
    if walk.has_opened and not is_sentence and _announces(walk, at):
        walk.reopen()
    elif mode is Mode.PURPOSE and not is_sentence and not is_clause:
        walk.has_opened = False
    elif not is_sentence and not is_clause and stem not in rules.ending and _goes_on(walk, at):
        walk.reopen()
    else:
        walk.close(at)


def _goes_on(walk: Walk, own: int) -> bool:
    """Whether the lead-in, as far as it was followed, leads to names of data."""
    mode = walk.mode
    if mode is Mode.RECIPIENT:
        return (
            walk.is_list or walk.stems[own] in walk.rules.owners
        )  # "We disclose to our partners: your name"
    return walk.is_list or mode is Mode.OPEN or (mode is Mode.CLOSED and _names_data(walk, own))


def _names_data(walk: Walk, own: int) -> bool:
    """ "Categories of information:", "How we collect data:"."""
    rules, lead = walk.rules, walk.stems[:own]
    if rules.nouns.isdisjoint(lead):
        return False
    return walk.has_opened or (own <= _LABEL and _FINITE.isdisjoint(lead) and rules.places.isdisjoint(lead))


def _announces(walk: Walk, own: int) -> bool:
    """ "You give us the following when you register:"; not "for the following purposes:"."""
    lead = walk.stems[:own]
    if "follow" not in lead:
        return False
    behind = lead.index("follow") + 1
    after = walk.stems[behind]
    return behind == own or after in walk.rules.nouns or after in walk.unit.rules.boundaries


def _begin_clause(walk: Walk, at: int, mark: str) -> None:
    stem, boundaries = walk.stems[at], walk.unit.rules.boundaries
    # "And if" begins two clauses, one right behind the other.
    interrupted = walk.current if walk.mode is Mode.OPEN or walk.began == at - 1 else None
    if "(" in mark:
        walk.around = (walk.mode, walk.current, walk.began)
    walk.close(at)
    if stem not in boundaries and not (stem in AND and walk.stems[at + 1] in boundaries):
        walk.listing = None
        return
    walk.current = interrupted  # a short aside may return to it: "your name and, if you agree, your age"
    walk.verbs[at] = interrupted  # "which pages you visit" begins with the word itself
    if stem in RELATIVE and walk.noun >= at - 2:
        walk.anchor = at


def _punctuate(walk: Walk, at: int, mark: str) -> None:
    """A mark within a clause: it may begin an aside, or end it and return to the reach."""
    if "(" in mark and ")" not in mark:
        walk.around = (walk.mode, walk.current, walk.began)
    elif ")" in mark and walk.around is not None:
        (walk.mode, walk.current, walk.began), walk.around = walk.around, None
    if ":" in mark and walk.stems[at] in _OPENS_TEXT:
        walk.close(at)  # "Web beacons: our pages contain": only the label belongs to the list
    elif ";" in mark and walk.listing is not None and walk.mode not in (Mode.PURPOSE, Mode.RIGHTS):
        walk.mode, walk.current = Mode.OPEN, walk.listing
    elif _returns(walk, at, mark):
        walk.mode = Mode.OPEN


def _returns(walk: Walk, at: int, mark: str) -> bool:
    """Whether a mark ends what paused the reach."""
    mode = walk.mode
    if walk.current is None:
        return False
    if mode is Mode.MEANS:
        return ")" in mark
    if mode is Mode.PLACE:
        return not _SETS_APART.isdisjoint(mark)
    if mode is Mode.RECIPIENT:  # "with providers, partners and": only behind a word for data
        return "," in mark and walk.noun > walk.began
    return "," in mark and walk.is_aside(at)
