"""What an action is called: how it is done, and for whom it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.cards.actions.evidence import general_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.analysis.ways import Way
    from smallprint.knowledge.actions import ActionRule, Actions

REPRESENTATIVE = "representative"
"""The rule of actions.toml whose items are told apart by country."""

_FEW = 2  # more places than these are "depending on where you live"


def label_of(rule: ActionRule, way: Way, evidence: Sequence[Evidence], known: Actions) -> str:
    """The label of an item, with the people for whom it is where that is not everybody."""
    label = _label(rule, way, known)
    people = _people(rule, way, evidence, known)
    return f"{label} ({people})" if people else label


def _label(rule: ActionRule, way: Way, known: Actions) -> str:
    if not way.by:
        return rule.plain
    if way.by in rule.by:
        return rule.by[way.by]
    place = next((words for name, words in known.where.items() if name in way.piece.means), "")
    capital = rule.do[0].upper() + rule.do[1:]
    template = known.labels[way.by]
    return template.format(do=rule.do, Do=capital, named=way.named, where=place)


def _people(rule: ActionRule, way: Way, evidence: Sequence[Evidence], known: Actions) -> str:
    """For whom the way is, or else for whom all evidence is; "" for everybody."""
    joined = f" {known.people['or']} "
    countries = [words for name, words in known.countries.items() if name in way.piece.means]
    if rule.id == REPRESENTATIVE and countries:
        return joined.join(countries)
    places = way.piece.audiences - {"place"} or _places(evidence)
    if len(places) > _FEW or (len(places) > 1 and "place" in places):
        places = frozenset({"place"})
    return joined.join(words for name, words in known.people.items() if name in places)


def _places(evidence: Sequence[Evidence]) -> frozenset[str]:
    general = general_of(evidence)
    if not all(piece.audiences for piece in general):
        return frozenset()
    return frozenset().union(*(piece.audiences for piece in general))
