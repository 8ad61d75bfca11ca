"""The questions that readers ask, and which findings answer them, from questions.toml.

    [[question]]
    ask = "Do they sell my data?"
    worth = 8                 what stands first, and what is left out where there are too many
    always = true             never left out where the policy answers it
    answers = [
      { any = ["sells_data"], says = "Yes{limit}, they {may}sell your data.", worth = 9 },
      { any = ["no_sale"], says = "No{limit}, they say they do not sell your data." },
    ]
    adds = [ { any = ["opt_out_sale"], says = "You can opt out of it{limit}." } ]
    parts = [ { any = ["shares_with_affiliates"], says = "companies in their group" } ]

The first answer that fits is the first sentence; the first of `adds` that fits and tells another practice is the
second. Keys of an answer, an addition and a part:
    all, any, none   practices: all of them found, one of them (the first speaks), none of them
    says             its words, with slots. One whose slots this policy does not fill does not fit
    with, without    words of which one, or none, must stand in the sentence that says it, such as "settings"
    firm             true: fits only where the policy says it does, not that it may
    worth            of an answer: instead of the question's
    alone            of an answer: it needs no second sentence
    data             true, of an answer: fits where data is collected, and fills {data} with what tells most

Slots: {period}, {age}, {fee}, {country}, {email} as the policy has them; {mailbox} is the one address to which
the actions of the same card send requests, where the sentence gives it; {bound} is "at least " or "up to "
where it says so of the period; {may} is "may " where it says no more;
{limit} is ", in Europe" where all that says it is for some people only, or for those who agree, and nothing
otherwise: words without it are never used for such a finding, unless they say it themselves. {parts} joins what
`parts` of the question fit; their own {limit} stands without a comma. A part with a {period} is told for each
sentence that has one, and its {data} is what stands before the period; `either` joins two periods of one kind.

`telling` lists the types of data in the order in which {data} names them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallprint.knowledge.practices import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_QUESTION_KEYS = frozenset({"ask", "worth", "always", "answers", "adds", "parts", "either", "telling"})
_SAYING_KEYS = frozenset({"all", "any", "none", "says", "with", "without", "firm", "worth", "alone", "data"})
_FOUND = frozenset({"period", "age", "fee", "country", "email", "mailbox"})
_SLOTS = _FOUND | {"bound", "may", "limit", "parts", "data"}
_SLOT = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that fit where all of `every`, one of `some` and none of `none` were found. See the module."""

    says: str
    some: tuple[str, ...]
    every: tuple[str, ...]
    none: tuple[str, ...]
    words: tuple[str, ...]
    unwanted: tuple[str, ...]
    slots: frozenset[str]
    """Those of its slots that a sentence of the policy must fill."""
    firm: bool
    worth: int | None
    alone: bool
    uses_data: bool

    def has(self, slot: str) -> bool:
        """Whether the words have this slot."""
        return f"{{{slot}}}" in self.says


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """A question with its possible answers, best first."""

    ask: str
    worth: int
    always: bool
    answers: tuple[Saying, ...]
    adds: tuple[Saying, ...]
    parts: tuple[Saying, ...]
    either: str
    telling: tuple[str, ...]

    def practices(self) -> frozenset[str]:
        """All practices that it names."""
        return frozenset(name for rule in self._all() for name in (*rule.some, *rule.every, *rule.none))

    def words(self) -> frozenset[str]:
        """All words that its sayings ask for, or want absent, in the sentence of a practice."""
        return frozenset(word for rule in self._all() for word in (*rule.words, *rule.unwanted))

    def _all(self) -> tuple[Saying, ...]:
        return (*self.answers, *self.adds, *self.parts)


def read_questions(table: Mapping[str, Any]) -> tuple[QuestionRule, ...]:
    """The questions in the order of the file. Raises CatalogueError where one is wrong."""
    return tuple(_read_question(entry) for entry in table["question"])


def check_questions(
    questions: Iterable[QuestionRule], practices: Collection[str], data_types: Collection[str]
) -> None:
    """Raises CatalogueError where a question names a practice or a type of data that there is not."""
    for question in questions:
        for kind, named, known in (
            ("practices", question.practices(), practices),
            ("data types", frozenset(question.telling), data_types),
        ):
            if unknown := named.difference(known):
                raise CatalogueError(f"{question.ask} unknown {kind}: {', '.join(sorted(unknown))}")


def _read_question(entry: Mapping[str, Any]) -> QuestionRule:
    ask = entry["ask"]
    if unknown := entry.keys() - _QUESTION_KEYS:
        raise CatalogueError(f"{ask} unknown keys {sorted(unknown)}")
    sayings = {
        kind: tuple(_read_saying(ask, saying) for saying in entry.get(kind, ()))
        for kind in ("answers", "adds", "parts")
    }
    if not sayings["answers"]:
        raise CatalogueError(f"{ask} no answers")
    return QuestionRule(
        ask,
        entry["worth"],
        entry.get("always", False),
        sayings["answers"],
        sayings["adds"],
        sayings["parts"],
        entry.get("either", ""),
        tuple(entry.get("telling", ())),
    )


def _read_saying(ask: str, saying: Mapping[str, Any]) -> Saying:
    if unknown := saying.keys() - _SAYING_KEYS:
        raise CatalogueError(f"{ask} unknown keys {sorted(unknown)}")
    says = saying["says"].replace("'", "’")
    slots = frozenset(_SLOT.findall(says))
    if not slots <= _SLOTS:
        raise CatalogueError(f"{ask} unknown slot in {says!r}")
    if not (saying.keys() & {"all", "any", "data"} or "parts" in slots):
        raise CatalogueError(f"{ask} {says!r} would always fit")
    return Saying(
        says,
        tuple(saying.get("any", ())),
        tuple(saying.get("all", ())),
        tuple(saying.get("none", ())),
        tuple(saying.get("with", ())),
        tuple(saying.get("without", ())),
        slots & _FOUND,
        saying.get("firm", False),
        saying.get("worth"),
        saying.get("alone", False),
        saying.get("data", False),
    )
