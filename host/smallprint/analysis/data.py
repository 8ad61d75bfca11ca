"""Which types of data a unit says are collected, shared or denied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from smallprint.analysis.denial import is_denied, is_taken_back
from smallprint.analysis.listing import is_list
from smallprint.analysis.named import is_given, mentions_in
from smallprint.analysis.reach import follow, gives_away
from smallprint.analysis.wordsets import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.analysis.findings import DataFinding, Evidence
    from smallprint.analysis.reach import Walk
    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.practices import Practice
    from smallprint.knowledge.rules import DataRules

__all__ = ["Status", "collected_together", "mentions_in", "statuses"]

Status = Literal["collected", "shared", "denied"]

_SERVICE_OWN = folded("our these this")
_AT_WORK = 3  # words
_LEAST_TOGETHER, _MOST_TOGETHER = 2, 10  # types of data


def statuses(unit: Unit, mentions: Sequence[Mention], knowledge: Knowledge) -> list[tuple[Mention, Status]]:
    """What the unit says of each type that it names. A type can be collected and shared at once."""
    rules = knowledge.rules.data
    if not mentions or unit.is_question or _is_code(unit):
        return []
    says = rules.sentence_says(unit.folded, unit.stems)
    if "own" in says:
        return []
    heads = rules.sections_say(unit.section)
    if "nothing" in heads:
        return []
    lists = is_list(unit, mentions, rules, is_under="lists" in heads)
    walk = follow(unit, rules, is_list=lists, until=mentions[-1].last)
    return [(mention, status) for mention in mentions for status in _statuses_of(mention, walk, says)]


def collected_together(practice: Practice, data: Iterable[DataFinding]) -> list[Evidence]:
    """The sentences that say that types of data of a practice are collected, if there are two such types.

    A sentence that names many more is a law's definition of a category, of which they may collect hardly any.
    """
    told: dict[int, list[str]] = {}
    pieces: dict[int, Evidence] = {}
    for found in data:
        for piece in found.collected:
            told.setdefault(piece.sentence, []).append(found.type.id)
            pieces[piece.sentence] = piece
    evidence = [
        replace(piece, data=tuple(named))
        for sentence, piece in sorted(pieces.items())
        if len(told[sentence]) <= _MOST_TOGETHER
        and (named := [type_id for type_id in told[sentence] if type_id in practice.types])
    ]
    return (
        evidence if len({type_id for piece in evidence for type_id in piece.data}) >= _LEAST_TOGETHER else []
    )


def _statuses_of(mention: Mention, walk: Walk, says: frozenset[str]) -> tuple[Status, ...]:
    """`says` is what the sentence is, as `DataRules.sentence_says` tells it."""
    unit, rules = walk.unit, walk.rules
    verbs = walk.verbs[mention.first]
    if verbs is None and mention.type.category == "from_others":
        verbs = walk.verbs[mention.last - 1]  # "other users may share information about you"
    if verbs and any(unit.denied[verb] for verb in verbs):
        return ("denied",) if is_denied(unit, verbs, rules) else ()
    if "hypothetical" in says or unit.denied[mention.first]:
        return ()
    if verbs == () and is_taken_back(unit, mention, rules):
        return ()
    is_tool, is_definition = mention.type.id in rules.tools, "definition" in says
    if is_tool and is_definition and verbs and verbs[0] > mention.first:
        return ()  # "cookies are small files that are stored"
    if verbs is not None or is_given(unit, mention, rules):
        is_shared = any(
            walk.stems[verb] in rules.share and gives_away(unit, verb, rules) for verb in verbs or ()
        )
        return ("collected", "shared") if is_shared else ("collected",)
    if is_tool and not is_definition and (walk.tools[mention.first] or _is_at_work(unit, mention, rules)):
        return ("collected",)
    return ()


def _is_code(unit: Unit) -> bool:
    """What a page left of its scripts."""
    marks = "".join([word.before for word in unit.words[unit.own :]])
    return "{" in marks or "}" in marks


def _is_at_work(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "These cookies record": the service's own tool does something."""
    before = unit.words[max(unit.own, mention.first - _AT_WORK) : mention.first]
    after = unit.words[mention.last : mention.last + _AT_WORK]
    return any(word.stem in _SERVICE_OWN for word in before) and any(
        word.stem in rules.working for word in after
    )
