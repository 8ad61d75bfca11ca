"""A PDF to what `read` makes a policy of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallprint.errors import PageError
from smallprint.reading.canonical import squeeze
from smallprint.reading.frames import Capture
from smallprint.reading.head import Head
from smallprint.reading.pdf.child import extract
from smallprint.reading.pdf.layout import make_blocks
from smallprint.reading.pdf.lines import make_lines
from smallprint.reading.pdf.running import without_running_lines

if TYPE_CHECKING:
    from smallprint.reading.draft import Draft

_TITLES_OF_PROGRAMS = re.compile(
    r"^(?:microsoft word\b|untitled|document\d*$|powerpoint)|\.(?:docx?|pdf|indd|html?|tmp|odt|rtf)$|^\W*$",
    re.IGNORECASE,
)
"""What programs write as title when nobody gave one."""


def read_pdf(data: bytes) -> Capture:
    """Read the PDF in `data`.

    Raises `InputError` as `extract` does, and `PageError` `nothing_to_read` for one that holds pictures of its
    text only.
    """
    taken = extract(data)
    drafts = make_blocks(without_running_lines(make_lines(taken.pieces)))
    if not drafts:
        raise PageError(
            "nothing_to_read",
            "This PDF holds no text, only pictures of it.",
            "Look for the policy as a web page, or make the PDF searchable (OCR) and read that.",
        )
    title = squeeze(taken.title)
    if _TITLES_OF_PROGRAMS.search(title):
        title = ""
    return Capture(drafts, head=Head(title=title or _title(drafts), language=taken.language))


def _title(drafts: list[Draft]) -> str:
    """The first of the largest headings, or the first line."""
    headings = [draft for draft in drafts[:20] if draft.kind == "heading"]
    top = min(headings, key=lambda draft: draft.level, default=drafts[0])
    return top.text if len(top.text) <= 200 else ""
