"""Which laws a policy speaks of: it names them, or their places, or grants what only they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from smallprint.knowledge.letters import Law

_ENOUGH_MARKS = 2


def laws_of(text: str, practices: Set[str], laws: Iterable[Law]) -> frozenset[str]:
    """The names of the laws that a policy speaks of, by its text and the ids of the practices found in it."""
    return frozenset(
        law.name
        for law in laws
        if len(law.marks & practices) >= _ENOUGH_MARKS or any(_names(text, name) for name in law.names)
    )


def _names(text: str, name: str) -> bool:
    """Whether a name stands in the text as a word of its own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(name, end)
    return False
