"""Matching the catalogue against one unit."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from smallprint.analysis.companies import names_of, own_start, recipients_in
from smallprint.analysis.slots import Slots
from smallprint.knowledge.companies import SEPARATOR
from smallprint.knowledge.rules import folded_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from smallprint.analysis.companies import Recipient
    from smallprint.analysis.units import Unit
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.practices import Find, FindKey, Practice
    from smallprint.matching.phrases import Phrase


class Said(NamedTuple):
    """A practice that a unit states: whether only as possible, the slots filled, the types of data concerned."""

    practice: Practice
    possible: bool
    slots: dict[str, str]
    types: tuple[str, ...]


Led = tuple["Practice", bool]


def practices_in(
    unit: Unit,
    text: str,
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    owners: AbstractSet[str] = frozenset(),
) -> Iterator[Said]:
    """The practices that a unit states, each once.

    `text` is the sentence as the policy has it, without its lead-in; `mentions` are the data types in its
    own words; `owners` are those of the service, as `owners_of` has them.
    """
    if unit.is_question:
        return
    found: set[int] = set()
    fitting: dict[FindKey, bool] = {}
    facts = _Facts(unit, text, mentions, knowledge, owners)
    matches = knowledge.index.search(unit.folded, unit.stems)
    if facts.recipients:
        matches = chain(matches, knowledge.naming_index.search(unit.folded, unit.stems))
    for (number, which), phrase, match in matches:
        if number in found:
            continue
        practice = knowledge.practices[number]
        find = practice.finds[which]
        first, last = unit.span(match.start(), match.end())
        if last <= unit.own:  # it is the lead-in that says so, and the lead-in is a unit of its own
            continue
        if unit.is_definition:  # asked late: in most sentences nothing is found
            return
        if not _polarity_fits(unit, find, phrase, first, last):
            continue
        if find.actor != "any" and unit.actor(first) not in (find.actor, "unknown"):
            continue
        if (number, which) not in fitting:
            fitting[number, which] = _surroundings_fit(unit, find, mentions) and not _any(
                practice.excludes, *unit.without_lead
            )
        if not fitting[number, which]:
            continue
        slots = facts.slots(practice, first)
        if not find.slots <= slots.keys() | ({"data"} if mentions else set()):
            continue
        found.add(number)
        yield Said(practice, unit.is_possibility(first), slots, facts.types(practice, first))


def listed_in(
    unit: Unit,
    text: str,
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    owners: AbstractSet[str],
    leading: Mapping[int, Sequence[Led]],
    said: Sequence[Said],
) -> Iterator[Said]:
    """What a list item adds to the practices of the sentences that lead into it: the companies that it names.

    `leading` has those practices by sentence, `said` what `practices_in` found in the item itself.
    """
    own = {other.practice.id for other in said}
    led = {
        practice.id: (practice, possible)
        for sentence in unit.lead
        for practice, possible in leading.get(sentence, ())
        if practice.id not in own
    }
    recipients = recipients_in(unit, text, knowledge.companies, owners) if led else ()
    for practice, possible in led.values():
        if names := names_of(recipients, practice.companies):
            yield Said(practice, possible, {"companies": SEPARATOR.join(names)}, types_of(mentions))


class _Facts:
    """What a unit's own words have for the slots of the practices in it."""

    def __init__(
        self,
        unit: Unit,
        text: str,
        mentions: Sequence[Mention],
        knowledge: Knowledge,
        owners: AbstractSet[str],
    ) -> None:
        self._unit, self._text, self._mentions = unit, text, mentions
        self._knowledge, self._owners = knowledge, owners

    @cached_property
    def _slots(self) -> Slots:
        return Slots(self._text)

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        return recipients_in(self._unit, self._text, self._knowledge.companies, self._owners)

    def slots(self, practice: Practice, first: int) -> dict[str, str]:
        """The slots of a practice that is said from the word `first` on."""
        slots = self._slots.near(self._offset(max(first, self._unit.own)))
        names = names_of(self.recipients, practice.companies) if practice.companies else ()
        if names:
            slots["companies"] = SEPARATOR.join(names)
        return slots

    def types(self, practice: Practice, first: int) -> tuple[str, ...]:
        """The types of data that it is about: of what is kept for a period those before it, if there are any."""
        named = types_of(self._mentions)
        if practice.topic != "retention" or not named:
            return named
        end = self._slots.period_start(self._offset(max(first, self._unit.own)))
        if end is None:
            return named
        return types_of([each for each in self._mentions if self._offset(each.first) < end]) or named

    def _offset(self, word: int) -> int:
        """Where a word of the unit begins in the text of the sentence."""
        return self._unit.words[word].start - own_start(self._unit, self._text)


def types_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The ids of the types that are mentioned, each once, in order."""
    return tuple(dict.fromkeys(mention.type.id for mention in mentions))


def _polarity_fits(unit: Unit, find: Find, phrase: Phrase, first: int, last: int) -> bool:
    if find.polarity == "any" or phrase.negates:
        return True
    return unit.polarity(first, last) == find.polarity


def _surroundings_fit(unit: Unit, find: Find, mentions: Sequence[Mention]) -> bool:
    if find.needs and not _any(find.needs, unit.folded, unit.stems):
        return False
    if find.excludes and _any(find.excludes, *unit.without_lead):
        return False
    if find.under and not _is_under(unit.section, find):
        return False
    if (find.given or find.unless) and (
        not find.given <= unit.conditions or not find.unless.isdisjoint(unit.conditions)
    ):
        return False
    if "any" in find.data:
        return bool(mentions)
    return not find.data or any(
        mention.type.id in find.data or mention.type.category in find.data or mention.type.parent in find.data
        for mention in mentions
    )


def _any(phrases: Sequence[Phrase], folded: str, stems: frozenset[str]) -> bool:
    for phrase in phrases:  # noqa: SIM110 - asked so often that a generator would be felt
        if phrase.occurs_in(folded, stems):
            return True
    return False


def _is_under(section: tuple[str, ...], find: Find) -> bool:
    for heading in section:
        folded, stems = folded_heading(heading)
        if _any(find.under, folded, stems):
            return True
    return False
