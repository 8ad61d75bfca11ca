"""Which types of data a unit says are collected, shared or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.rules import DataRules

Status = Literal["collected", "shared", "denied"]

_LIST_REACH = 4
_ITEM_REACH = 3
_OWNERS = frozenset({"your", "their", "his", "her"})
_TOWARDS = frozenset({"to", "with"})
_ARTICLES = frozenset({"the", "a", "an", "any", "certain", "som"})


def mentions_in(unit: Unit, knowledge: Knowledge) -> list[Mention]:
    """The data types named in a unit's own words, without the weak ones that stand alone."""
    own = unit.words[unit.own :]
    found = knowledge.data_types.mentions(own)
    rules = knowledge.rules.data
    kept = []
    for number, mention in enumerate(found):
        if mention.weak and not (
            _in_list(found, number) or _is_object(unit, mention, rules) or _is_item(unit, mention)
        ):
            continue
        kept.append(mention._replace(first=mention.first + unit.own, last=mention.last + unit.own))
    return kept


def statuses(unit: Unit, mentions: Sequence[Mention], knowledge: Knowledge) -> list[tuple[Mention, Status]]:
    """What the unit says of each type that it names. A type can be collected and shared at once."""
    rules = knowledge.rules.data
    if not mentions or rules.is_about_the_company(unit.section, unit.folded, unit.stems):
        return []
    denying = _verbs(unit, rules.deny, denied=True)
    collecting = any(
        unit.words[verb].stem in rules.give or unit.actor(verb) != "you"
        for verb in _verbs(unit, rules.collect, denied=False)
    )
    sharing = [verb for verb in _verbs(unit, rules.share, denied=False) if _gives_away(unit, verb)]
    listed = rules.lists_data(unit.section, unit.folded, unit.stems)
    found: list[tuple[Mention, Status]] = []
    for mention in mentions:
        if unit.denied[mention.first]:
            if denying and _is_plain_denial(unit, denying[0]):
                found.append((mention, "denied"))
            continue
        if collecting or listed:
            found.append((mention, "collected"))
            if any(_is_given(unit, verb, mention) for verb in sharing):
                found.append((mention, "shared"))
    return found


def _verbs(unit: Unit, stems: frozenset[str], *, denied: bool) -> list[int]:
    return [
        at for at, word in enumerate(unit.words) if word.stem in stems and bool(unit.denied[at]) is denied
    ]


def _gives_away(unit: Unit, verb: int) -> bool:
    """Whether the service gives something "to" or "with" somebody else, who is named in the same breath."""
    if unit.actor(verb) not in ("we", "unknown"):
        return False
    end = unit.own if verb < unit.own else len(unit.words)
    is_towards = False
    for at in range(verb + 1, end):
        stem = unit.words[at].stem
        if stem in _TOWARDS:
            is_towards = True
        elif is_towards and unit.rules.actors.get(stem) == "third_party":
            return True
        elif is_towards and stem == "us":
            return False
    return False


def _is_given(unit: Unit, verb: int, mention: Mention) -> bool:
    """Whether the verb is about the mention: before it, or in the lead-in of an item that begins with it."""
    return verb < mention.first and (verb >= unit.own or mention.first - unit.own <= _ITEM_REACH)


def _is_plain_denial(unit: Unit, verb: int) -> bool:
    """A denial with no way out: by the service itself, about everyone, under no condition."""
    return (
        unit.actor(verb) in ("we", "unknown")
        and not unit.conditions
        and "children" not in unit.audiences
        and not unit.is_possibility(verb)
    )


def _in_list(mentions: Sequence[Mention], number: int) -> bool:
    here = mentions[number]
    before = number > 0 and here.first - mentions[number - 1].last <= _LIST_REACH
    after = number + 1 < len(mentions) and mentions[number + 1].first - here.last <= _LIST_REACH
    return before or after


def _is_object(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """Directly after a verb of collecting, or "your" with such a verb before it: "we record your location"."""
    start = unit.own + mention.first
    before = [word.stem for word in unit.words[max(0, start - 2) : start]]
    if not before:
        return False
    if before[-1] in _OWNERS:
        return any(word.stem in rules.collect for word in unit.words[:start])
    return before[-1] in rules.collect or (
        before[-1] in _ARTICLES and before[-2:-1] != [] and before[-2] in rules.collect
    )


def _is_item(unit: Unit, mention: Mention) -> bool:
    """A list item that is little more than the name of the data."""
    return bool(unit.lead) and mention.first == 0 and len(unit.words) - unit.own <= mention.last + 3
