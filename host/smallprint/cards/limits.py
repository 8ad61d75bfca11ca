"""For whom a finding holds, where all its evidence is about the same few people, or those who agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.knowledge import Knowledge, Practice

# Topics whose sections have the audience as their subject: it limits nothing.
_FOR_ALL = frozenset({"international_and_specific_audiences", "practice_not_covered"})
# A right that one section gives to Californians and another to Europeans is given to both.
_PLACES = frozenset({"california", "us_states", "europe"})
_DONE_TO_YOU = frozenset({"first_party_collection", "third_party_sharing"})
# Words that say the limit themselves need no second one.
_SAYS_SO = {
    "business": re.compile(r"\b(business|employer)", re.IGNORECASE),
    "place": re.compile(r"\b(places?|where)\b", re.IGNORECASE),
    "us_states": re.compile(r"\b(in some places|state)\b", re.IGNORECASE),
    "law": re.compile(r"\b(law|legal)", re.IGNORECASE),
    "agreed": re.compile(r"\b(agree|allow|consent|permission|opt|choose|refuse)", re.IGNORECASE),
}


def limits_of(text: str, evidence: Sequence[Evidence], practice: Practice, knowledge: Knowledge) -> list[str]:
    """The limits of what `text` says by this evidence, as the words of wording.toml: at most two."""
    shared: frozenset[str] = frozenset()
    if practice.topic not in _FOR_ALL:
        shared |= frozenset.intersection(*(piece.audiences for piece in evidence))
        if all(piece.audiences & _PLACES for piece in evidence):
            shared |= frozenset.union(*(piece.audiences for piece in evidence)) & _PLACES
    is_done = practice.topic in _DONE_TO_YOU and practice.tone != "good"
    conditions = frozenset.intersection(*(piece.conditions for piece in evidence))
    if is_done:
        shared |= conditions & {"agreed"}
    if practice.topic == "user_choice":
        shared |= conditions & {"law"}
    if len(shared) > 1:
        shared -= {"place"}  # the other limit says where
    if "us_states" in shared:
        shared -= {"california"}  # one of them
    wording = knowledge.wording
    # A section for Californians tells what is done; that it is done to nobody else it does not say.
    labels = {**wording.limits, **wording.told_to} if is_done else wording.limits
    return [
        label
        for name, label in labels.items()
        if name in shared and not (name in _SAYS_SO and _SAYS_SO[name].search(text))
    ][:2]
