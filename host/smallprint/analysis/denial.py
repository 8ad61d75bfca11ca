"""Whether a sentence denies for good that named data is collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit
    from smallprint.knowledge.data_types import Mention
    from smallprint.knowledge.rules import DataRules

_REACH = 8  # words


def is_denied(unit: Unit, verbs: tuple[int, ...], rules: DataRules) -> bool:
    """Whether each of the verbs, some of which are denied, leaves no way out: it is said by the service itself,
    about everyone, under no condition, and not only of a part."""
    return (
        all(unit.words[verb].stem in rules.deny for verb in verbs)
        and not unit.conditions
        and "children" not in unit.audiences
        and all(unit.actor(verb) in ("we", "unknown") and not unit.is_possibility(verb) for verb in verbs)
        and not _is_qualified(unit, rules)
    )


def is_taken_back(unit: Unit, mention: Mention, rules: DataRules) -> bool:
    """ "Location: we do not collect it": what a list names and the rest of the sentence denies."""
    after = range(mention.last, min(len(unit.words), mention.last + _REACH))
    return any(unit.denied[at] and unit.words[at].stem in rules.deny for at in after)


def _is_qualified(unit: Unit, rules: DataRules) -> bool:
    """Whether the sentence denies only so far: "beyond what is needed", "when you are signed out"."""
    own = [word.stem for word in unit.words[unit.own :]]
    return "qualified" in rules.sentence_says(" " + " ".join(own) + " ", frozenset(own))
