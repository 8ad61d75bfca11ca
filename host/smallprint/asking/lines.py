"""The sentences of a policy as a question meets them: their words, what stands above them, and what they say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from smallprint.knowledge.asking_words import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smallprint.knowledge import Knowledge
    from smallprint.messages import Report, Topic
    from smallprint.reading.policy import Block, Policy

_LEAD_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, by its index in the policy.

    `lead` has the sentences that lead into it, `headings` what stands above it; `told` the words in which the cards
    tell what it says. `practices` are those that the report found in it, `topics` those of its block and its practices.
    `leanings` are those of its own words, see `leanings_of`. `leads_on` is whether it leads into a list,
    `asks` whether it is itself a question.
    """

    sentence: int
    own: Passage
    lead: Passage
    headings: Passage
    told: frozenset[str]
    practices: frozenset[str]
    topics: frozenset[Topic]
    leanings: Mapping[str, float]
    leads_on: bool
    asks: bool


def lines_of(policy: Policy, report: Report, knowledge: Knowledge) -> list[Line]:
    """Every sentence of the policy that has words."""
    practices = _practices_by_sentence(policy, report)
    found = {finding.practice: finding.topic for finding in report.findings}
    told = {
        practice.id: Passage.of(" ".join(practice.says)).stems
        for practice in knowledge.practices
        if practice.id in found
    }
    starts = [span.start for span in report.topics]
    passages: dict[tuple[str, ...], Passage] = {}
    leading = {block.lead_in for block in policy.blocks}
    lines: list[Line] = []
    for number, sentence in enumerate(policy.sentences):
        own = Passage.of(policy.text, sentence.start, sentence.end)
        if not own.words:
            continue
        block = policy.blocks[sentence.block]
        lead, headings = tuple(_leading(policy, number, block)), (*block.section, *block.headers)
        for above in (lead, headings):
            if above not in passages:
                passages[above] = Passage.of("\n".join(above))
        says = frozenset(practices.get(number, ()))
        at = bisect_right(starts, sentence.start) - 1
        labels = report.topics[at].labels if at >= 0 else ()
        lines.append(
            Line(
                number,
                own,
                passages[lead],
                passages[headings],
                frozenset().union(*(told[name] for name in says if name in told)),
                says,
                frozenset(labels).union(found[name] for name in says),
                leanings_of(own, knowledge),
                number in leading,
                policy.text.endswith("?", sentence.start, sentence.end),
            )
        )
    return lines


def leanings_of(passage: Passage, knowledge: Knowledge) -> dict[str, float]:
    """The margins of the topic model for a passage alone: above 0 for a topic that it has."""
    words = passage.words
    return knowledge.topic_model.scores({*words, *map(" ".join, pairwise(words))})


def _leading(policy: Policy, number: int, block: Block) -> Iterator[str]:
    """The sentences that lead into a list item, the nearest first."""
    above = block.lead_in
    for _ in range(_LEAD_DEPTH):
        if above is None or above >= number:
            return
        span = policy.sentences[above]
        yield policy.text[span.start : span.end]
        above = policy.blocks[span.block].lead_in


def _practices_by_sentence(policy: Policy, report: Report) -> dict[int, set[str]]:
    at = {sentence.start: number for number, sentence in enumerate(policy.sentences)}
    found: dict[int, set[str]] = {}
    for finding in report.findings:
        for quote in finding.quotes:
            if quote.start in at:
                found.setdefault(at[quote.start], set()).add(finding.practice)
    return found
