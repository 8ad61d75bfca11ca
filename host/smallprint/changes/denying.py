"""What sentences deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit
    from smallprint.changes.language import Language
    from smallprint.changes.sentences import Version

_FROM_REACH = 4


def denials_in(unit: Unit, version: Version) -> int:
    """How often something is denied."""
    return sum(
        _forbids(unit, at, version.language) or is_denial(unit, at, version)
        for at in range(unit.own, len(unit.words) - 1)
    )


def is_denial(unit: Unit, at: int, version: Version) -> bool:
    """Whether a word denies what follows. In names ("Do Not Track") and comparisons ("not less than") none does."""
    words, rules, language = unit.words, unit.rules, version.language
    return (
        (words[at].stem in rules.negators or words[at].stem in rules.short_negators)
        and bool(unit.denied[at + 1])
        and words[at + 1].stem not in language.harmless
        and not (at + 2 < len(words) and words[at + 2].stem in language.comparing)
        and not (at > unit.own and version.policy.text[words[at].start].isupper())
    )


def _forbids(unit: Unit, at: int, language: Language) -> bool:
    """ "They are prohibited from using it" is "they may not use it", and what is ignored is not followed."""
    stem, behind = unit.words[at].stem, unit.words[at + 1 : at + 1 + _FROM_REACH]
    forbids = stem in unit.rules.prohibiting and any(word.stem == "from" for word in behind)
    return (forbids or stem in language.ignoring) and not unit.denied[at]


def behind(unit: Unit, at: int) -> str:
    """What is done behind a "may" or a "not", folded."""
    return next((word.stem for word in unit.words[at + 1 :] if word.stem not in unit.rules.between), "")
