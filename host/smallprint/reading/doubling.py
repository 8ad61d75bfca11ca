"""Text that is on a page twice: for wide and narrow screens, in a frame and around it, in a shadow root "
"and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.reading.draft import Draft

_LONG = 10
"""Words from which a block is unlikely to repeat by chance."""

_DOUBLED = 0.35
"""Share of the long blocks that are repeats, from which the document as a whole is there twice."""


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """The blocks without second copies.

    A policy may well say the same twice, to the residents of two countries: repeats only go where much of the
    document repeats, or where a block follows itself.
    """
    first_seen: set[str] = set()
    again = [False] * len(drafts)
    long_blocks = repeats = 0
    for number, draft in enumerate(drafts):
        again[number] = draft.text in first_seen
        first_seen.add(draft.text)
        if draft.words >= _LONG:
            long_blocks += 1
            repeats += again[number]
    if repeats > _DOUBLED * long_blocks:
        return [draft for draft, repeated in zip(drafts, again, strict=True) if not repeated]
    return [
        draft for number, draft in enumerate(drafts) if not number or draft.text != drafts[number - 1].text
    ]


def adds_to(drafts: list[Draft], more: list[Draft]) -> bool:
    """Whether `more` says something that `drafts` does not: half of its long blocks or more are new."""
    known = {draft.text for draft in drafts}
    long_blocks = [draft.text for draft in more if draft.words >= _LONG]
    return 2 * sum(text not in known for text in long_blocks) > len(long_blocks)
