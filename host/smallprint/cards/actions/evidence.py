"""Which sentences say that something can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point

# People for whom a policy gives addresses of their own.
_NOT_ALL = frozenset({"children", "applicants", "business"})


def evidence_of(points: Mapping[str, Point], practice: str) -> Sequence[Evidence]:
    """The evidence of a practice, none where it was not found."""
    return points[practice].evidence if practice in points else ()


def is_general(piece: Evidence) -> bool:
    """Whether it is not for children, applicants or businesses."""
    return piece.audiences.isdisjoint(_NOT_ALL)


def general_of(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """What is general, or else all."""
    return [piece for piece in evidence if is_general(piece)] or evidence
