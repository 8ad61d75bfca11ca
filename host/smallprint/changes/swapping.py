"""How practices are told that only one of two versions states, and which of them took the place of which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smallprint.analysis.findings import Finding
from smallprint.cards.points import point_of
from smallprint.changes.drafts import Draft, effect_of
from smallprint.changes.onesided import OneSided, rank_of
from smallprint.changes.strength import limited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.cards.points import Point
    from smallprint.changes.comparing import Edit, Pair
    from smallprint.changes.drafts import Effect, Kind
    from smallprint.messages import Topic

_TELLING = 2
_OFFERS = frozenset({"user_choice", "access_edit_deletion", "contact"})
"""Topics of what readers can do, where the others are of what a service does."""


def swapped(pair: Pair, came: Sequence[OneSided], gone: Sequence[OneSided]) -> list[Draft]:
    """What came and what is gone; a practice in whose place another one came is told with it as one change."""
    return _judged(list(_told(pair, came, gone)))


def _told(pair: Pair, came: Sequence[OneSided], gone: Sequence[OneSided]) -> Iterator[Draft]:
    left = list(gone)
    for new in sorted(came, key=lambda each: rank_of(each.practice)):
        if new.practice.tone == "good" and any(edit.asks_no_longer for edit in new.edits):
            continue  # a way to say no in place of being asked: no gain
        replaced = [old for old in left if _are_related(old, new)]
        left = [old for old in left if old not in replaced]
        weighs = [old for old in replaced if old.practice.tone != "neutral"]
        if new.practice.tone == "neutral" and weighs:
            for old in weighs:
                yield _gone(pair, old, (new,))
        else:
            yield _came(pair, new, replaced)
    for old in left:
        yield _gone(pair, old, ())


def _judged(drafts: list[Draft]) -> list[Draft]:
    """What is neither good nor bad by itself means what the rest of the same rewritten sentence means.

    Of one topic the rest says it already.
    """
    effects: dict[Edit, set[Effect]] = {}
    said: set[tuple[Edit, Topic]] = set()
    for draft in drafts:
        for edit in draft.edits:
            if draft.effect != "neutral" and not edit.is_alone:
                effects.setdefault(edit, set()).add(draft.effect)
                said.add((edit, draft.topic))
    judged = []
    around: set[Effect]
    for draft in drafts:
        if draft.effect == "neutral" and all((edit, draft.topic) in said for edit in draft.edits):
            continue
        around = {effect for edit in draft.edits for effect in effects.get(edit, ())}
        around |= {"worse" for edit in draft.edits if edit.asks_no_longer}
        around |= {"better" for edit in draft.edits if edit.asks_now}
        is_judged = draft.effect == "neutral" and draft.importance <= _TELLING and len(around) == 1
        judged.append(replace(draft, effect=around.pop()) if is_judged else draft)
    return judged


def _are_related(old: OneSided, new: OneSided) -> bool:
    """Whether one took the place of the other."""
    if old.practice.group == new.practice.group:
        return True
    if new.practice.id in old.practice.yields or old.practice.id in new.practice.yields:
        return True
    return old.practice.topic == new.practice.topic and not old.edits.keys().isdisjoint(new.edits)


def _came(pair: Pair, new: OneSided, replaced: Sequence[OneSided]) -> Draft:
    practice, language = new.practice, pair.newer.language
    kind: Kind = "new"
    effect, saying = effect_of(practice.tone, more=True), "new"
    if (
        practice.tone == "good"
        and all(piece.possible for piece in new.pieces)
        and any(not edit.is_alone and edit.before.is_firmer(edit.after, language) for edit in new.edits)
    ):
        kind, effect, saying = "weaker", "worse", "looser"
    elif practice.tone == "good" and any(edit.is_widened for edit in new.edits):
        kind, saying = "stronger", "everyone"
    told = language.told(saying, point=_point(pair, new).text)
    return Draft(
        kind,
        practice.id,
        practice.topic,
        effect,
        practice.importance or 3,
        practice.severity,
        told,
        _edits(new, *replaced),
        tuple(piece for old in replaced for piece in old.pieces),
        new.pieces,
    )


def _gone(pair: Pair, old: OneSided, replacing: Sequence[OneSided]) -> Draft:
    practice, language = old.practice, pair.older.language
    kind: Kind = "gone"
    found = _point(pair, old)
    point = found.text
    opening = next((opening for opening in language.openings if point.startswith(opening)), None)
    narrowed = [edit for edit in old.edits if edit.is_narrowed]
    if practice.tone == "good" and narrowed:
        kind, told = "weaker", limited(found, narrowed[0].after.audiences, pair.newer.knowledge)
    elif opening is not None:
        told = language.openings[opening] + point.removeprefix(opening)
    elif practice.tone == "good":
        told = language.told("offer_gone" if practice.topic in _OFFERS else "promise_gone", point=point)
    else:
        told = language.told("gone", point=point)
    return Draft(
        kind,
        practice.id,
        practice.topic,
        effect_of(practice.tone, more=False),
        practice.importance or 3,
        practice.severity,
        told,
        _edits(old, *replacing),
        old.pieces,
        tuple(piece for new in replacing for piece in new.pieces),
    )


def _edits(*sides: OneSided) -> tuple[Edit, ...]:
    return tuple(dict.fromkeys(edit for side in sides for edit in side.edits))


def _point(pair: Pair, side: OneSided) -> Point:
    return point_of(Finding(side.practice, list(side.pieces)), pair.newer.knowledge)
