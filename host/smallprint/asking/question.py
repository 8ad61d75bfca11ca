"""A question as it is typed, and what it asks about."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.asking.spelling import corrected
from smallprint.knowledge.asking_words import Passage
from smallprint.matching.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.asking import Subject, Want
    from smallprint.knowledge.background import Background

LONGEST_QUESTION = 500
_OPENINGS = 3
"""Words from which a question may begin: "and so how do I"."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about: subjects, types of data, and the words that neither of them explains.

    `types` has the id of each type of data, with the id of the subject that the same words name, "" without one.
    `is_own` is whether it is about the reader's own doing ("can I", "how do I"), `of_others` has the subjects that
    somebody else does in it ("can they delete"), `is_plain` is whether Yes and No mean the
    same in answer to it as to a question without any negation.
    """

    passage: Passage
    subjects: tuple[Subject, ...]
    types: Mapping[str, str]
    words: tuple[str, ...]
    wants: tuple[Want, ...]
    is_own: bool
    of_others: frozenset[str]
    is_plain: bool


def read_question(
    text: str, knowledge: Knowledge, vocabulary: frozenset[str], names: AbstractSet[str]
) -> Question:
    """What a reader's words ask about; what stands behind LONGEST_QUESTION characters is not read.

    `vocabulary` has the words to which typing errors are set right; `names` those of the service, which ask for
    nothing.
    """
    asking = knowledge.asking
    stems = [stem for stem in _spelled(text, knowledge, vocabulary) if stem not in names]
    passage = Passage(stems)
    named = {subject: places for subject in asking.subjects if (places := subject.asked.places(passage))}
    covered = frozenset[str]().union(*(subject.covers for subject in named))
    subjects = tuple(subject for subject in named if subject.id not in covered)
    types: dict[str, str] = {}
    explained = set[int]().union(*named.values())
    mentions = knowledge.data_types.mentions([Word(stem, 0, 0) for stem in stems])
    telling = {at for at, stem in enumerate(stems) if stem not in asking.ignored}
    for mention in mentions:  # "phone number" is not about phones
        whole = telling.intersection(range(mention.first, mention.last))
        subjects = tuple(each for each in subjects if each.broad or not set() < named[each] & telling < whole)
    done = set[int]().union(*(named[subject] for subject in subjects if subject.is_deed))
    for mention in mentions:
        places = set(range(mention.first, mention.last))
        if places <= done:  # "which country": where it is, not which data
            continue
        same = (subject.id for subject in subjects if subject.thing and not places.isdisjoint(named[subject]))
        types[mention.type.id] = next(same, "")
        explained |= places
    words = [
        stem
        for at, stem in enumerate(stems)
        if at not in explained and stem not in asking.ignored and not _is_actor(at, stems, asking.auxiliaries)
    ]
    return Question(
        passage,
        subjects,
        types,
        tuple(dict.fromkeys(words)),
        tuple(want for want in asking.wants if want.asked.count(passage)),
        any(asking.own_openings.begin(Passage(stems[at:])) for at in range(_OPENINGS)),
        frozenset(
            subject.id
            for subject in subjects
            if _is_done_by(asking.others | asking.auxiliaries, stems, named[subject])
        ),
        stems[:1] != [] and stems[0] in asking.auxiliaries and asking.negations.isdisjoint(stems),
    )


def _spelled(text: str, knowledge: Knowledge, vocabulary: frozenset[str]) -> list[str]:
    """The folded words of a question, in full and with typing errors set right."""
    short, background = knowledge.asking.short, knowledge.background
    typed = unicodedata.normalize("NFKC", text[:LONGEST_QUESTION]).lower()
    words = " ".join(short.get(word.strip("?!.,;:"), word) for word in typed.split())
    return [
        corrected(stem, vocabulary) if is_rare(stem, background) else stem for stem in Passage.of(words).words
    ]


def is_rare(stem: str, background: Background, within: float = 1.0) -> bool:
    """Whether hardly a policy has the word: `within` so many bits of one that none has."""
    return background.surprise(stem) >= math.log2(background.policies + 1) - within


def _is_done_by(others: AbstractSet[str], stems: Sequence[str], places: AbstractSet[int]) -> bool:
    """Whether one of these words stands before what is done at some places: "can they delete"."""
    return any(at > 0 and at - 1 not in places and stems[at - 1] in others for at in places)


def _is_actor(at: int, stems: Sequence[str], before: AbstractSet[str]) -> bool:
    """Whether a word is what the reader calls the service: "does Lumora sell my data?" """
    return at > 0 and stems[at - 1] in before
