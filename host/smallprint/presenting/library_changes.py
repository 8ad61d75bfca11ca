"""What changed in a policy, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smallprint.presenting.clean import plain
from smallprint.presenting.library import NO_DAY
from smallprint.presenting.library_answer import evidence_of
from smallprint.presenting.lines import BOLD, COLUMNS, DIM, TONES, Lines, fitting, written
from smallprint.presenting.words import Mark, count, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.messages import Change, Changes

EFFECTS: Final = {
    "better": Mark("✓", "better", "good"),
    "worse": Mark("✗", "worse", "bad"),
    "neutral": Mark("•", "other", "neutral"),
}
SAME: Final = "Nothing that matters to you has changed."


def changes_to_terminal(changes: Changes, *, width: int, colour: bool) -> str:
    """What changed, with the words before and after."""
    return written(_changes(changes, Lines(fitting(width), colour)))


def _changes(changes: Changes, page: Lines) -> Iterator[str]:
    yield ""
    yield from page.block(plain(changes.newer.service) or plain(changes.newer.title), 2, BOLD)
    before, after = (iso_day(source.retrieved_at) or NO_DAY for source in (changes.older, changes.newer))
    days = f"from {before} to {after}" if before != after else f"on {after}"
    yield from page.block(f"What changed {days}", 2)
    if not changes.changes:
        yield from ("", *page.block(SAME, 2))
    for change in changes.changes:
        yield ""
        yield from _change(change, page)
    unsaid = (
        f"{count(changes.moved, 'sentence')} elsewhere" if changes.moved else "",
        f"{count(changes.reworded, 'sentence')} in other words" if changes.reworded else "",
    )
    if any(unsaid):
        yield from ("", *page.block(f"The same, but: {', '.join(filter(None, unsaid))}", 2, DIM))


def _change(change: Change, page: Lines) -> Iterator[str]:
    mark = EFFECTS[change.effect]
    indent = 12 if page.width >= COLUMNS else 4
    lines = page.block(plain(change.text), indent, BOLD)
    yield from page.beside(f"{mark.symbol} {mark.word}", TONES[mark.tone], lines, indent)
    for label, quotes in (("Before", change.before), ("Now", change.after)):
        if quotes:
            yield from page.block(f"{label}:", indent + 2, DIM)
            yield from page.evidence(evidence_of(quotes), indent + 2)
