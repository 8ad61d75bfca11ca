"""The frames of a captured page, joined to one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallprint.reading.buried import buried_blocks
from smallprint.reading.doubling import adds_to
from smallprint.reading.furniture import document_blocks
from smallprint.reading.head import Head, read_head
from smallprint.reading.markup import parse_html
from smallprint.reading.shadow import fill_slots
from smallprint.reading.walk import read_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.messages import Frame
    from smallprint.reading.draft import Draft

_NEXT_TO_NONE = 60
_DOCUMENT = 150
"""Words from which a frame below the top one is more than a banner, a form or an advertisement."""


@dataclass(slots=True)
class Capture:
    """What was found in a page: the document's blocks, the others with 0 before it or 1 after, and the "
    "head."""

    drafts: list[Draft]
    dropped: list[tuple[Draft, int]] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    warnings: list[str] = field(default_factory=list)


def read_frames(frames: Sequence[Frame], url: str | None) -> Capture:
    """Join `frames`, which come in page order. The first one is the page itself, at `url`."""
    whole = Capture([])
    for number, frame in enumerate(frames):
        part = _read_frame(frame.html, frame.url or url)
        if number == 0:
            whole = part
        elif _words(part.drafts) >= _DOCUMENT and adds_to(whole.drafts, part.drafts):
            whole.drafts += part.drafts
            whole.warnings += part.warnings
    return whole


def _read_frame(html: str, url: str | None) -> Capture:
    root = parse_html(html)
    if root is None:
        return Capture([])
    fill_slots(root)
    blocks = read_blocks(root, url)
    kept = document_blocks(blocks)
    capture = Capture([block for block, keep in zip(blocks, kept, strict=True) if keep], head=read_head(root))
    if _words(capture.drafts) < _NEXT_TO_NONE:
        buried = buried_blocks(root, url)
        if _words(buried) > max(_DOCUMENT, 2 * _words(capture.drafts)):
            capture.drafts = buried
            capture.warnings.append(
                "The page shows no text without its scripts; this was read from its data."
            )
            return capture
    seen = False
    for block, keep in zip(blocks, kept, strict=True):
        if not keep:
            capture.dropped.append((block, int(seen)))
        seen = seen or keep
    return capture


def _words(drafts: list[Draft]) -> int:
    return sum(draft.words for draft in drafts)
