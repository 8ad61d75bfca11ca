"""Findings -> cards: what to show, in which order, in which words. Nothing is matched here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from smallprint.cards.actions import actions
from smallprint.cards.choosing import one_per_group, overview, watch_outs
from smallprint.cards.data_collected import data_items
from smallprint.cards.letters import letters
from smallprint.cards.merging import conflicting, merged
from smallprint.cards.points import Point, point_of
from smallprint.cards.questions import questions
from smallprint.cards.quotes import quotes_of
from smallprint.cards.unanswered import unanswered
from smallprint.cards.unusual import unusual_points
from smallprint.messages import (
    ActionItem,
    DataItem,
    FindingItem,
    Letter,
    OverviewItem,
    QuestionItem,
    Topic,
    TopicSpan,
    WatchOut,
)

if TYPE_CHECKING:
    from smallprint.analysis.findings import Analysis
    from smallprint.knowledge import Knowledge
    from smallprint.reading.policy import Policy

# What a reader expects a policy to speak about; the other topics are its furniture.
_EXPECTED: tuple[Topic, ...] = (
    "first_party_collection",
    "third_party_sharing",
    "user_choice",
    "access_edit_deletion",
    "retention",
    "security",
    "policy_change",
    "do_not_track",
    "international_and_specific_audiences",
    "contact",
)

_REQUESTS = frozenset({"access", "delete", "correct"})


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of one policy, as they go out."""

    overview: list[OverviewItem]
    watch_outs: list[WatchOut]
    data_collected: list[DataItem]
    questions: list[QuestionItem]
    actions: list[ActionItem]
    findings: list[FindingItem]
    topics: list[TopicSpan]
    not_stated: list[Topic]
    letters: list[Letter]
    unanswered: list[str]


def make_cards(policy: Policy, analysis: Analysis, knowledge: Knowledge) -> Cards:
    """The cards of one analysed policy."""
    points = {finding.practice.id: point_of(finding, knowledge) for finding in analysis.findings}
    warned, told = _chosen(list(points.values()), knowledge)
    labelled = {label for labels in analysis.topics for label in labels}
    labelled |= {finding.practice.topic for finding in analysis.findings}
    not_stated = [topic for topic in _EXPECTED if topic not in labelled]
    possible = actions(policy, points, knowledge)
    return Cards(
        overview=[
            OverviewItem(
                practice=point.practice.id,
                topic=point.practice.topic,
                text=point.text,
                tone=point.tone,
                importance=cast("Literal[1, 2, 3]", point.importance),
                quotes=quotes_of(policy, point.evidence),
            )
            for point in told
        ]
        + unusual_points(policy, analysis, knowledge),
        watch_outs=[
            WatchOut(
                practice=point.practice.id,
                topic=point.practice.topic,
                text=point.text,
                why=point.why,
                severity=cast("Literal[1, 2, 3]", point.severity),
                quotes=quotes_of(policy, point.evidence),
            )
            for point in warned
        ],
        data_collected=data_items(policy, analysis, knowledge),
        questions=questions(policy, analysis, points, knowledge, _mailbox(possible)),
        actions=possible,
        findings=[
            FindingItem(
                practice=finding.practice.id,
                topic=finding.practice.topic,
                tone=finding.practice.tone,
                quotes=quotes_of(policy, finding.evidence, most=len(finding.evidence)),
            )
            for finding in analysis.findings
        ],
        topics=[
            TopicSpan(start=block.start, end=block.end, labels=list(labels))
            for block, labels in zip(policy.blocks, analysis.topics, strict=True)
        ],
        not_stated=not_stated,
        letters=letters(policy, analysis, possible, knowledge),
        unanswered=unanswered(analysis, knowledge, not_stated),
    )


def _mailbox(possible: list[ActionItem]) -> str:
    """The email address to which all requests go, empty where there is none or another way."""
    ways = {item.href for item in possible if item.kind in _REQUESTS and item.href}
    only = ways.pop() if len(ways) == 1 else ""
    return only.removeprefix("mailto:") if only.startswith("mailto:") else ""


def _chosen(points: list[Point], knowledge: Knowledge) -> tuple[list[Point], list[Point]]:
    """What the reader is warned of, and what the Summary tells besides."""
    found = {point.practice.id for point in points}
    conflicts = conflicting(points, knowledge)
    settled = frozenset[str]().union(*(point.covers for point in conflicts))
    # What the same policy contradicts, or says more exactly, is left to the question about it, which tells both.
    single = [
        point
        for point in one_per_group(points)
        if point.practice.id not in settled and not point.practice.yields & found
    ]
    warned = watch_outs(merged([*conflicts, *(point for point in single if point.severity)], knowledge))
    rest = [
        point
        for point in single
        if not any(
            point.practice.id in told.covers or point.practice.group == told.practice.group for told in warned
        )
    ]
    return warned, overview(merged(rest, knowledge), warned)
