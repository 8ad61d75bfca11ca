"""The walk along a unit, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.reach.acts import act, is_verb
from smallprint.analysis.reach.beginnings import begin
from smallprint.analysis.reach.connecting import connect
from smallprint.analysis.reach.introducing import introduce
from smallprint.analysis.reach.walk import Mode, Walk

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit
    from smallprint.knowledge.rules import DataRules


def follow(unit: Unit, rules: DataRules, *, is_list: bool, until: int) -> Walk:
    """Follow a unit through the clauses of its first `until` words. `is_list`: it lists data without a verb."""
    walk = Walk(unit, rules, is_list=is_list)
    clause, own, telling = unit.clause, unit.own, rules.telling
    verbs, tools = walk.verbs, walk.tools
    for at, word in enumerate(unit.words):
        start = clause[at]
        if start >= until:
            break  # what a later clause says reaches nothing before it
        if word.before or start == at or at == own:
            begin(walk, at)
        mode = walk.mode
        if mode is Mode.OPEN:
            verbs[at], tools[at] = walk.current, 1
        elif walk.is_employed or (mode is Mode.MEANS and walk.has_opened):
            tools[at] = 1
        # Most words do nothing, and are passed over as quickly as can be.
        if word.stem in telling and mode is not Mode.RIGHTS:
            _hear(walk, at)
    return walk


def _hear(walk: Walk, at: int) -> None:
    """What a telling word does to the words behind it."""
    rules, stems = walk.rules, walk.stems
    stem, before = stems[at], stems[at - 1]
    if stem in rules.nouns:
        walk.noun = at
    if stem in rules.introducing or f"{before} {stem}" in rules.introducing:
        introduce(walk, at)
    if stem == "on" and before == "bas" and not walk.unit.denied[at]:
        walk.open((at - 1,))  # "offers based on your location"
    elif stem in rules.acts and is_verb(walk, at):
        act(walk, at)
    elif stem == "right" and stems[at + 1] in ("to", "of") and "reserv" not in walk.unit.stems:
        walk.pause(Mode.RIGHTS, at)
    else:
        connect(walk, at)
