"""What readers look for and this policy does not speak of. Nothing is matched here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from smallprint.analysis.findings import Analysis
    from smallprint.knowledge import Knowledge
    from smallprint.messages import Topic

_MOST = 6


def unanswered(analysis: Analysis, knowledge: Knowledge, not_stated: Collection[Topic]) -> list[str]:
    """At most six expectations in words, the weightiest first.

    One of a topic that is `not_stated` as a whole is left out: the card says so of the topic.
    """
    found = {finding.practice.id for finding in analysis.findings}
    found |= {finding.type.id for finding in analysis.data if finding.collected}
    return [
        expected.says
        for expected in knowledge.expectations.entries
        if expected.id not in analysis.spoken_of
        and expected.topic not in not_stated
        and (not expected.given or not expected.given.isdisjoint(found))
    ][:_MOST]
