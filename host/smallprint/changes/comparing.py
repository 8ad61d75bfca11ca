"""Two versions side by side: which of their sentences changed, and in what respect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from smallprint.changes.aligning import align
from smallprint.changes.marking import marks_of
from smallprint.changes.marks import HARD, Marks
from smallprint.changes.similar import Passage
from smallprint.changes.smallness import is_small_edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smallprint.analysis.findings import Evidence
    from smallprint.analysis.units import Unit
    from smallprint.changes.sentences import Version

Age = Literal["older", "newer"]


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """A passage with the marks of its sides, and by what they differ: nothing where it is only worded otherwise.

    Where it is not small, words that come and go with the wording do not count.
    """

    passage: Passage
    before: Marks
    after: Marks
    differences: frozenset[str]
    is_small: bool = True

    @property
    def is_alone(self) -> bool:
        """Whether there is nothing to compare it with."""
        return not self.passage.older or not self.passage.newer

    @property
    def age(self) -> Age:
        """The version that has it, of a sentence that is alone."""
        return "newer" if self.passage.newer else "older"

    def side(self, age: Age) -> tuple[int, ...]:
        """Its sentences in one version."""
        return self.passage.newer if age == "newer" else self.passage.older

    def marks(self, age: Age) -> Marks:
        """The marks of its sentences in one version."""
        return self.after if age == "newer" else self.before

    @property
    def is_real(self) -> bool:
        """Whether its meaning may have changed."""
        return self.is_alone or bool(self.differences)

    def explains(self, piece: Evidence, age: Age, bag: frozenset[str]) -> bool:
        """Whether what its sentences with these words state may be new, or gone, by what its sides differ in.

        A "may" that came or went makes no other practice, nor does a number that the practice does not name. Of a
        sentence that was split, or merged, the part that both versions have proves nothing either.
        """
        if self.is_alone:
            return True
        differences = self.differences - {"possible", "emails"}
        if not piece.slots:
            differences -= {"periods", "numbers"}
        if len(self.passage.older) == len(self.passage.newer) == 1:
            return bool(differences)
        there = self.marks("older" if age == "newer" else "newer").bag
        return bool(differences) and not bag <= there - self.before.reversed(self.after)

    @property
    def asks_no_longer(self) -> bool:
        """Whether the reader had to agree before and has not to now."""
        return not self.is_alone and self.before.consent and not self.after.consent

    @property
    def asks_now(self) -> bool:
        """Whether something that was done anyway now needs the reader to agree."""
        return not (self.is_alone or self.before.consent or self.before.denies) and self.after.consent

    @property
    def is_narrowed(self) -> bool:
        """Whether it is for some people only and was for everyone."""
        return not self.is_alone and bool(self.after.audiences) and not self.before.audiences

    @property
    def is_widened(self) -> bool:
        """Whether it is for everyone and was for some people only."""
        return not self.is_alone and bool(self.before.audiences) and not self.after.audiences

    @property
    def is_telling(self) -> bool:
        """Whether its sides differ in what is worth telling by itself."""
        return not HARD.isdisjoint(self.differences)


class Pair:
    """An older and a newer version, aligned."""

    def __init__(self, older: Version, newer: Version) -> None:
        self.older, self.newer = older, newer
        self.alignment = align(older, newer)
        passages = self.alignment.passages
        old_units = older.units(number for passage in passages for number in passage.older)
        new_units = newer.units(number for passage in passages for number in passage.newer)
        self.edits: list[Edit] = []
        for passage in passages:
            before = marks_of(older, [old_units[each] for each in passage.older if each in old_units], newer)
            after = marks_of(newer, [new_units[each] for each in passage.newer if each in new_units], older)
            differences = before.differences(after, older.language, is_small=True)
            is_small = not (passage.older and passage.newer and differences) or self._is_small(passage)
            if not is_small:
                differences = before.differences(after, older.language, is_small=False)
            self.edits.append(Edit(passage, before, after, differences, is_small=is_small))
        self.units: Mapping[Age, Mapping[int, Unit]] = {"older": old_units, "newer": new_units}
        edits = [*self.edits, *self._moved_among_people()]
        self._of: Mapping[Age, Mapping[int, Edit]] = {
            "older": {number: edit for edit in edits for number in edit.passage.older},
            "newer": {number: edit for edit in edits for number in edit.passage.newer},
        }

    def _moved_among_people(self) -> Iterator[Edit]:
        """Sentences with the same words under a new heading that says for whom they are, or no longer does."""
        for old, new in self.alignment.same.items():
            before, after = self.older.section(old), self.newer.section(new)
            if before == after:
                continue
            audiences = self.older.knowledge.rules.audiences_in
            for_whom, for_whom_now = (audiences(section, "", frozenset()) for section in (before, after))
            if for_whom == for_whom_now:
                continue
            named = [heading for heading in before if not self.newer.has_heading(heading)]
            named += [heading for heading in after if not self.older.has_heading(heading)]
            if audiences(tuple(named), "", frozenset()):
                whom, whom_now = Marks(audiences=for_whom), Marks(audiences=for_whom_now)
                yield Edit(Passage((old,), (new,)), whom, whom_now, frozenset({"audiences"}))

    def _is_small(self, passage: Passage) -> bool:
        """Whether both sides of a passage are nearly word for word the same."""
        return is_small_edit(
            [stem for number in passage.older for stem in self.older.stems(number)],
            [stem for number in passage.newer for stem in self.newer.stems(number)],
        )

    def version(self, age: Age) -> Version:
        """One of the two."""
        return self.newer if age == "newer" else self.older

    def edit_of(self, age: Age, sentence: int) -> Edit | None:
        """The edit that a sentence is in; None where both versions have it."""
        return self._of[age].get(sentence)

    def edits_of(self, age: Age, piece: Evidence) -> list[Edit]:
        """The edits of a sentence and of those that lead into it."""
        edits = (self.edit_of(age, number) for number in (piece.sentence, *piece.lead))
        return [edit for edit in edits if edit is not None]

    def real_edits(self, age: Age, pieces: Iterable[Evidence]) -> list[Edit]:
        """The edits that may have changed the meaning of all of some evidence; none where some of it stands."""
        found: dict[Edit, None] = {}
        for piece in pieces:
            real = [
                edit
                for edit in self.edits_of(age, piece)
                if edit.explains(piece, age, self._bag(age, edit, piece))
            ]
            if not real:
                return []
            found.update(dict.fromkeys(real))
        return list(found)

    def _bag(self, age: Age, edit: Edit, piece: Evidence) -> frozenset[str]:
        """The words of the sentences of some evidence that are in an edit."""
        side = edit.side(age)
        return frozenset[str]().union(
            *(self.version(age).bag(number) for number in (piece.sentence, *piece.lead) if number in side)
        )

    @cached_property
    def reworded(self) -> int:
        """Sentences of the newer version that say the same in other words."""
        return sum(len(edit.passage.newer) for edit in self.edits if not edit.is_real)
