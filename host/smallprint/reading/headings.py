"""Headings by look: a bold, numbered or lonely short line over a text; and paragraphs dressed as headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.reading.draft import Draft

_TITLE_LENGTH = 100
_TITLE_WORDS = 12
_PLAIN_WORDS = 8
_PROSE_WORDS = 12
_HEADING_WORDS = 25

_NUMBERED = re.compile(
    r"^(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?|[IVX]{1,5}[.)]|[A-Z][.)]|(?:article|section|part"
    r"|artikel)\s\d{1,3}\W?)"
    r"\s+[^\W\d_]",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d[./]\d\d?[./]\d\d")


def mend_headings(drafts: list[Draft]) -> None:
    """Make headings of lines that look like one, and paragraphs of headings that hold whole sentences."""
    base = 0  # level of the last real heading
    capitals = False  # whether a line in capitals stands below it
    for number, draft in enumerate(drafts):
        if draft.kind == "heading":
            if _is_sentence(draft):
                draft.kind, draft.level = "paragraph", 0
            else:
                base, capitals = draft.level, False
            continue
        look = _look(drafts, number)
        if look is None:
            continue
        if look == "capitals":
            capitals = True
        below = 1 if look == "capitals" else 1 + capitals
        draft.kind, draft.level = "heading", min(base + below + _depth(draft.text), 6)


def _is_sentence(draft: Draft) -> bool:
    words = draft.words
    return words > _HEADING_WORDS or (words > _PLAIN_WORDS and draft.text.endswith((".", ";", ",")))


def _look(drafts: list[Draft], number: int) -> str | None:
    """What makes a block look like a heading, or None."""
    draft = drafts[number]
    text = draft.text
    if draft.kind != "paragraph" or len(text) > _TITLE_LENGTH or number + 1 == len(drafts):
        return None
    if (
        draft.words > _TITLE_WORDS
        or text.endswith((".", ";", ",", "!"))
        or _DATED.search(text)
        or "@" in text
    ):
        return None
    if 2 * draft.linked > len(text) or not any(map(str.isalpha, text)):
        return None
    if sum(map(str.isalpha, text)) >= 6 and text == text.upper() != text.lower():
        return "capitals"
    if draft.bold >= len(text) - text.count(" ") - 1:
        return "bold"
    if text.endswith(":"):
        return None
    following = drafts[number + 1]
    if _NUMBERED.match(text):
        return None if _NUMBERED.match(following.text) and following.words <= _TITLE_WORDS else "numbered"
    lonely = draft.words <= _PLAIN_WORDS and text[0].isupper() and "," not in text
    if lonely and following.kind == "paragraph" and following.words >= _PROSE_WORDS:
        return "plain"
    return None


def _depth(text: str) -> int:
    """How deep a numbered heading is: 0 for "2.", 1 for "2.1"."""
    match = _NUMBERED.match(text)
    return match["number"].count(".") if match and match["number"] else 0
