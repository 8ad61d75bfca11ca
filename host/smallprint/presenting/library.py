"""The list of the library and the versions of a policy, in a terminal.

These and the other views of the library are made of the same lines as a report, so the same holds: at most `width`
columns but for addresses, ANSI colours only if `colour`, no control character of a policy, a newline at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smallprint.presenting.clean import plain, safe_href
from smallprint.presenting.lines import BOLD, DIM, TONES, Lines, fitting, written
from smallprint.presenting.words import count, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallprint.messages import Entry, Shelf, VersionItem, Versions

EMPTY: Final = "Nothing is kept here yet, or nothing that fits."
NO_DAY: Final = "unknown day"
_MEGABYTE = 1_000_000


def shelf_to_terminal(shelf: Shelf, *, width: int, colour: bool) -> str:
    """The list: each policy by its number, then what it can be filtered by, and how much room it all takes."""
    return written(_shelf(shelf, Lines(fitting(width), colour)))


def versions_to_terminal(versions: Versions, *, width: int, colour: bool) -> str:
    """The versions of one policy by their numbers."""
    page = Lines(fitting(width), colour)
    numbered = [(item.version, _version(item)) for item in versions.versions]
    return written(_numbered(numbered, page))


def _shelf(shelf: Shelf, page: Lines) -> Iterator[str]:
    yield from _numbered([(entry.policy, _entry(entry)) for entry in shelf.entries], page)
    yield ""
    if not shelf.total:
        yield from page.block(EMPTY, 2)
    elif not shelf.entries:
        yield from page.block(
            f"There {'is' if shelf.total == 1 else 'are'} only {count(shelf.total, 'policy', 'policies')}.", 2
        )
    elif len(shelf.entries) < shelf.total:
        yield from page.block(f"{len(shelf.entries):,} of {count(shelf.total, 'policy', 'policies')}", 2, DIM)
    offered = " · ".join(f"{each.id} ({each.count:,})" for each in shelf.filters if each.count)
    if offered:
        yield from page.block(f"--says: {plain(offered)}", 2, DIM)
    room = f"{shelf.size / _MEGABYTE:,.1f} MB on this computer"
    kept = (
        f"removed {count(shelf.retention, 'day')} after you last saw it"
        if shelf.retention
        else "kept for good"
    )
    yield from page.block(f"{room} · {kept}", 2, DIM)
    if shelf.set_aside:
        yield from page.block(f"A damaged library was set aside: {plain(shelf.set_aside)}", 2, TONES["care"])


def _entry(entry: Entry) -> Iterator[tuple[str, str]]:
    """Words with their style."""
    yield plain(entry.service) or plain(entry.title) or "A privacy policy", BOLD
    found = count(entry.watch_outs, "thing to watch out for", "things to watch out for")
    told = (
        "changed since you looked" if entry.changed else "",
        f"{found} ({entry.serious} serious)" if entry.serious else found,
        f"read {iso_day(entry.read_at) or NO_DAY}",
        f"last updated {iso_day(entry.updated)}" if iso_day(entry.updated) else "",
        f"{entry.versions:,} versions" if entry.versions > 1 else "",
    )
    yield " · ".join(filter(None, told)), ""
    if href := safe_href(entry.url):
        yield href, DIM
    if entry.match:
        yield f"“{plain(entry.match)}”", DIM


def _version(item: VersionItem) -> Iterator[tuple[str, str]]:
    read, checked = iso_day(item.read_at), iso_day(item.checked_at)
    yield f"Read {read or NO_DAY}", BOLD
    told = (
        f"last updated {iso_day(item.updated)}" if iso_day(item.updated) else "",
        count(item.words, "word"),
        f"still the same on {checked}" if checked and checked != read else "",
        "" if item.shown_at else "never shown",
    )
    yield " · ".join(filter(None, told)), ""


def _numbered(entries: Sequence[tuple[int, Iterable[tuple[str, str]]]], page: Lines) -> Iterator[str]:
    indent = max((len(str(number)) for number, _ in entries), default=0) + 4
    for number, words in entries:
        yield ""
        lines = [line for text, style in words for line in page.block(text, indent, style)]
        yield from page.beside(str(number), "", lines, indent)
