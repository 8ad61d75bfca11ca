"""Where the walk along a sentence stands, and what it has found on its way."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit
    from smallprint.knowledge.rules import DataRules

Verbs = tuple[int, ...]
"""Indices of the verbs in whose reach a word stands; none where a list needs no verb."""

_NEVER = -1000  # farther back than anything looks
_ASIDE = 6  # words


class Mode(Enum):
    """What the words at which the walk has arrived belong to."""

    CLOSED = auto()
    OPEN = auto()  # what is collected
    PLACE = auto()
    MEANS = auto()
    RECIPIENT = auto()
    PURPOSE = auto()
    RIGHTS = auto()  # "your right to": nothing ends that


class Walk:
    """One walk along a unit.

    `verbs[i]` holds the verbs that reach word i, or None. `tools[i]` says whether a tool named at word i would
    be one in use ("by cookies"). The rest is where the walk stands; all indices are of words.
    """

    def __init__(self, unit: Unit, rules: DataRules, *, is_list: bool) -> None:
        self.unit = unit
        self.rules = rules
        # The empty ones stand behind the last word and, as -1 and -2, before the first.
        self.stems = [*unit.row, "", "", ""]
        self.verbs: list[Verbs | None] = [None] * len(unit.words)
        self.tools = bytearray(len(unit.words))
        self.is_list = is_list
        self.mode = Mode.CLOSED
        self.current: Verbs | None = None  # what OPEN stands for, and what a pause returns to
        self.began = 0  # the clause, or what paused the reach
        self.noun = _NEVER  # the last word for data in general
        self.anchor = _NEVER  # "information that": what a list may still explain behind the clause
        self.has_opened = is_list
        self.is_employed = False  # within what is said of tools alone: "our partners use cookies"
        self.listing: Verbs | None = None  # what the next item after a semicolon returns to
        self.around: tuple[Mode, Verbs | None, int] | None = None  # parentheses
        if is_list and not unit.own:
            self.open(())

    def open(self, verbs: Verbs) -> None:
        """What follows is collected."""
        self.mode, self.has_opened = Mode.OPEN, True
        self.current = self.listing = verbs

    def reopen(self) -> None:
        """What follows is collected by the same verbs as before, or by none."""
        self.open(self.current or ())

    def pause(self, mode: Mode, at: int) -> None:
        """From here on something else is named."""
        self.mode, self.began = mode, at

    def close(self, at: int) -> None:
        """Here something new begins."""
        self.mode, self.current, self.began, self.is_employed = Mode.CLOSED, None, at, False

    def before(self, at: int, count: int) -> list[str]:
        """The stems of up to `count` words before a word."""
        return self.stems[max(0, at - count) : at]

    def is_aside(self, at: int) -> bool:
        """Within a short clause that interrupts a list: "and, if you choose to add it, your age"."""
        return self.mode is Mode.CLOSED and self.current is not None and at - self.began <= _ASIDE
