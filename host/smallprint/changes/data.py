"""Types of data that are newly collected, shared or denied, or no longer are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smallprint.cards.points import data_names, named_types
from smallprint.changes.drafts import Draft
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallprint.analysis.findings import DataFinding, Evidence
    from smallprint.changes.comparing import Age, Edit, Pair
    from smallprint.changes.drafts import Effect, Kind
    from smallprint.changes.language import Language

_Status = Literal["collected", "shared", "denied"]
_MOST_NAMES = 4
_TOLD: Mapping[tuple[Age, _Status], tuple[str, Kind, Effect]] = {
    ("newer", "collected"): ("data_new", "new", "worse"),
    ("newer", "shared"): ("data_shared", "new", "worse"),
    ("newer", "denied"): ("data_denied", "new", "better"),
    ("older", "collected"): ("data_gone", "gone", "better"),
    ("older", "shared"): ("data_unshared", "gone", "better"),
    ("older", "denied"): ("data_undenied", "gone", "worse"),
}
"""By which version says it: the saying, the kind of the change and its effect."""
_TURNED: Mapping[_Status, _Status] = {"collected": "denied", "shared": "denied", "denied": "collected"}


def data_changes(pair: Pair, told: Sequence[Draft]) -> Iterator[Draft]:
    """One change for the types of an edit of which the same is new or gone, without what `told` tells already."""
    older = {found.type.id: found for found in pair.older.analysis.data}
    newer = {found.type.id: found for found in pair.newer.analysis.data}
    by_edit: dict[tuple[Age, _Status, Edit], dict[str, list[Evidence]]] = {}
    sides: tuple[tuple[Age, dict[str, DataFinding], dict[str, DataFinding]], ...] = (
        ("newer", newer, older),
        ("older", older, newer),
    )
    for age, stated, other in sides:
        for type_id, found in stated.items():
            status = _one_sided(found, other.get(type_id))
            if status is None or _is_vague(type_id, other, pair):
                continue
            pieces: list[Evidence] = getattr(found, status)
            if all(pair.version(age).is_fragment(piece.sentence) for piece in pieces):
                continue
            edits = pair.real_edits(age, pieces)
            is_turned = type_id in other and bool(getattr(other[type_id], _TURNED[status]))
            if edits and _says_so(edits[0], age, type_id, is_turned=is_turned):
                by_edit.setdefault((age, status, edits[0]), {})[type_id] = pieces
    shared = {edit for draft in told if draft.topic == "third_party_sharing" for edit in draft.edits}
    words_told = _words_told(told, pair.newer.language)
    for (age, status, edit), types in by_edit.items():
        if status == "shared" and edit in shared:
            continue
        instead = by_edit.get(("newer", status, edit), {}) if age == "older" else {}
        left = [
            type_id
            for type_id in types
            if not _words(pair.newer.knowledge.data_types.by_id[type_id].name, pair.newer.language)
            <= words_told.get(edit, frozenset())
            and not _is_narrowed(type_id, instead, pair)
        ]
        if draft := _draft(pair, age, status, edit, {type_id: types[type_id] for type_id in left}):
            yield draft


def _one_sided(found: DataFinding, other: DataFinding | None) -> _Status | None:
    """What is said of a type here and not there, what weighs most first."""
    if (found.collected or found.shared) and (other is None or not (other.collected or other.shared)):
        handed_on = {piece.sentence for piece in found.shared}
        return "collected" if any(piece.sentence not in handed_on for piece in found.collected) else "shared"
    if found.shared and (other is None or not other.shared):
        return "shared"
    if found.denied and not (found.collected or found.shared) and (other is None or not other.denied):
        return "denied"
    return None


def _is_vague(type_id: str, other: Mapping[str, DataFinding], pair: Pair) -> bool:
    """Whether the other version names a narrower type, so that this one is only a wider word for it."""
    types = pair.newer.knowledge.data_types
    return types.by_id[type_id].is_aside or any(
        type_id in types.broader(each) for each, found in other.items() if found.collected
    )


def _says_so(edit: Edit, age: Age, type_id: str, *, is_turned: bool) -> bool:
    """Whether the type's name came or went with the edit, or was denied before and is not now."""
    here, there = edit.marks(age), edit.marks("older" if age == "newer" else "newer")
    return edit.is_alone or type_id in here.data_beyond(there) or is_turned or "turned" in edit.differences


def _is_narrowed(type_id: str, instead: Mapping[str, object], pair: Pair) -> bool:
    """Whether a kindred type took the place of one: the exact location that of the rough one."""
    types = pair.newer.knowledge.data_types
    parent = types.by_id[type_id].parent
    return any(
        type_id in types.broader(each) or (parent is not None and types.by_id[each].parent == parent)
        for each in instead
    )


def _words_told(told: Sequence[Draft], language: Language) -> dict[Edit, frozenset[str]]:
    """The words in which something is told of an edit."""
    words: dict[Edit, frozenset[str]] = {}
    for draft in told:
        for edit in draft.edits:
            words[edit] = words.get(edit, frozenset()) | _words(draft.text, language)
    return words


def _words(text: str, language: Language) -> frozenset[str]:
    """The words of a text, each as the one that stands for its like, without those for data in general."""
    stems = [word.stem for word in words_of(text, 0, len(text))]
    return frozenset(language.alike.get(stem, stem) for stem in stems) - {language.data}


def _draft(
    pair: Pair, age: Age, status: _Status, edit: Edit, types: Mapping[str, Sequence[Evidence]]
) -> Draft | None:
    knowledge = pair.newer.knowledge
    named = named_types(list(types), knowledge)
    names = data_names(named, knowledge, _MOST_NAMES)
    if not names:
        return None
    saying, kind, effect = _TOLD[age, status]
    marks = edit.marks(age)
    pieces = tuple(types[type_id][0] for type_id in named)
    return Draft(
        kind,
        "",
        "first_party_collection" if status != "shared" else "third_party_sharing",
        effect,
        1 if any(knowledge.data_types.by_id[type_id].sensitive for type_id in named) else 2,
        0,
        pair.newer.language.told_of_data(saying, names, may="may " if marks.opened else ""),
        (edit,),
        pieces if age == "older" else (),
        pieces if age == "newer" else (),
    )
