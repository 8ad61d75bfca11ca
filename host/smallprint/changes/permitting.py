"""What sentences leave open, and whether the reader is asked: "may", "if you agree", "off by default"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from smallprint.changes.denying import behind, denials_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.analysis.units import Unit
    from smallprint.changes.language import Language
    from smallprint.changes.sentences import Version
    from smallprint.matching.words import Word

_READER_REACH = 4


def is_off(unit: Unit, version: Version) -> bool:
    """Whether it is not done unless the reader wants it: "off by default", "by default nobody can", "disabled"."""
    language, stems = version.language, [word.stem for word in unit.words[unit.own :]]
    is_default = not language.default.isdisjoint(stems)
    return (is_default and denials_in(unit, version) > 0) or any(
        stem in language.off and (before in language.being or is_default) for before, stem in pairwise(stems)
    )


def asks_first(own: Sequence[Word], language: Language) -> bool:
    """Whether the reader has to do something first, or is asked first: "if you tick the box", "we ask you before"."""
    stems = [word.stem for word in own]
    is_ahead = not language.ahead.isdisjoint(stems)
    return any(
        (stems[at : at + 2] == ["if", "you"] and not language.agreeing.isdisjoint(stems[at + 2 : at + 4]))
        or (is_ahead and stems[at] in language.asking and stems[at + 1] == "you")
        for at in range(len(stems) - 1)
    )


def possible_in(unit: Unit, language: Language, *, readers: bool) -> Iterator[str]:
    """What readers may do, or else what somebody else may, by the word behind "may"."""
    words = unit.words
    for at in range(unit.own, len(words) - 1):
        is_hedge = words[at].stem in language.reserving
        if not is_hedge and (words[at].stem not in unit.rules.possibility or unit.denied[at]):
            continue
        done = behind(unit, at)
        if not done or words[at + 1].stem == "not" or done in language.dutiful:
            continue
        if done in language.asking and words[at + 1].stem in language.being:
            continue  # "you may be asked"
        if _is_readers(unit, at, language, is_hedge=is_hedge) == readers:
            yield language.alike.get(done, done)


def _is_readers(unit: Unit, at: int, language: Language, *, is_hedge: bool) -> bool:
    """Whether a "may" permits the reader something, or says what for: "so that we can"."""
    words = unit.words
    before = [word.stem for word in words[max(unit.clause[at], at - _READER_REACH) : at]]
    if "you" in before or unit.actor(at) == "you":
        return True
    if is_hedge or words[at].stem not in language.permitting:
        return False
    nearest = [word.stem for word in words[max(0, at - _READER_REACH) : at]]
    if not language.aiming.isdisjoint(nearest):
        return True
    return (unit.rules.actors.get(words[at - 1].stem) if at else None) not in ("we", "third_party")
