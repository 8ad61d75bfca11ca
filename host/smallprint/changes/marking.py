"""Reading the marks of sentences: what of their words can be compared."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from smallprint.analysis.countries import places_in
from smallprint.analysis.named import mentions_in
from smallprint.changes.marks import Marks
from smallprint.changes.quantities import Quantities, quantities_of
from smallprint.changes.sentences import emails_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.analysis.units import Unit
    from smallprint.changes.language import Language
    from smallprint.changes.sentences import Version
    from smallprint.matching.words import Word

_READER_REACH = 4


def marks_of(version: Version, units: Sequence[Unit], other: Version) -> Marks:
    """The marks of some sentences taken together. Names that the other version has, too, are no marks."""
    language, rules = version.language, version.knowledge.rules
    text = " ".join(version.text(unit.sentence) for unit in units)
    owns = [unit.words[unit.own :] for unit in units]
    stems = [frozenset(word.stem for word in own) for own in owns]
    folded = [f" {' '.join(word.stem for word in own)} " for own in owns]
    conditions = frozenset[str]().union(
        *(rules.conditions_in((), line, words) for line, words in zip(folded, stems, strict=True))
    )
    everything = frozenset[str]().union(*stems)
    denied = _weighty(units, language, denied=True)
    return Marks(
        _together([quantities_of(own, version.policy.text, language) for own in owns]),
        emails_in(text) - other.emails,
        frozenset(place.name for place in places_in(text) if other.lacking([text[place.start : place.end]])),
        other.lacking(
            [
                version.policy.text[
                    unit.words[unit.own + naming.first].start : unit.words[unit.own + naming.last - 1].end
                ]
                for unit in units
                for naming in version.knowledge.companies.named(unit.words[unit.own :], version.policy.text)
                if not naming.company.is_ordinary
            ]
        ),
        frozenset(
            mention.type.id
            for unit in units
            for mention in mentions_in(unit, version.knowledge)
            if not mention.weak and not mention.type.is_aside
        ),
        frozenset[str]().union(
            *(rules.audiences_in((), line, words) for line, words in zip(folded, stems, strict=True))
        )
        - {"place", "children"},
        denied,
        _weighty(units, language, denied=False),
        sum(_denials(unit, version) for unit in units),
        frozenset(word for unit in units for word in _opened(unit, language)),
        (
            not conditions.isdisjoint(("consent", "agreed"))
            and not any(_disagrees(own, language) for own in owns)
        )
        or not everything.isdisjoint(language.consenting)
        or any(_asks(own, language) for own in owns),
        "exception" in conditions or not everything.isdisjoint(language.bounding),
        "exception" in conditions,
        any(_is_off(own, language) for own in owns),
        any(
            unit.words[at].stem in rules.prohibiting and unit.denied[at]
            for unit in units
            for at in range(unit.own, len(unit.words))
        ),
        frozenset[str]().union(*(version.bag(unit.sentence) for unit in units)),
    )


def _together(quantities: Iterable[Quantities]) -> Quantities:
    parts = list(quantities)
    return Quantities(
        frozenset[float]().union(*(part.periods for part in parts)),
        frozenset[float]().union(*(part.numbers for part in parts)),
    )


def _weighty(units: Iterable[Unit], language: Language, *, denied: bool) -> frozenset[str]:
    return frozenset(
        told
        for unit in units
        for at in range(unit.own, len(unit.words))
        if bool(unit.denied[at]) == denied
        and (told := language.alike.get(unit.words[at].stem, unit.words[at].stem)) in language.weighty
    )


def _denials(unit: Unit, version: Version) -> int:
    """How often something is denied. In names ("Do Not Track") nothing is."""
    words, rules = unit.words, unit.rules
    return sum(
        (words[at].stem in rules.negators or words[at].stem in rules.short_negators)
        and bool(unit.denied[at + 1])
        and words[at + 1].stem not in version.language.harmless
        and not (at > unit.own and version.policy.text[words[at].start].isupper())
        for at in range(unit.own, len(words) - 1)
    )


def _is_off(own: Sequence[Word], language: Language) -> bool:
    """Whether something is not done unless the reader wants it: "off by default", "are disabled"."""
    stems = [word.stem for word in own]
    return any(
        stem in language.off and (stems[at - 1] in language.being or not language.default.isdisjoint(stems))
        for at, stem in enumerate(stems)
        if at
    )


def _disagrees(own: Sequence[Word], language: Language) -> bool:
    """ "If you do not agree with this policy": nobody is asked."""
    stems = [word.stem for word in own]
    return any(
        one == "not" and language.alike.get(other, other) == language.agree for one, other in pairwise(stems)
    )


def _asks(own: Sequence[Word], language: Language) -> bool:
    """Whether the reader has to do something first: "if you tick the box"."""
    stems = [word.stem for word in own]
    return any(
        stems[at : at + 2] == ["if", "you"] and not language.agreeing.isdisjoint(stems[at + 2 : at + 4])
        for at in range(len(stems) - 2)
    )


def _opened(unit: Unit, language: Language) -> Iterator[str]:
    """What somebody but the reader may do, by the word behind "may": what readers may do, they can."""
    words, possibility = unit.words, unit.rules.possibility
    for at in range(unit.own, len(words) - 1):
        if words[at].stem in language.reserving:
            done = _done_after(unit, at)
            yield language.alike.get(done, done)
            continue
        if words[at].stem not in possibility or words[at + 1].stem == "not" or unit.denied[at]:
            continue
        if "you" in [word.stem for word in words[max(unit.clause[at], at - _READER_REACH) : at]]:
            continue
        actor = unit.rules.actors.get(words[at - 1].stem) if at else None
        if words[at].stem in language.permitting and actor not in ("we", "third_party"):
            continue
        if unit.actor(at) != "you" and (done := _done_after(unit, at)) not in language.dutiful:
            yield language.alike.get(done, done)


def _done_after(unit: Unit, at: int) -> str:
    """What is done behind a "may", folded."""
    return next((word.stem for word in unit.words[at + 1 :] if word.stem not in unit.rules.between), "")
