"""Which types of data a unit says are collected, shared or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smallprint.analysis.reach import Reach, gives_away
from smallprint.matching.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.rules import DataRules
    from smallprint.matching.words import Word

Status = Literal["collected", "shared", "denied"]

_LIST_REACH = 4
_ITEM_REACH = 3
_LABEL_REACH = 2
_BARE_LIST = 3
_RECIPIENTS = 2
_DENIAL_REACH = 8
_RELATIVE_REACH = 4
_BREAKS = frozenset(",;:.!?([)-–—|•*")


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_OWNERS = _folded("your their his her")
_ARTICLES = _folded("the a an any certain some")
_PRONOUNS = _folded("we you they")
_FINITE = _PRONOUNS | _folded("is are be was were have has will may can do must")
_LABEL_ENDS = _folded("that you we such including about from and or")
_SERVICE_OWN = _folded("our these this")
_RELATIVE = _folded("that which")
_READERS = _folded("you they user")


def mentions_in(unit: Unit, knowledge: Knowledge) -> list[Mention]:
    """The data types named in a unit's own words, without those that only describe another thing (a "payment
    processor") and without the weak ones that stand alone."""
    rules = knowledge.rules.data
    own = unit.words[unit.own :]
    found = [
        mention
        for mention in knowledge.data_types.mentions(own)
        if not _describes_product(unit, mention, rules)
    ]
    kept = []
    for number, mention in enumerate(found):
        if mention.weak and not (
            _in_list(found, number) or _is_object(unit, mention, rules) or _is_item(unit, mention)
        ):
            placed = mention._replace(first=mention.first + unit.own, last=mention.last + unit.own)
            if not _is_given(unit, placed, rules):
                continue
        kept.append(mention._replace(first=mention.first + unit.own, last=mention.last + unit.own))
    return kept


def statuses(unit: Unit, mentions: Sequence[Mention], knowledge: Knowledge) -> list[tuple[Mention, Status]]:
    """What the unit says of each type that it names. A type can be collected and shared at once."""
    rules = knowledge.rules.data
    if not mentions or unit.is_question or _is_code(unit):
        return []
    says = rules.sentence_says(unit.folded, unit.stems)
    heads = rules.sections_say(unit.section)
    if "own" in says or "nothing" in heads:
        return []
    reach = Reach(unit, rules, is_list=_is_list(unit, mentions, rules, listed="lists" in heads))
    is_definition = "definition" in says
    found: list[tuple[Mention, Status]] = []
    for mention in mentions:
        verbs = reach.verbs[mention.first]
        if verbs is None and mention.type.category == "from_others":
            verbs = reach.verbs[mention.last - 1]  # "other users may share information about you"
        if verbs and any(unit.denied[verb] for verb in verbs):
            if not _is_qualified(unit, rules) and all(
                unit.words[verb].stem in rules.deny and _is_plain_denial(unit, verb) for verb in verbs
            ):
                found.append((mention, "denied"))
        elif (
            "hypothetical" in says
            or unit.denied[mention.first]
            or (verbs == () and _is_taken_back(unit, mention, rules))
        ):
            continue
        elif is_definition and mention.type.id in rules.tools and verbs and verbs[0] > mention.first:
            continue  # "cookies are small files that are stored"
        elif verbs is not None or _is_given(unit, mention, rules):
            found.append((mention, "collected"))
            if any(
                unit.words[verb].stem in rules.share and gives_away(unit, verb, rules) for verb in verbs or ()
            ):
                found.append((mention, "shared"))
        elif (
            mention.type.id in rules.tools
            and not is_definition
            and (reach.tools[mention.first] or _is_at_work(unit, mention, rules))
        ):
            found.append((mention, "collected"))
    return found


def _is_list(unit: Unit, mentions: Sequence[Mention], rules: DataRules, *, listed: bool) -> bool:
    """Whether the sentence lists data without a verb: a label, or nothing but names of data."""
    first = mentions[0]
    own = unit.words[unit.own : unit.own + 2]
    if any(word.stem in rules.ending or word.stem in rules.undoing for word in own):
        return False  # "Manage your profile", "Deletion of your email address"
    finite = (
        _FINITE - _PRONOUNS if listed and own[0].stem not in _PRONOUNS | unit.rules.boundaries else _FINITE
    )
    if not any(_is_finite(word, finite, rules) for word in unit.words[unit.own :]):
        others = sum(unit.rules.actors.get(word.stem) == "third_party" for word in unit.words[unit.own :])
        return (listed or len(mentions) >= _BARE_LIST) and others < _RECIPIENTS
    after = unit.words[first.last : first.last + 1]
    is_label = first.first - unit.own <= _LABEL_REACH and (
        after == [] or not _BREAKS.isdisjoint(after[0].before) or after[0].stem in _LABEL_ENDS
    )
    return listed and is_label


def _is_finite(word: Word, finite: frozenset[str], rules: DataRules) -> bool:
    """A word that makes a sentence: also "includes", but not "including"."""
    return word.stem in finite or (
        word.stem in rules.holding and word.end - word.start < len("including") and "(" not in word.before
    )


def _is_taken_back(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "Location: we do not collect it": what a list names and the rest of the sentence denies."""
    after = range(mention.last, min(len(unit.words), mention.last + _DENIAL_REACH))
    return any(unit.denied[at] and unit.words[at].stem in rules.deny for at in after)


def _is_code(unit: Unit) -> bool:
    """What a page left of its scripts."""
    return any("{" in word.before or "}" in word.before for word in unit.words[unit.own :])


def _describes_product(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "Payment processor", "email newsletter": the next word is what it is about."""
    at = unit.own + mention.last
    if at >= len(unit.words):
        return False
    word = unit.words[at]
    if word.stem not in rules.products or not _BREAKS.isdisjoint(word.before):
        return False
    return word.stem != "set" or word.end - word.start > len(
        "sets"
    )  # "cookies set by us", no "cookie settings"


def _is_given(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "Photos that you upload", "the name provided": what is done with it follows directly."""
    at, words = mention.last, unit.words
    taken = rules.taken | rules.employ if mention.type.id in rules.tools else rules.taken
    actor = ""
    while at < len(words) and at - mention.last <= _RELATIVE_REACH and _BREAKS.isdisjoint(words[at].before):
        stem = words[at].stem
        if stem == "we" or stem in _READERS:
            actor = stem
        elif stem in (rules.given if actor in _READERS else taken):
            return not unit.denied[at] and (actor != "" or at == mention.last)
        elif stem not in _RELATIVE and stem not in unit.rules.between:
            return False
        at += 1
    return False


def _is_at_work(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "These cookies record": the service's own tool does something."""
    own = unit.words[max(unit.own, mention.first - 3) : mention.first]
    if not any(word.stem in _SERVICE_OWN for word in own):
        return False
    return any(word.stem in rules.working for word in unit.words[mention.last : mention.last + 3])


def _is_qualified(unit: Unit, rules: DataRules) -> bool:
    """Whether the sentence denies only so far: "beyond what is needed", "when you are signed out"."""
    own = [word.stem for word in unit.words[unit.own :]]
    return "qualified" in rules.sentence_says(" " + " ".join(own) + " ", frozenset(own))


def _is_plain_denial(unit: Unit, verb: int) -> bool:
    """A denial with no way out: by the service itself, about everyone, under no condition."""
    return (
        bool(unit.denied[verb])
        and unit.actor(verb) in ("we", "unknown")
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
        return any(word.stem in rules.acts for word in unit.words[:start])
    return before[-1] in rules.acts or (
        before[-1] in _ARTICLES and before[-2:-1] != [] and before[-2] in rules.acts
    )


def _is_item(unit: Unit, mention: Mention) -> bool:
    """A list item that is little more than the name of the data."""
    return bool(unit.lead) and mention.first == 0 and len(unit.words) - unit.own <= mention.last + _ITEM_REACH
