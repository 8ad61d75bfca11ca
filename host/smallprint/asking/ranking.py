"""How well each sentence answers a question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from smallprint.asking.lines import leanings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.asking.aspects import Aspects
    from smallprint.asking.lines import Line
    from smallprint.asking.question import Question
    from smallprint.knowledge import Knowledge

_ABOUT, _TOPIC, _LEANING, _TITLE, _LONG, _OWN = 2.0, 0.8, 0.6, 0.5, 0.2, 0.6
_LEADS = 0.4
"""What a sentence loses that only leads into a list, or asks: what it leads into says more."""
_FURNITURE = ("introductory", "policy_change", "contact")
_OTHERS = 0.6
"""What a topic of a broad subject counts beside those of what else is asked about."""
_STEEP = 3.0
_DONE = 0.5
"""From which likeness on a sentence is about something."""
_WANTED, _UNWANTED = 0.6, 0.2
"""What a sentence loses without something that is asked for, and which part is left of its support if it is needed."""
_TITLE_WORDS = 2
"""So few words say nothing."""
LOOKED_AT = 8
"""The best sentences, of which some may answer."""
_BEST = 3


class Ranked(NamedTuple):
    """A sentence: how well it answers beside the others, and how far it does at all (`support`, 0 to 1)."""

    score: float
    support: float
    line: Line


def rank(question: Question, aspects: Aspects, lines: Sequence[Line], knowledge: Knowledge) -> list[Ranked]:
    """All sentences, the best first; equals keep their order in the policy."""
    each = (*aspects.deeds, *aspects.things, *aspects.loose, *aspects.broad)
    topics = _topics_of(question)
    leanings = _shares(leanings_of(question.passage, knowledge))
    own_words = knowledge.asking.own_words
    ranked: list[Ranked] = []
    for line in lines:
        about = sum(weight * aspect.likeness(line) for aspect, weight in each)
        shares = _shares(line.leanings)
        score = (
            _ABOUT * about
            + _TOPIC * max((weight for topic, weight in topics.items() if topic in line.topics), default=0.0)
            + _LEANING * sum(share * shares[topic] for topic, share in leanings.items())
            - _TITLE * max((shares[topic] for topic in _FURNITURE if topic not in topics), default=0.0)
            + _LONG * math.log(len(line.own.words))
        )
        if line.leads_on or line.asks:
            score -= _LEADS
        if question.is_own and own_words.count(line.own):
            score += _OWN
        support = about * _share_done(aspects, line) if len(line.own.words) > _TITLE_WORDS else 0.0
        for want in question.wants:
            if not want.said.count(line.own):
                score -= _WANTED
                support *= _UNWANTED if want.needed else 1.0
        ranked.append(Ranked(score, support, line))
    ranked.sort(key=lambda each: -each.score)
    return ranked


def _share_done(aspects: Aspects, line: Line) -> float:
    """Which part of what is done, or else of the things that are asked about, a sentence is about at all."""
    core = aspects.deeds or aspects.things
    done = [min(1.0, aspect.likeness(line) / _DONE) for aspect, _ in core]
    return (sum(done) / len(done) + min(done)) / 2 if done else 1.0


def _topics_of(question: Question) -> dict[str, float]:
    narrow = any(not subject.broad for subject in question.subjects)
    topics: dict[str, float] = {}
    for subject in question.subjects:
        weight = _OTHERS if subject.broad and narrow else 1.0
        for topic in subject.topics:
            topics[topic] = max(weight, topics.get(topic, 0.0))
    return topics


def _shares(margins: Mapping[str, float]) -> dict[str, float]:
    return {topic: 1 / (1 + math.exp(-_STEEP * margin)) for topic, margin in margins.items()}


def support_of(ranked: Sequence[Ranked]) -> float:
    """How far the best sentences are about all that is asked, 0 to 1."""
    return max((each.support for each in ranked[:LOOKED_AT]), default=0.0)


def evidence_of(ranked: Sequence[Ranked]) -> float:
    """How likely a policy is to answer: the higher, the likelier, some 0 to 2.

    A policy that answers has more than one sentence about it, so the best few count.
    """
    best = ranked[:_BEST]
    return (support_of(ranked) + 2 * sum(each.score for each in best) / max(1, len(best))) / 3
