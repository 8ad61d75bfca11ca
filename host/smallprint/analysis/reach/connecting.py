"""Prepositions, and verbs that end a reach without opening another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.reach.walk import Mode
from smallprint.analysis.wordsets import AND, BEING, MODAL, folded

if TYPE_CHECKING:
    from smallprint.analysis.reach.walk import Verbs, Walk

_RECIPIENTS = folded("our the a an third other you your their any such those")
_JOINING = AND | folded("may")
_OBJECTS = folded("you your us our the them their a an to with it and or")
_USERS = BEING | MODAL | folded("we for")
_EXAMPLE = folded("example instance")


def connect(walk: Walk, at: int) -> None:
    """What a word that is no verb of collecting does to the reach."""
    rules, stems = walk.rules, walk.stems
    stem, before, after = stems[at], stems[at - 1], stems[at + 1]
    if stem == "to":
        _connect_to(walk, at)
    elif stem in rules.means:
        if walk.mode in (Mode.OPEN, Mode.CLOSED, Mode.PLACE):
            walk.pause(Mode.PLACE if after in walk.unit.rules.actors else Mode.MEANS, at)
    elif walk.mode is not Mode.OPEN:
        return
    elif stem == "for":
        if before not in rules.ask and stems[at - 2] not in rules.ask and after not in _EXAMPLE:
            walk.pause(Mode.PLACE if _is_used(walk, at) else Mode.PURPOSE, at)
    elif stem == "with":
        if after != "us" and _gives(walk, walk.current or ()):
            walk.pause(Mode.RECIPIENT, at)
    elif stem == "about":
        if before == "metadata":
            walk.pause(Mode.PLACE, at)  # about messages, but not the messages
    elif stem in rules.places:
        if after != "addition" and not _is_topic(walk, at):
            walk.pause(Mode.PLACE, at)
    elif stem in rules.ending and after in _OBJECTS and _joins(walk, at):
        walk.close(at)


def _connect_to(walk: Walk, at: int) -> None:
    """ "To" begins a recipient, a purpose, or what a thing is used for ("the browser used to visit")."""
    before, after = walk.stems[at - 1], walk.stems[at + 1]
    if before == "limit":
        if walk.current is not None:  # "but is not limited to"
            walk.reopen()
    elif after == "us" or before in walk.rules.linking or walk.mode is Mode.PURPOSE or walk.is_aside(at):
        return
    elif after in _RECIPIENTS:
        is_given = any(walk.stems[verb] in walk.rules.share for verb in walk.current or ())
        walk.pause(Mode.RECIPIENT if is_given else Mode.PLACE, at)
    else:
        walk.pause(Mode.PLACE if _is_used(walk, at) else Mode.PURPOSE, at)


def _is_used(walk: Walk, at: int) -> bool:
    """ "The browser used to visit", "the device you use for": what it is used for is no purpose of ours."""
    return walk.stems[at - 1] == "use" and walk.mode is Mode.OPEN and walk.stems[at - 2] not in _USERS


def _gives(walk: Walk, verbs: Verbs) -> bool:
    """Whether one of the verbs shares, and does not just bring something to the reader."""
    rules = walk.rules
    return any(walk.stems[verb] in rules.share and walk.stems[verb] not in rules.deliver for verb in verbs)


def _joins(walk: Walk, at: int) -> bool:
    """Whether a verb goes on from another: "and improve", ", improve"."""
    return walk.stems[at - 1] in _JOINING or "," in walk.unit.words[at].before


def _is_topic(walk: Walk, at: int) -> bool:
    """ "Data on your interests"."""
    return walk.stems[at] == "on" and walk.noun == at - 1 and walk.stems[at + 1] in walk.rules.owners
