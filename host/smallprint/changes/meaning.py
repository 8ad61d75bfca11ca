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
    if "possible" in differences and "negation" not in differences and (is_good or topic in _DONE):
        return _strength(topic, more=after.is_firmer(before, language), is_good=is_good)
    if "negation" in differences:
        is_done = topic in _DONE or not language.done.isdisjoint(before.turned(after))
        if is_good and not is_done:
            return Meaning("other", "worse" if after.denies_more(before) else "better")
        # What was not done and now is; what is no longer done need not have been bad.
        return (
            Meaning("new", "worse") if is_done and before.denies_more(after) else Meaning("other", "neutral")
        )
    if "reversed" in differences and topic in _DONE and after.says_denied(before):
        return Meaning("new", "worse")
    if "amounts" in differences and not language.price.isdisjoint(before.bag | after.bag):
        return _meaning_of_price(before.quantities.dearer(after.quantities))
    if "periods" in differences:
        return meaning_of_period(edit, topic, language)
    return Meaning("other", "neutral") if edit.is_telling and differences & HARD != {"possible"} else None


def meaning_alone(edit: Edit, topic: Topic, language: Language) -> Meaning:
    """What it means that a sentence is new or gone."""
    is_new = bool(edit.passage.newer)
    marks = edit.after if is_new else edit.before
    kind: Kind = "new" if is_new else "gone"
    if effect := _effect_of_acts(marks, marks.words(), language):
        return Meaning(kind, effect if is_new else _opposite(effect))
    if does_with_data(marks, language):
        return Meaning(kind, "worse" if is_new else "better")
    if topic in _GOOD:
        return Meaning(kind, "better" if is_new != marks.denies else "worse")
    return Meaning(kind, "neutral")


def meaning_of_period(edit: Edit, topic: Topic, language: Language) -> Meaning:
    """What it means that a period is longer or shorter: to be kept, to be told ahead, or to wait for an answer."""
    before, after = edit.before.quantities, edit.after.quantities
    words = edit.after.bag
    is_bad: bool
    if not words.isdisjoint(language.keeping):
        is_bad = True
    elif topic == "policy_change" or not words.isdisjoint(language.noticing):
        is_bad = False
    elif topic == "retention" or not words.isdisjoint(language.waiting):
        is_bad = True
    else:
        return Meaning("other", "neutral")
    if not (before.periods and after.periods) and words.isdisjoint(language.keeping):
        # Where they bind themselves to a period, they promise more.
        return Meaning("stronger", "better") if after.periods else Meaning("weaker", "worse")
    direction = before.direction(after)
    if not direction:
        return Meaning("other", "neutral")
    is_longer = direction > 0
    return Meaning("stronger" if is_longer else "weaker", "worse" if is_longer == is_bad else "better")


def _meaning_of_price(dearer: int) -> Meaning:
    if not dearer:
        return Meaning("other", "neutral")
    return Meaning("stronger", "worse") if dearer > 0 else Meaning("weaker", "better")


def is_grave(marks: Marks, language: Language) -> bool:
    """Whether some words say by themselves what readers are glad of, or would rather not have done."""
    return not marks.words().isdisjoint(language.alone) or not marks.denied.isdisjoint(language.bad)


def does_with_data(marks: Marks, language: Language) -> bool:
    """Whether some words say without more ado that somebody gets data or does more with them."""
    is_done = not language.done.isdisjoint(marks.affirmed - marks.denied)
    is_data = language.data in marks.bag or bool(marks.data)
    return is_done and is_data and not (marks.consent or marks.bounded or marks.denies or marks.permitted)


def _acts(edit: Edit, language: Language) -> Meaning | None:
    """What it means that an act is turned into its opposite, comes or goes."""
    before, after = edit.before, edit.after
    counted = language.weighty if edit.is_small else language.plain - before.refused - after.refused
    if turned := before.turned(after) & counted:
        kind: Kind = "gone" if turned & after.denied else "new"
        effect = _effect_of_acts(after, turned, language)
        return Meaning(kind, effect) if effect else None
    came, went = before.gained(after, language) & counted, after.gained(before, language) & counted
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
