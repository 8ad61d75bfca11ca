"""Which of the entities that a policy names is the one that runs the service."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from smallprint.analysis.controller.entities import entities_in
from smallprint.analysis.controller.standing import standing_of
from smallprint.matching.names import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.analysis.controller.entities import Entity
    from smallprint.reading.policy import Policy

# Points: at all, more than the next has, for the service's own name, and for each further place up to a number.
_LEAST, _LEAD = 4.5, 2.5
_LIKE_SERVICE = 2.5
_AGAIN, _MOST_AGAIN = 0.25, 4

_OR = re.compile(
    r"[.,]{0,2}(?: if you [^,.\n]{0,40},?)?[,/]?\s?(?:and|or|and/or|/|&)?\s?(?:the )?"
    r"|[^.;\n]{0,50} (?:and|or) (?:the )?"
)
_LONGEST_OR = 60
_PROOF = frozenset(("we", "controller"))
_SIBLINGS = 4  # letters that names of one group begin with


@dataclass(slots=True)
class _Case:
    """What speaks for one entity being the controller."""

    spellings: Counter[str] = field(default_factory=Counter)
    cues: dict[str, float] = field(default_factory=dict)
    only_some: bool = True


def controller_of(policy: Policy) -> str | None:
    """The legal name of who runs the service, as the policy mostly spells it; None where that is not clear.

    Capitals throughout only where it is spelled in no other way.
    """
    cases = _cases(policy)
    service = key_of(policy.service)
    points = {key: _points(case, key, service) for key, case in cases.items() if case.cues}
    ranked = sorted(points, key=lambda key: (-points[key], key))
    if not ranked or points[ranked[0]] < _LEAST:
        return None
    first, rivals = ranked[0], ranked[1:]
    best = cases[first]
    if rivals and points[first] - points[rivals[0]] < _LEAD:
        return None
    if any(_PROOF & cases[key].cues.keys() for key in rivals):
        return None
    if (best.only_some or best.cues.keys() == {"contact"}) and any(
        key != first and key[:_SIBLINGS] == first[:_SIBLINGS] for key in cases
    ):
        return None  # one for Europe, one for the rest
    return max(best.spellings, key=lambda name: (not name.isupper(), best.spellings[name]))


def _cases(policy: Policy) -> dict[str, _Case]:
    """All entities by key, also those that nothing speaks for."""
    cases: defaultdict[str, _Case] = defaultdict(_Case)
    for row in _rows(list(entities_in(policy.text, policy.service)), policy.text):
        standing = standing_of(policy, row[0].start, row[-1].end)
        for entity in row:
            case = cases[_key(entity)]
            if standing is None:
                continue
            case.spellings[entity.name] += 1
            if standing.cues:
                case.only_some &= standing.only_some
            for name, worth in standing.cues.items():
                case.cues[name] = max(worth, case.cues.get(name, 0.0))
    return cases


def _key(entity: Entity) -> str:
    """The same for all spellings of a name: "Lumora, Ltd." and "LUMORA LIMITED"."""
    return key_of(entity.name).replace("limited", "ltd").replace("incorporated", "inc")


def _rows(entities: Sequence[Entity], text: str) -> Iterator[list[Entity]]:
    """Names that stand in a row, "Lumora Inc. or Lumora B.V.": what is said of one is said of all."""
    row = list(entities[:1])
    for before, entity in pairwise(entities):
        between = text[before.end : entity.start]
        if len(between) > _LONGEST_OR or not _OR.fullmatch(between):
            yield row
            row = []
        row.append(entity)
    if row:
        yield row


def _points(case: _Case, key: str, service: str) -> float:
    again = min(case.spellings.total() - 1, _MOST_AGAIN) * _AGAIN
    like = bool(service) and service in key
    return sum(case.cues.values()) + again + like * _LIKE_SERVICE
