"""What the analysis found: practices and data types, each with the sentences that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallprint.knowledge.data_types import DataType
    from smallprint.knowledge.practices import Practice
    from smallprint.messages import Topic


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says something: a sentence with the sentences that lead into it (indices into the policy).

    `possible` is whether the policy only says that it may. `audiences` and `conditions` are those of
    knowledge/*/reading.toml. `slots` holds what was found in the sentence: period, age, fee, ...
    `data` holds the ids of the data types that it names, in its order, `means` what analysis/means.py finds of
    how it is done, and `words` those words of the sentence that an answer of questions.toml asks for. A fragment is
    a title or an entry of a table of contents rather than a sentence: it makes a poor quote.
    """

    sentence: int
    lead: tuple[int, ...]
    possible: bool
    conditions: frozenset[str]
    audiences: frozenset[str]
    slots: Mapping[str, str]
    data: tuple[str, ...] = ()
    is_fragment: bool = False
    means: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """A practice that the policy states, with all its evidence in the order of the text."""

    practice: Practice
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DataFinding:
    """A type of data that the policy names, and what it says of it. Evidence is by sentence."""

    type: DataType
    collected: list[Evidence] = field(default_factory=list)
    shared: list[Evidence] = field(default_factory=list)
    denied: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unusual:
    """A clause that hardly another policy has: its sentence, and the slices of the text that simplify it.

    `kept` holds offsets into the policy's text, in order; the higher `score`, the more unusual and weighty.
    """

    sentence: int
    score: float
    kept: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one policy. `topics` has the labels of each block, in the order of the blocks.

    `unusual` has the clauses that no finding tells, the most unusual first. `spoken_of` has the ids of the
    expectations (knowledge/*/expectations.toml) on which the policy has a word. `controller` is the legal name of
    who runs the service, where that is clear, and `laws` has the laws of knowledge/*/letters.toml that it speaks of.
    """

    findings: tuple[Finding, ...]
    data: tuple[DataFinding, ...]
    topics: tuple[tuple[Topic, ...], ...]
    unusual: tuple[Unusual, ...] = ()
    spoken_of: frozenset[str] = frozenset()
    controller: str | None = None
    laws: frozenset[str] = frozenset()
