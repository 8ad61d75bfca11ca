"""Which types of data a unit names in its own words, whatever it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.wordsets import RELATIVE, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.rules import DataRules

BREAKS = frozenset(",;:.!?([)-–—|•*")
"""Marks behind which a word no longer belongs to the name before it."""

_OWNERS = folded("your their his her")
_ARTICLES = folded("the a an any certain some")
_READERS = folded("you they user")

# Both count words.
_LIST_REACH = 4
_ITEM_REACH = 3


def mentions_in(unit: Unit, knowledge: Knowledge) -> list[Mention]:
    """The data types named in a unit's own words, without those that only describe another thing (a "payment
    processor") and without the weak ones that stand alone. Indices are of the unit's words."""
    rules, own = knowledge.rules.data, unit.own
    named = knowledge.data_types.mentions(unit.words[own:] if own else unit.words)
    if own:
        named = [mention._replace(first=mention.first + own, last=mention.last + own) for mention in named]
    found = [mention for mention in named if not _describes_product(unit, mention, rules)]
    return [
        mention
        for number, mention in enumerate(found)
        if not mention.weak
        or _in_list(found, number)
        or _is_object(unit, mention, rules)
        or _is_item(unit, mention)
        or is_given(unit, mention, rules)
    ]


def is_given(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "Photos that you upload", "the name provided": what is done with it follows directly."""
    taken = rules.taken | rules.employ if mention.type.id in rules.tools else rules.taken
    actor = ""
    for at in range(mention.last, len(unit.words)):
        word = unit.words[at]
        stem = word.stem
        if not BREAKS.isdisjoint(word.before):
            return False
        if stem == "we" or stem in _READERS:
            actor = stem
        elif stem in (rules.given if actor in _READERS else taken):
            return not unit.denied[at] and (actor != "" or at == mention.last)
        elif stem not in RELATIVE and stem not in unit.rules.between:
            return False
    return False


def _describes_product(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "Payment processor", "email newsletter": the next word is what it is about."""
    if mention.last >= len(unit.words):
        return False
    word = unit.words[mention.last]
    return word.stem in rules.products and BREAKS.isdisjoint(word.before)


def _in_list(mentions: Sequence[Mention], number: int) -> bool:
    """Whether another name stands near."""
    here = mentions[number]
    before = number > 0 and here.first - mentions[number - 1].last <= _LIST_REACH
    after = number + 1 < len(mentions) and mentions[number + 1].first - here.last <= _LIST_REACH
    return before or after


def _is_object(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """Directly after a verb of collecting, or "your" with such a verb before it: "we record your location"."""
    before = [word.stem for word in unit.words[max(0, mention.first - 2) : mention.first]]
    last = before.pop() if before else ""
    if last in _OWNERS:
        return any(word.stem in rules.acts for word in unit.words[: mention.first])
    return last in rules.acts or (last in _ARTICLES and not rules.acts.isdisjoint(before))


def _is_item(unit: Unit, mention: Mention) -> bool:
    """A list item that is little more than the name of the data."""
    return bool(unit.lead) and mention.first == unit.own and len(unit.words) <= mention.last + _ITEM_REACH
