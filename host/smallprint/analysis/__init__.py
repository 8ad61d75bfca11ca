"""Policy + knowledge -> findings, each with its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.companies import owners_of
from smallprint.analysis.controller import controller_of
from smallprint.analysis.data import collected_together, mentions_in, statuses
from smallprint.analysis.expectations import listen, spoken_of
from smallprint.analysis.findings import Analysis, DataFinding, Evidence, Finding, Unusual
from smallprint.analysis.laws import laws_of
from smallprint.analysis.means import means_in
from smallprint.analysis.practices import Led, listed_in, practices_in
from smallprint.analysis.topics import topics_of_blocks
from smallprint.analysis.units import Unit, units_of
from smallprint.analysis.unusual import most_unusual, unusual_clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.knowledge import Knowledge
    from smallprint.messages import Topic
    from smallprint.reading.policy import Policy

__all__ = ["Analysis", "DataFinding", "Evidence", "Finding", "Unusual", "analyse"]

_REPORT_EVERY = 100
_TITLE_WORDS = 9


def _is_fragment(unit: Unit, last: str) -> bool:
    return not unit.lead and last not in '.!?;:,”")' and len(unit.words) <= _TITLE_WORDS


def _noted(text: str, words: frozenset[str]) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(word for word in words if word in folded)


def analyse(
    policy: Policy, knowledge: Knowledge, progress: Callable[[int, int], None] | None = None
) -> Analysis:
    """Read every sentence of the policy against the catalogue.

    `progress(done, total)` is called now and then with counts of sentences; what it raises ends the analysis.
    """
    findings: dict[str, Finding] = {}
    data: dict[str, DataFinding] = {}
    topics: dict[int, set[Topic]] = {}
    stems: dict[int, list[list[str]]] = {}
    unusual: list[Unusual] = []
    heard: set[str] = set()
    done = knowledge.actions.practices
    owners = owners_of(policy, knowledge.companies)
    leading: dict[int, list[Led]] = {}
    total = len(policy.sentences)
    for unit in units_of(policy, knowledge.rules):
        if progress is not None and unit.sentence % _REPORT_EVERY == 0:
            progress(unit.sentence, total)
        span = policy.sentences[unit.sentence]
        stems.setdefault(span.block, []).append(unit.row[unit.own :])
        listen(unit, heard, knowledge)
        mentions = mentions_in(unit, knowledge)
        text = policy.text[span.start : span.end]
        said = list(practices_in(unit, text, mentions, knowledge, owners))
        said += listed_in(unit, text, mentions, knowledge, owners, leading, said)
        if led := [(each.practice, each.possible) for each in said if each.practice.companies]:
            leading[unit.sentence] = led
        words = _noted(text, knowledge.noted) if said else frozenset()
        for practice, possible, slots, types in said:
            evidence = Evidence(
                unit.sentence,
                unit.lead,
                possible,
                unit.conditions,
                unit.audiences,
                slots,
                types,
                is_fragment=_is_fragment(unit, policy.text[span.end - 1]),
                means=means_in(unit, text, knowledge.actions) if practice.id in done else {},
                words=words,
            )
            findings.setdefault(practice.id, Finding(practice)).evidence.append(evidence)
            topics.setdefault(span.block, set()).add(practice.topic)
        if not said and (clause := unusual_clause(unit, policy, knowledge)) is not None:
            unusual.append(clause)
        for mention, status in statuses(unit, mentions, knowledge):
            found = data.setdefault(mention.type.id, DataFinding(mention.type))
            evidence = Evidence(unit.sentence, unit.lead, False, unit.conditions, unit.audiences, {})
            getattr(found, status).append(evidence)
    for practice in knowledge.practices:
        if practice.types and (pieces := collected_together(practice, data.values())):
            findings.setdefault(practice.id, Finding(practice)).evidence.extend(pieces)
    return Analysis(
        tuple(findings.values()),
        tuple(data.values()),
        topics_of_blocks(policy, stems, topics, knowledge),
        most_unusual(unusual, policy),
        spoken_of(policy, heard, findings.keys(), knowledge),
        controller_of(policy),
        laws_of(policy.text, findings.keys(), knowledge.letters.laws),
    )
