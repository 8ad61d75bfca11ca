"""What a verb does: it opens a reach if by it somebody collects, and may end another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.reach.actors import MEANS_OF, actor_of, gives_away, is_finite, is_readers
from smallprint.analysis.reach.introducing import says_holding
from smallprint.analysis.reach.subjects import mark_subject
from smallprint.analysis.reach.walk import Mode
from smallprint.analysis.wordsets import BEING, folded

if TYPE_CHECKING:
    from smallprint.analysis.reach.walk import Walk

_ANYONE = folded("someone somebody anyone anybody")
_HAVING = folded("have has gain obtain")
_LEADING = folded("and or for by in of such as example including")
_NO_SERVICE = BEING | MEANS_OF

# All of these count words.
_NEAR = 4
_ENABLED = 5
_CHAINED = 3


def is_verb(walk: Walk, at: int) -> bool:
    """Whether a word that can be a noun is none here: not "your request", but "our use of cookies"."""
    word, before, rules = walk.unit.words[at], walk.stems[at - 1], walk.rules
    if word.stem in rules.holding and not says_holding(word, rules):
        return False
    if before not in rules.determiners:
        return True
    return walk.stems[at + 1] == "of" and before not in rules.owners


def act(walk: Walk, at: int) -> None:
    """A verb of `acts`: see whether it collects, and if so, open its reach."""
    if _is_idle(walk, at):
        return
    actor = actor_of(walk, at)
    if _serves(walk, at, actor):
        return
    just_before = walk.before(at, 3)
    is_passive = "to" not in just_before and not BEING.isdisjoint(just_before)
    if _collects(walk, at, actor, is_passive=is_passive):
        _reach_out(walk, at, is_passive=is_passive)


def _reach_out(walk: Walk, at: int, *, is_passive: bool) -> None:
    """Open the verb's reach, together with the verbs right before it: "collect, use and share"."""
    stem, rules, current = walk.stems[at], walk.rules, walk.current
    if is_passive:
        mark_subject(walk, at, tools_only=False)
        if stem not in rules.collect and stem not in rules.ask:
            return  # "your account is created as"
    is_chained = current and walk.mode is Mode.OPEN and at - current[-1] <= _NEAR
    walk.open((*current[-_CHAINED:], at) if current and is_chained else (at,))


def _is_idle(walk: Walk, at: int) -> bool:
    """Whether a verb says nothing at all of data, whoever does it."""
    stems, rules, unit = walk.stems, walk.rules, walk.unit
    stem, before = stems[at], stems[at - 1]
    if unit.denied[at] and stem not in rules.deny:
        return True
    if stem == "acces" and stems[at + 1] == "to" and before not in _HAVING:
        return True
    if before == "to":
        # "Consent is needed to collect", "the browser that you use to access".
        return walk.mode is Mode.PLACE or "consent" in walk.before(at, _NEAR)
    if before == "who":  # "people who share your interests", but "partners who collect"
        return unit.rules.actors.get(stems[at - 2]) != "third_party"
    return before in _ANYONE  # "when someone accessed your email"


def _serves(walk: Walk, at: int, actor: str) -> bool:
    """Whether it is a service rather than a use of data: "processing your order", "and providing videos"."""
    rules, stem = walk.rules, walk.stems[at]
    is_serving = stem in rules.serving
    if is_serving and actor == "unknown" and _begins_phrase(walk, at):
        return True
    if actor == "you" or not (is_serving or stem in rules.deliver):
        return False
    # Not "by providing us with your name".
    return walk.stems[at - 1] not in _NO_SERVICE and walk.stems[at + 1] != "us" and _is_participle(walk, at)


def _begins_phrase(walk: Walk, at: int) -> bool:
    """Whether no subject can stand before a verb: "processing your order"."""
    unit, before = walk.unit, walk.stems[at - 1]
    if at in (0, unit.own) or unit.words[at].before:
        return True
    return before in _LEADING or before in unit.rules.boundaries


def _is_participle(walk: Walk, at: int) -> bool:
    """Whether the word ends in "-ing", as far as its length tells."""
    word = walk.unit.words[at]
    return word.end - word.start - len(word.stem) >= (4 if word.stem in walk.rules.doubled else 3)


def _collects(walk: Walk, at: int, actor: str, *, is_passive: bool) -> bool:
    """Whether the verb makes what it reaches collected. If not, what it does instead is noted."""
    stem, rules = walk.stems[at], walk.rules
    if walk.stems[at - 1] == "to" or (walk.mode is Mode.PURPOSE and not is_finite(walk, at)):
        return _collects_in_purpose(walk, at, actor)
    if actor == "you":
        return _is_asked_of_reader(walk, at)
    if actor == "we" and stem in rules.deliver and walk.stems[at + 1] != "us" and not is_passive:
        return _collects_to_give(walk, at)
    if walk.unit.denied[at] or stem in rules.collect or stem in rules.give:
        return True
    walk.is_employed = stem in rules.employ
    if walk.is_employed and is_passive:
        mark_subject(walk, at, tools_only=True)
    return False


def _collects_in_purpose(walk: Walk, at: int, actor: str) -> bool:
    """ "To record your location" collects it, "to improve your profile" does not."""
    rules, stems = walk.rules, walk.stems
    stem = stems[at]
    is_allowed = not rules.allowing.isdisjoint(walk.before(at, _NEAR))
    is_recorded = stem in rules.record and (actor != "you" or is_allowed)
    is_sent = stem in rules.share and "us" in stems[at + 1 : at + _NEAR]
    is_bound = actor != "you" and stems[at - 2] in rules.bound
    if is_recorded or is_sent or is_bound or _is_invited(walk, at, actor):
        return True
    walk.is_employed = stem in rules.employ and (actor == "third_party" or is_allowed)
    if walk.mode is not Mode.PURPOSE and not walk.is_aside(at):
        walk.pause(Mode.PURPOSE, at)
    return False


def _is_invited(walk: Walk, at: int, actor: str) -> bool:
    """Whether the reader is to give something; not "allows you to share", which is a feature."""
    rules = walk.rules
    return (
        walk.stems[at] in rules.give
        and is_readers(walk, at, actor)
        and rules.enabling.isdisjoint(walk.before(at, _ENABLED))
    )


def _is_asked_of_reader(walk: Walk, at: int) -> bool:
    """What readers give, or are asked for; not what they "can share"."""
    stem, rules = walk.stems[at], walk.rules
    if stem in rules.give and not (stem in rules.share and "can" in walk.before(at, _NEAR)):
        return True
    return stem in rules.ask and not BEING.isdisjoint(walk.before(at, 2))


def _collects_to_give(walk: Walk, at: int) -> bool:
    """What the service gives to others it has; what it gives to the reader says nothing of the reader."""
    stem, rules = walk.stems[at], walk.rules
    if stem in rules.share and walk.stems[at + 1] != "you" and gives_away(walk.unit, at, rules):
        return True
    if stem in rules.employ:
        walk.is_employed = True
    else:
        walk.close(at)
    return False
