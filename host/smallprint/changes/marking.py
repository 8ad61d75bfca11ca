"""Reading the marks of sentences: what of their words can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.countries import places_in
from smallprint.analysis.named import BREAKS, mentions_in
from smallprint.changes.denying import behind, denials_in, is_denial
from smallprint.changes.marks import Marks
from smallprint.changes.permitting import asks_first, is_off, possible_in
from smallprint.changes.quantities import Quantities, quantities_of
from smallprint.changes.sentences import emails_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from smallprint.analysis.units import Unit
    from smallprint.changes.language import Language
    from smallprint.changes.sentences import Version

_REFUSAL_REACH = 6


def marks_of(version: Version, units: Sequence[Unit], other: Version) -> Marks:
    """The marks of some sentences taken together. Names that the other version has, too, are no marks."""
    language, rules, policy = version.language, version.knowledge.rules, version.policy
    text = " ".join(version.text(unit.sentence) for unit in units)
    owns = [unit.words[unit.own :] for unit in units]
    stems = [frozenset(word.stem for word in own) for own in owns]
    folded = [f" {' '.join(word.stem for word in own)} " for own in owns]
    conditions = frozenset[str]().union(
        *(rules.conditions_in((), line, words) for line, words in zip(folded, stems, strict=True))
    )
    everything = frozenset[str]().union(*stems)
    whole = [unit for unit in units if not any(unit.denied[unit.own :]) and not denials_in(unit, version)]
    refused = _weighty(units, language, _refused)
    return Marks(
        quantities=_together([quantities_of(own, policy.text, language) for own in owns]),
        emails=emails_in(text) - other.emails,
        countries=frozenset(
            place.name for place in places_in(text) if other.lacking([text[place.start : place.end]])
        ),
        companies=other.lacking(
            [
                policy.text[own[naming.first].start : own[naming.last - 1].end]
                for own in owns
                for naming in version.knowledge.companies.named(own, policy.text)
                if not naming.company.is_ordinary
            ]
        ),
        data=_data(units, version),
        audiences=frozenset[str]().union(
            *(rules.audiences_in((), line, words) for line, words in zip(folded, stems, strict=True))
        )
        - {"place", "children"},
        denied=_weighty(units, language, _denied) | refused,
        affirmed=_weighty(units, language, _affirmed),
        refused=refused,
        denials=sum(denials_in(unit, version) for unit in units),
        whole=frozenset[str]().union(*(version.bag(unit.sentence) for unit in whole)),
        unsaid=frozenset(
            language.alike.get(word.stem, word.stem)
            for unit in units
            for word, denied in zip(unit.words[unit.own :], unit.denied[unit.own :], strict=True)
            if denied and word.stem not in language.empty
        )
        - {language.data},
        not_done=frozenset(
            language.alike.get(done, done)
            for unit in units
            for at in range(unit.own, len(unit.words) - 1)
            if is_denial(unit, at, version) and (done := behind(unit, at))
        )
        - {language.data},
        forgone=frozenset(
            word
            for unit in units
            for at in range(unit.own, len(unit.words))
            if unit.denied[at]
            and (word := language.alike.get(unit.words[at].stem, unit.words[at].stem)) in language.acts
            and (word in language.choices or unit.actor(at) != "you")
        ),
        opened=tuple(word for unit in units for word in possible_in(unit, language, readers=False)),
        permitted=frozenset(word for unit in units for word in possible_in(unit, language, readers=True)),
        consent=not conditions.isdisjoint(("consent", "agreed"))
        or not everything.isdisjoint(language.consenting)
        or any(asks_first(own, language) for own in owns),
        bounded="exception" in conditions or not everything.isdisjoint(language.bounding),
        excepts="exception" in conditions,
        off=any(is_off(unit, version) for unit in units),
        prohibits=any(
            unit.words[at].stem in rules.prohibiting and unit.denied[at]
            for unit in units
            for at in range(unit.own, len(unit.words))
        ),
        bag=frozenset[str]().union(*(version.bag(unit.sentence) for unit in units)),
    )


def _together(quantities: Iterable[Quantities]) -> Quantities:
    parts = list(quantities)
    return Quantities(
        tuple(period for part in parts for period in part.periods),
        frozenset[float]().union(*(part.amounts for part in parts)),
        frozenset[float]().union(*(part.numbers for part in parts)),
    )


def _data(units: Sequence[Unit], version: Version) -> Mapping[str, frozenset[str]]:
    """The types of data that are named, each with the words of its names."""
    named: dict[str, frozenset[str]] = {}
    alike, empty = version.language.alike, version.language.empty
    for unit in units:
        for mention in mentions_in(unit, version.knowledge):
            if not mention.weak and not mention.type.is_aside:
                stems = {word.stem for word in unit.words[mention.first : mention.last]} - empty
                known = named.get(mention.type.id, frozenset())
                named[mention.type.id] = known | {alike.get(stem, stem) for stem in stems}
    return named


def _weighty(
    units: Sequence[Unit], language: Language, wanted: Callable[[Unit, int, Language], bool]
) -> frozenset[str]:
    return frozenset(
        told
        for unit in units
        for at in range(unit.own, len(unit.words))
        if (told := language.alike.get(unit.words[at].stem, unit.words[at].stem)) in language.weighty
        and wanted(unit, at, language)
    )


def _denied(unit: Unit, at: int, _: Language) -> bool:
    return bool(unit.denied[at])


def _refused(unit: Unit, at: int, language: Language) -> bool:
    """Whether it is what somebody puts an end to: "opt out of arbitration", "turn off ads"."""
    words = unit.words
    for before in range(at - 1, max(unit.own, at - _REFUSAL_REACH) - 1, -1):
        following = words[before + 1]
        if not BREAKS.isdisjoint(following.before) or following.stem == "we":
            return False
        if words[before].stem in language.refusing and following.stem != "in":
            return not unit.denied[at]
    return False


def _affirmed(unit: Unit, at: int, language: Language) -> bool:
    return not unit.denied[at] and not _refused(unit, at, language)
