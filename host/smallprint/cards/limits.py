"""For whom a finding holds, where all its evidence is about the same few people, or those who agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.knowledge import Knowledge, Practice

_DONE_TO_YOU = frozenset({"first_party_collection", "third_party_sharing"})
# Words that say the limit themselves need no second one.
_SAYS_SO = {
    "business": re.compile(r"\b(business|employer)", re.IGNORECASE),
    "place": re.compile(r"\b(places?|where)\b", re.IGNORECASE),
    "us_states": re.compile(r"\b(in some places|state)\b", re.IGNORECASE),
    "agreed": re.compile(r"\b(agree|allow|consent|permission|opt|choose|refuse)", re.IGNORECASE),
}


def limits_of(text: str, evidence: Sequence[Evidence], practice: Practice, knowledge: Knowledge) -> list[str]:
    """The limits of what `text` says by this evidence, as the words of wording.toml: at most two."""
    shared: frozenset[str] = frozenset()
    if practice.topic != "international_and_specific_audiences":
        shared |= frozenset.intersection(*(piece.audiences for piece in evidence))
    if practice.topic in _DONE_TO_YOU and practice.tone != "good":
        shared |= frozenset.intersection(*(piece.conditions for piece in evidence)) & {"agreed"}
    if len(shared) > 1:
        shared -= {"place"}  # the other limit says where
    return [
        label
        for name, label in knowledge.wording.limits.items()
        if name in shared and not (name in _SAYS_SO and _SAYS_SO[name].search(text))
    ][:2]
