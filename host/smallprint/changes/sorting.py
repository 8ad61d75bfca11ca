"""Which of the changes that could be told are told, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.changes.comparing import Edit
    from smallprint.changes.drafts import Draft

_ORDINARY = 3


def sorted_out(drafts: Iterable[Draft]) -> list[Draft]:
    """In the order of the list, each thing told once.

    What is ordinary and of no effect is left out where the same edits tell something else: the quotes show it. Of
    several practices that one edit made stronger or weaker in the same respect, the most important one is told.
    """
    told: list[Draft] = []
    edits: set[Edit] = set()
    texts: set[str] = set()
    respects: set[tuple[Edit, str]] = set()
    for draft in sorted(drafts, key=lambda each: each.order()):
        is_ordinary = draft.effect == "neutral" and draft.importance >= _ORDINARY
        respect = {(edit, draft.respect) for edit in draft.edits if draft.respect}
        if draft.text in texts or (is_ordinary and edits.issuperset(draft.edits)) or respect & respects:
            continue
        told.append(draft)
        texts.add(draft.text)
        edits.update(draft.edits)
        respects |= respect
    return told
