"""A finding in plain words: the practice's sentence with this policy's facts in its slots."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallprint.cards.limits import limits_of
from smallprint.cards.quotes import MOST_QUOTES, strongest
from smallprint.knowledge.companies import SEPARATOR, told_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smallprint.analysis.findings import Evidence, Finding
    from smallprint.knowledge import Knowledge, Practice
    from smallprint.messages import Tone

_SLOT = re.compile(r"\{(\w+)\}")
_LEAST_DATA, _MOST_DATA = 2, 6  # a single one is seldom all that there is: a list was not read
_MOST_COMPANIES = 3
_MOST_KEPT, _MOST_KEPT_DATA = 3, 2


@dataclass(frozen=True, slots=True)
class Point:
    """What one finding, or several together, say to the reader, and the evidence that says it, best first."""

    practice: Practice
    """Of several the one that matters most."""
    text: str
    evidence: tuple[Evidence, ...]
    importance: int
    """The practice's; the least where the policy fills no slot ("They collect data when you sign up"), and one less
    where it says something ordinary of some people only."""
    severity: int
    tone: Tone
    why: str
    limits: tuple[str, ...]
    """Whom or when it is for, where every sentence that says it is about the same few people or those who agree."""
    possible: bool
    """Whether the policy never says more than that it may."""
    companies: str
    """The well-known companies that it names for it, as a list in words."""
    covers: frozenset[str]
    """The practices that need no point of their own beside this one."""

    def limited(self, text: str) -> Point:
        """The same with other words, and its limits at their end."""
        ending = f" ({' or '.join(self.limits)})." if self.limits else "."
        return replace(self, text=text.rstrip(".") + ending)


def point_of(finding: Finding, knowledge: Knowledge) -> Point:
    """The finding in the first of its practice's wordings whose slots this policy fills.

    Evidence that fills the slots goes first, so that the quote shown is the one with the period or the fee.
    """
    practice = finding.practice
    evidence = strongest(finding.evidence)
    possible = all(piece.possible for piece in evidence)
    is_vague = False
    for template in practice.says:
        slots = set(_SLOT.findall(template)) - {"may", "bound"}
        filling = [piece for piece in evidence if _fills(piece, slots, knowledge)]
        if filling:
            rest = [piece for piece in evidence if not _fills(piece, slots, knowledge)]
            text = _filled(template, filling, knowledge, possible=possible)
            limits = tuple(limits_of(text, evidence, practice, knowledge))
            importance: int = practice.importance
            if importance and is_vague:
                importance = 3
            elif importance and limits and practice.tone == "neutral":
                importance = min(3, importance + 1)
            return Point(
                practice,
                text,
                # The words must hold for the quotes shown: facts come from the first filling sentences.
                (*filling, *rest),
                importance,
                practice.severity,
                practice.tone,
                practice.why,
                limits,
                possible,
                _companies(evidence, knowledge),
                frozenset({practice.id}),
            ).limited(text)
        is_vague |= bool(slots - {"companies"})  # names are a gain, no loss where they lack
    raise ValueError(f"{practice.id}: its last wording must need no slot")


def _fills(piece: Evidence, slots: set[str], knowledge: Knowledge) -> bool:
    lists = slots & knowledge.wording.data_slots.keys()
    facts = slots - lists - {"kept"} | ({"period"} if "kept" in slots else set())
    return facts <= piece.slots.keys() and all(
        len(_listed(slot, [piece], knowledge)) >= _LEAST_DATA for slot in lists
    )


def _filled(template: str, filling: list[Evidence], knowledge: Knowledge, *, possible: bool) -> str:
    values = facts_of(filling[0].slots)
    # "may" only where the policy never says more than that.
    values["may"] = "may " if possible else ""
    for slot in knowledge.wording.data_slots.keys() & set(_SLOT.findall(template)):
        values[slot] = data_names(_listed(slot, filling[:MOST_QUOTES], knowledge), knowledge, _MOST_DATA)
    if "{companies}" in template:
        values["companies"] = _companies(filling, knowledge)
    if "{kept}" in template:
        values["kept"] = _kept(filling, knowledge)
    text = _SLOT.sub(lambda match: values[match[1]], template)
    return text[0].upper() + text[1:]


def _listed(slot: str, evidence: list[Evidence], knowledge: Knowledge) -> list[str]:
    """The types of data that the slot is for and that these sentences name, in their order."""
    categories = knowledge.wording.data_slots[slot]
    ids = list(dict.fromkeys(type_id for piece in evidence for type_id in piece.data))
    return [
        type_id
        for type_id in named_types(ids, knowledge)
        if knowledge.data_types.by_id[type_id].category in categories
    ]


def _companies(evidence: Iterable[Evidence], knowledge: Knowledge) -> str:
    """The well-known companies that the first sentences name: "Stripe, PayPal and 2 more"; empty if none."""
    names = [
        name
        for piece in list(evidence)[:MOST_QUOTES]
        for name in piece.slots.get("companies", "").split(SEPARATOR)
        if name
    ]
    return knowledge.wording.joined(told_once(names), _MOST_COMPANIES)


def _kept(filling: list[Evidence], knowledge: Knowledge) -> str:
    """What is kept for how long: "log data for 30 days and some data for 2 years"."""
    kept: dict[str, list[str]] = {}
    for piece in filling[:MOST_QUOTES]:
        kept.setdefault(bounded(piece), []).extend(piece.data)
    # What is kept is told before what is left open, which is told once.
    wording = knowledge.wording
    told = {period: data_names(types, knowledge, _MOST_KEPT_DATA) for period, types in kept.items()}
    shown = [f"{names} {wording.kept_for} {period}" for period, names in told.items() if names]
    if nameless := [period for period, names in told.items() if not names]:
        periods = wording.listed(nameless[:_MOST_KEPT], wording.alternative)
        shown.append(f"{wording.some_data} {wording.kept_for} {periods}")
    return wording.joined(shown, _MOST_KEPT)


def bounded(piece: Evidence) -> str:
    """The period of a sentence with what it says of it: "at least 7 years"."""
    facts = facts_of(piece.slots)
    return facts["bound"] + facts["period"]


def facts_of(slots: Mapping[str, str]) -> dict[str, str]:
    """The slots of a sentence as they go into words: {bound} is empty or ends with a space."""
    bound = slots.get("bound", "")
    return {**slots, "bound": bound and f"{bound} "}


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
