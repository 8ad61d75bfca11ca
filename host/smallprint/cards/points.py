"""A finding in plain words: the practice's sentence with this policy's facts in its slots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.cards.quotes import MOST_QUOTES, strongest

if TYPE_CHECKING:
    from smallprint.analysis.findings import Evidence, Finding
    from smallprint.knowledge import Knowledge, Practice

_SLOT = re.compile(r"\{(\w+)\}")
_MOST_DATA = 6
_DONE_TO_YOU = frozenset({"first_party_collection", "third_party_sharing"})
# A wording that says its limit itself needs no second one.
_SAYS_SO = {
    "business": re.compile(r"\b(business|employer)", re.IGNORECASE),
    "place": re.compile(r"\b(places?|where)\b", re.IGNORECASE),
    "us_states": re.compile(r"\b(in some places|state)\b", re.IGNORECASE),
}
_AGREEMENT = re.compile(r"\b(agree|allow|consent|permission|opt|choose|refuse)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """What a finding says to the reader, and the evidence that says it, best first."""

    practice: Practice
    text: str
    evidence: tuple[Evidence, ...]
    importance: int
    """The practice's, or one less where the policy fills no slot ("They collect data when you sign up") or says
    something ordinary of some people only."""


def point_of(finding: Finding, knowledge: Knowledge) -> Point:
    """The finding in the first of its practice's wordings whose slots this policy fills.

    Evidence that fills the slots goes first, so that the quote shown is the one with the period or the fee.
    """
    evidence = strongest(finding.evidence)
    for number, template in enumerate(finding.practice.says):
        slots = set(_SLOT.findall(template)) - {"may"}
        filling = [piece for piece in evidence if _fills(piece, slots, knowledge)]
        if filling:
            rest = [piece for piece in evidence if not _fills(piece, slots, knowledge)]
            # The words must hold for the quotes shown: facts come from the first filling sentence.
            ordered = [*filling, *rest]
            text = _filled(template, filling, finding, knowledge)
            limited = _limited(text, evidence, finding.practice, knowledge)
            importance: int = finding.practice.importance
            if importance and (number or (limited != text and finding.practice.tone == "neutral")):
                importance = min(3, importance + 1)
            text = limited
            return Point(finding.practice, text, tuple(ordered), importance)
    raise ValueError(f"{finding.practice.id}: its last wording must need no slot")


def _fills(piece: Evidence, slots: set[str], knowledge: Knowledge) -> bool:
    return all(
        bool(data_names(list(piece.data), knowledge, 1)) if slot == "data" else slot in piece.slots
        for slot in slots
    )


def _filled(template: str, filling: list[Evidence], finding: Finding, knowledge: Knowledge) -> str:
    values = dict(filling[0].slots)
    # "may" only where the policy never says more than that.
    values["may"] = "may " if all(piece.possible for piece in finding.evidence) else ""
    if "{data}" in template:
        ids = dict.fromkeys(type_id for piece in filling[:MOST_QUOTES] for type_id in piece.data)
        values["data"] = data_names(list(ids), knowledge, _MOST_DATA)
    text = _SLOT.sub(lambda match: values[match[1]], template)
    return text[0].upper() + text[1:]


def named_types(type_ids: list[str], knowledge: Knowledge) -> list[str]:
    """Of some types those that a sentence names: the narrower of two, and neither tools nor vague ones."""
    types = knowledge.data_types
    broader = {above for type_id in type_ids for above in types.broader(type_id)}
    return [type_id for type_id in type_ids if type_id not in broader and not types.by_id[type_id].is_aside]


def data_names(type_ids: list[str], knowledge: Knowledge, most: int) -> str:
    """Plain names of `named_types` in a sentence: "name, email address and 3 more"."""
    names = [
        in_sentence(knowledge.data_types.by_id[type_id].name) for type_id in named_types(type_ids, knowledge)
    ]
    return knowledge.wording.joined(names, most)


def in_sentence(name: str) -> str:
    """A card's name as it stands inside a sentence: "Email address" -> "email address", "IP address" stays."""
    second = name[1:2]
    return name if second.isupper() or not second.isalpha() else name[0].lower() + name[1:]


def _limited(text: str, evidence: list[Evidence], practice: Practice, knowledge: Knowledge) -> str:
    """Say whom it is for, where every sentence that says it is about the same few people, or those who agree."""
    shared: frozenset[str] = frozenset()
    if practice.topic != "international_and_specific_audiences":
        shared |= frozenset.intersection(*(piece.audiences for piece in evidence))
    if practice.topic in _DONE_TO_YOU and practice.tone != "good" and not _AGREEMENT.search(text):
        shared |= frozenset.intersection(*(piece.conditions for piece in evidence)) & {"agreed"}
    if len(shared) > 1:
        shared -= {"place"}  # the other limit says where
    labels = [
        label
        for name, label in knowledge.wording.limits.items()
        if name in shared and not (name in _SAYS_SO and _SAYS_SO[name].search(text))
    ]
    if not labels:
        return text
    return f"{text.rstrip('.')} ({' or '.join(labels[:2])})."
