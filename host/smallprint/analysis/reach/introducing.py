"""What "such as" and "includes" do: what follows is what the data is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.analysis.reach.walk import Mode
from smallprint.analysis.wordsets import folded

if TYPE_CHECKING:
    from smallprint.analysis.reach.walk import Walk
    from smallprint.knowledge.rules import DataRules
    from smallprint.matching.words import Word

_IT = folded("it they this these")

# All of these count words.
_NOUN_REACH = 10
_ANCHOR_REACH = 16
_NEAR = 4


def says_holding(word: Word, rules: DataRules) -> bool:
    """ "Includes", which needs no verb of collecting before it; "including" does."""
    return word.stem in rules.holding and word.end - word.start < len("including")


def introduce(walk: Walk, at: int) -> None:
    """Open the reach if the words introduced are what the sentence says of data."""
    denied, noun = walk.unit.denied, walk.noun
    if noun >= 0 and denied[noun] and not denied[at]:
        return  # "we seek no data that includes": that clause denies nothing, but it affirms nothing either
    says_so = says_holding(walk.unit.words[at], walk.rules)
    if (walk.has_opened or says_so) and (_explains(walk, at) or (says_so and _is_told(walk, at))):
        walk.reopen()


def _explains(walk: Walk, at: int) -> bool:
    """Whether a word for data stands near enough: "information such as"."""
    if at - walk.anchor <= _ANCHOR_REACH or (walk.noun >= walk.began and at - walk.noun <= _NOUN_REACH):
        return True
    return at - walk.noun <= _NEAR and walk.mode not in (Mode.PURPOSE, Mode.RECIPIENT)


def _is_told(walk: Walk, at: int) -> bool:
    """Whether it is data that "includes" speaks of: "this may include"."""
    if walk.noun < 0:
        return False
    if walk.mode is not Mode.PURPOSE and at - walk.noun <= _NOUN_REACH:
        return True
    if not _IT.isdisjoint(walk.before(at, 3)):
        return True
    return walk.has_opened and at - walk.unit.clause[at] <= _NEAR
