"""Things to watch out for, side by side with what the other policy says on the same point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.comparing.ranking import ranked
from smallprint.comparing.statements import joined
from smallprint.messages import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.comparing.ranking import Weighed
    from smallprint.comparing.statements import Statements
    from smallprint.knowledge.comparing import Subject
    from smallprint.messages import FindingItem, Row


def compare_watch_outs(first: Statements, second: Statements, subjects: Sequence[Subject]) -> list[Row]:
    """A row for each point of which either policy's card warns. A promise of the other one counts as what it says."""
    rows: list[Weighed] = []
    for subject in subjects:
        serious = max(_severity(first, subject), _severity(second, subject))
        if serious:
            rows.append((serious, subject.label, _side(first, subject), _side(second, subject)))
    return ranked(rows)


def _severity(said: Statements, subject: Subject) -> int:
    return max(
        (item.severity for item in said.report.watch_outs if item.practice in subject.practices), default=0
    )


def _side(said: Statements, subject: Subject) -> Side | None:
    """All warnings on the point; else its points of the summary; else the finding that means most to the reader."""
    warned = [
        Side(text=item.text, tone="bad", quotes=item.quotes)
        for item in said.report.watch_outs
        if item.practice in subject.practices
    ]
    told = [
        Side(text=item.text, tone=item.tone, quotes=item.quotes)
        for item in said.report.overview
        if item.practice in subject.practices
    ]
    found = sorted(
        (finding for finding in said.report.findings if finding.practice in subject.practices), key=_worst
    )
    return joined(warned, " ") or joined(told, " ") or said.quoted(finding.practice for finding in found)


def _worst(finding: FindingItem) -> int:
    return ("bad", "good", "neutral").index(finding.tone)
