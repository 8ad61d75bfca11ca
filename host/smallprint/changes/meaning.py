"""What a changed sentence means to the reader, by the marks of its words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallprint.changes.marks import HARD

if TYPE_CHECKING:
    from smallprint.changes.comparing import Edit
    from smallprint.changes.drafts import Effect, Kind
    from smallprint.changes.language import Language
    from smallprint.changes.marks import Marks
    from smallprint.messages import Topic

# What is said under these is mostly done for the reader; under the others that tell of data, done with it.
_GOOD = frozenset({"user_choice", "access_edit_deletion", "security", "do_not_track"})
_DONE = frozenset({"first_party_collection", "third_party_sharing"})


class Meaning(NamedTuple):
    """The kind and the effect of a change."""

    kind: Kind
    effect: Effect


def meaning_of(edit: Edit, topic: Topic, language: Language) -> Meaning | None:
    """What an edit of a sentence means; None where nothing tells that it means anything."""
    differences, before, after = edit.differences, edit.before, edit.after
    is_good = topic in _GOOD or not language.good.isdisjoint(after.affirmed)
    if "consent" in differences and before.consent and not is_good:
        return Meaning("stronger", "worse")
    if acts := _acts(edit, language):
        return acts
    if "open" in differences:
        return Meaning("other", "neutral")
    if "off" in differences:
        return Meaning("weaker", "better") if after.off else Meaning("stronger", "worse")
    if "consent" in differences and "negation" not in differences and not is_good:
        return Meaning("weaker", "better")
    if "audiences" in differences and bool(before.audiences) != bool(after.audiences):
        return _strength(topic, more=bool(before.audiences), is_good=is_good)
    if "possible" in differences and (is_good or topic in _DONE):
        return _strength(topic, more=after.is_firmer(before), is_good=is_good)
    if "negation" in differences:
        if is_good:
            return Meaning("other", "worse" if after.denies else "better")
        # What was not done and now is; what is no longer done need not have been bad.
        return Meaning("other", "worse" if topic in _DONE and before.denies else "neutral")
    if "periods" in differences and topic == "retention":
        longest, longest_now = before.quantities.longest(), after.quantities.longest()
        if longest and longest_now:
            is_longer = longest_now > longest
            return Meaning("stronger", "worse") if is_longer else Meaning("weaker", "better")
    return Meaning("other", "neutral") if edit.is_telling and differences & HARD != {"possible"} else None


def meaning_alone(edit: Edit, topic: Topic, language: Language) -> Meaning:
    """What it means that a sentence is new or gone."""
    is_new = bool(edit.passage.newer)
    marks = edit.after if is_new else edit.before
    kind: Kind = "new" if is_new else "gone"
    if effect := _effect_of_acts(marks, marks.words(), language):
        return Meaning(kind, effect if is_new else _opposite(effect))
    if topic in _GOOD:
        return Meaning(kind, "better" if is_new != marks.denies else "worse")
    return Meaning(kind, "neutral")


def is_grave(marks: Marks, language: Language) -> bool:
    """Whether some words say by themselves what readers are glad of, or would rather not have done."""
    return not marks.words().isdisjoint(language.alone) or not marks.denied.isdisjoint(language.bad)


def _acts(edit: Edit, language: Language) -> Meaning | None:
    """What it means that an act is turned into its opposite, comes or goes."""
    before, after = edit.before, edit.after
    if turned := before.turned(after):
        kind: Kind = "gone" if turned & after.denied else "new"
        effect = _effect_of_acts(after, turned, language)
        return Meaning(kind, effect) if effect else None
    came, went = before.gained(after, language), after.gained(before, language)
    if effect := _effect_of_acts(after, came, language):
        return Meaning("new", effect)
    if effect := _effect_of_acts(before, went, language):
        return Meaning("gone", _opposite(effect))
    return None


def _effect_of_acts(marks: Marks, acts: frozenset[str], language: Language) -> Effect | None:
    """What it means that `marks` say some acts; None where they are neither good nor bad."""
    bad, good = acts & language.bad, acts & language.good
    if not bad and not good:
        return None
    if marks.prohibits:  # "does not prevent us from selling": what is denied, a reader has to see
        return "neutral"
    if bad - marks.denied or good & marks.denied:
        return "worse"
    return "better"


def _opposite(effect: Effect) -> Effect:
    return {"better": "worse", "worse": "better", "neutral": "neutral"}[effect]  # type: ignore[return-value]


def _strength(topic: Topic, *, more: bool, is_good: bool) -> Meaning:
    """What it means that something is said more firmly, or of more people, or less."""
    kind: Kind = "stronger" if more else "weaker"
    if is_good:
        return Meaning(kind, "better" if more else "worse")
    return Meaning(kind, ("worse" if more else "better") if topic in _DONE else "neutral")
