"""What the catalogue sees in one sentence, written as its `shows` and `hides` are.

"We may sell your data."                            a sentence
"We do not share: // your email address"            a list item after the sentence that leads into it
"[Information we collect] Your email address"       under a heading
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.analysis.data import mentions_in
from smallprint.analysis.practices import practices_in
from smallprint.analysis.units import Unit, make_unit
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from smallprint.knowledge import Knowledge

_HEADING = re.compile(r"\[([^\]]+)\]\s*")


def unit_of(written: str, knowledge: Knowledge) -> tuple[Unit, str]:
    """The unit and its own sentence."""
    section: tuple[str, ...] = ()
    if heading := _HEADING.match(written):
        section = (heading[1],)
        written = written[heading.end() :]
    lead, _, own = written.rpartition(" // ")
    lead_words = words_of(lead, 0, len(lead))
    unit = make_unit(
        0,
        (),
        lead_words,
        words_of(own, 0, len(own)),
        section,
        knowledge.rules,
        is_question=own.endswith("?"),
        goes_on=own[:1].islower(),
    )
    return unit, own


def practices_said(written: str, knowledge: Knowledge) -> set[str]:
    """The ids of the practices that a written example shows."""
    unit, own = unit_of(written, knowledge)
    mentions = mentions_in(unit, knowledge)
    return {said.practice.id for said in practices_in(unit, own, mentions, knowledge)}
