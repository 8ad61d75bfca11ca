"""Sentences that changed and that no finding tells: told in the policy's own words, where they matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.changes.drafts import Draft
from smallprint.changes.meaning import does_with_data, is_grave, meaning_alone, meaning_of
from smallprint.changes.quantities import quantities_of
from smallprint.changes.quoting import saying_of, topic_of, words_in_short
from smallprint.changes.sections import section_changes
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.changes.comparing import Age, Edit, Pair
    from smallprint.changes.language import Language

_ORDINARY = 3
_LEAST_WORDS = 4
_OPENING = 6  # words in which a sentence refers to the one before it


def clause_changes(pair: Pair, told: Sequence[Draft]) -> Iterator[Draft]:
    """What is left to tell of the edits that `told` does not tell."""
    by_edit: dict[Edit, list[Draft]] = {}
    for draft in told:
        for edit in draft.edits:
            by_edit.setdefault(edit, []).append(draft)
    left = [edit for edit in pair.edits if not _is_done(edit, by_edit.get(edit, ()), pair.newer.language)]
    sections = list(section_changes(pair, left, by_edit.keys()))
    yield from sections
    in_sections = {edit for draft in sections for edit in draft.edits}
    blocks = {_block(pair, edit) for edit in by_edit if edit.is_alone}
    effects = {
        (age, number, draft.effect)
        for edit, drafts in by_edit.items()
        for draft in drafts
        for age in ("newer", "older")
        for number in edit.side(age)
    }
    for edit in left:
        if edit in in_sections:
            continue
        found = _alone(pair, edit) if edit.is_alone else _edited(pair, edit)
        if found is None or (found.effect == "neutral" and edit.is_alone and _block(pair, edit) in blocks):
            continue  # the quotes of what is told beside it show it
        if (
            edit.is_alone
            and _goes_on(pair, edit)
            and (edit.age, edit.side(edit.age)[0] - 1, found.effect) in effects
        ):
            continue  # it belongs to what is told of the sentence before it
        # What has been told already is told again only for what it means.
        if all(_is_aside(edit, draft) for draft in by_edit.get(edit, ())) and (
            edit not in by_edit or found.effect != "neutral"
        ):
            yield found
    for edit, drafts in by_edit.items():
        if not edit.is_alone and (found := _uncounted(pair, edit, drafts)) is not None:
            yield found


def _is_aside(edit: Edit, draft: Draft) -> bool:
    """Whether a change leaves it open what an edit means to the reader."""
    return not edit.is_alone or (draft.effect == "neutral" and draft.importance >= _ORDINARY)


def _is_done(edit: Edit, drafts: Sequence[Draft], language: Language) -> bool:
    """Whether it is told already what an edit means to the reader."""
    if all(draft.effect == "neutral" for draft in drafts):
        return False
    # Of a denial that is gone its breach has to be told, not only that the promise is no longer there.
    breach = edit.before.turned(edit.after) & edit.after.affirmed & language.bad
    return not breach or any(draft.kind != "gone" and draft.practice for draft in drafts)


def _edited(pair: Pair, edit: Edit) -> Draft | None:
    version, sentence = pair.newer, _most_changed(pair, edit)
    topic = topic_of(version, sentence)
    meaning = meaning_of(edit, topic, version.language)
    if meaning is None:
        return None
    return Draft(
        meaning.kind, "", topic, meaning.effect, 2, 0,
        _email(pair, edit) or version.language.told("clause_other", words=words_in_short(version, sentence)), (edit,),
    )  # fmt: skip


def _block(pair: Pair, edit: Edit) -> tuple[Age, int]:
    """The block of a sentence that only one version has."""
    return edit.age, pair.version(edit.age).policy.sentences[edit.side(edit.age)[0]].block


def _goes_on(pair: Pair, edit: Edit) -> bool:
    """Whether a sentence that is alone speaks of what the one before it names: "when your browser sends it"."""
    unit = pair.units[edit.age].get(edit.side(edit.age)[0])
    return unit is not None and any(
        word.stem in pair.newer.language.referring for word in unit.words[unit.own :][:_OPENING]
    )


def _uncounted(pair: Pair, edit: Edit, told: Sequence[Draft]) -> Draft | None:
    """What tells an edit of numbers that the changes in `told` do not name."""
    before, after = edit.before.quantities, edit.after.quantities
    periods = {*after.periods} - {*before.periods}
    if not (after.numbers - before.numbers or periods):
        return None
    words = " ".join(draft.text for draft in told)
    named = quantities_of(words_of(words, 0, len(words)), words, pair.newer.language)
    if after.numbers - before.numbers <= named.numbers and periods <= {*named.periods}:
        return None
    sentence = _most_changed(pair, edit)
    return Draft(
        "other", "", topic_of(pair.newer, sentence), "neutral", 2, 0,
        pair.newer.language.told("clause_other", words=words_in_short(pair.newer, sentence)), (edit,),
    )  # fmt: skip


def _email(pair: Pair, edit: Edit) -> str | None:
    """The address that took the place of another one, where that is all that changed."""
    before, after = edit.before.emails, edit.after.emails
    if edit.differences - {"words", "data"} != {"emails"} or len(before) != 1 or len(after) != 1:
        return None
    return pair.newer.language.told("email", before=min(before), after=min(after))


def _alone(pair: Pair, edit: Edit) -> Draft | None:
    if not _matters(pair, edit):
        return None
    age = edit.age
    version, sentence = pair.version(age), edit.side(age)[0]
    topic = topic_of(version, sentence)
    kind, effect = meaning_alone(edit, topic, version.language)
    saying, _ = saying_of("clause", age)
    return Draft(
        kind, "", topic, effect, 3 if effect == "neutral" else 2, 0,
        version.language.told(saying, words=words_in_short(version, sentence)), (edit,),
    )  # fmt: skip


def _matters(pair: Pair, edit: Edit) -> bool:
    """Whether a sentence that only one version has says something that can be pointed at."""
    age = edit.age
    version, sentence = pair.version(age), edit.side(age)[0]
    unit = pair.units[age].get(sentence)
    if unit is None or unit.is_question or unit.is_definition or version.is_fragment(sentence):
        return False
    if version.text(sentence).endswith(":"):
        return False  # it only leads into what follows
    own = unit.words[unit.own :]
    stems = frozenset(word.stem for word in own)
    marks = edit.marks(age)
    is_long = len(own) >= _LEAST_WORDS
    if is_long and (
        marks.quantities.periods
        or marks.emails
        or marks.countries
        or marks.companies
        or marks.audiences
        or marks.quantities.amounts
    ):
        return True
    if unit.lead and all(pair.edit_of(age, lead) is None for lead in unit.lead):
        return True  # one more of what the sentence above lists, or one less
    if _is_said_elsewhere(pair, edit, sentence):
        return False
    if is_long and (
        marks.consent or is_grave(marks, version.language) or does_with_data(marks, version.language)
    ):
        return True
    rules = version.knowledge.unusual
    if is_long and (marks.denies or marks.opened) and not rules.reader.isdisjoint(stems):
        return True
    return rules.weight(f" {' '.join(word.stem for word in own)} ", stems) > 0


def _is_said_elsewhere(pair: Pair, edit: Edit, sentence: int) -> bool:
    """Whether the version without the sentence states all that it states, as firmly and of as many people."""
    said = pair.version(edit.age).stating.get(sentence, ())
    others = pair.version("older" if edit.age == "newer" else "newer").stated
    return bool(said) and all(
        any(
            other.audiences <= piece.audiences and other.possible <= piece.possible
            for other in others.get(name, ())
        )
        for name, piece in said
    )


def _most_changed(pair: Pair, edit: Edit) -> int:
    """Of the newer sentences the one that has most of what the older ones have not."""
    old = frozenset[str]().union(*(pair.older.bag(number) for number in edit.passage.older))
    return max(edit.passage.newer, key=lambda number: (len(pair.newer.bag(number) - old), -number))
