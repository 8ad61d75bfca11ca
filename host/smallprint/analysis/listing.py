"""Whether a sentence lists data without a verb: a label, or nothing but names of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.named import BREAKS
from smallprint.analysis.reach import says_holding
from smallprint.analysis.wordsets import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.units import Unit
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.rules import DataRules

_PRONOUNS = folded("we you they")
_VERBS = folded("is are be was were have has will may can do must")
_FINITE = _PRONOUNS | _VERBS
_LABEL_ENDS = folded("that you we such including about from and or")

_LABEL_REACH = 2  # words
_BARE_LIST = 3  # names
_RECIPIENTS = 2


def is_list(unit: Unit, mentions: Sequence[Mention], rules: DataRules, *, is_under: bool) -> bool:
    """`is_under` is whether a heading above says that data is listed below it."""
    opening = [word.stem for word in unit.words[unit.own : unit.own + 2]]
    if not rules.ending.isdisjoint(opening) or not rules.undoing.isdisjoint(opening):
        return False  # "Manage your profile", "Deletion of your email address"
    if _is_sentence(unit, rules, is_under=is_under):
        return is_under and _is_label(unit, mentions[0])
    if not is_under and len(mentions) < _BARE_LIST:
        return False
    actors = unit.rules.actors
    others = sum(actors.get(word.stem) == "third_party" for word in unit.words[unit.own :])
    return others < _RECIPIENTS  # a list of partners, rather


def _is_sentence(unit: Unit, rules: DataRules, *, is_under: bool) -> bool:
    """Whether the unit has a verb. In a list of data, "photos you upload" has none that counts."""
    first = unit.words[unit.own].stem
    is_phrase = is_under and first not in _PRONOUNS and first not in unit.rules.boundaries
    finite = _VERBS if is_phrase else _FINITE
    own = unit.words[unit.own :]
    return not finite.isdisjoint([word.stem for word in own]) or any(
        says_holding(word, rules) for word in own
    )


def _is_label(unit: Unit, first: Mention) -> bool:
    """ "Profile: name and gender": the sentence begins with a name of data, and with that alone."""
    if first.first - unit.own > _LABEL_REACH:
        return False
    if first.last == len(unit.words):
        return True
    after = unit.words[first.last]
    return after.stem in _LABEL_ENDS or not BREAKS.isdisjoint(after.before)
