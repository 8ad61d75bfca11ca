"""Markdown and plain text to blocks."""

from __future__ import annotations

import re

from smallprint.reading.canonical import squeeze
from smallprint.reading.draft import Draft, require_few

_ATX = re.compile(r"^ {0,3}(#{1,6})\s+(.*)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_ITEM = re.compile(r"^(\s{0,40})(?:[*+•·▪◦‣●-]|\d{1,3}[.)])\s+(.*)$")
_INLINE_LINK = re.compile(
    r"!?\[([^\[\]]{0,500})\]\(\s{0,3}<?([^()\s<>]{0,2000})>?(?:\s+\"[^\"]{0,200}\")?\s{0,3}\)"
)
_AUTO_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{2,3}|`+)(?=\S)|(?<=\S)(?<!\\)(\*{1,3}|_{2,3}|`+)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def read_plain(text: str, *, markdown: bool) -> list[Draft]:
    """The blocks of a Markdown or plain text. Blank lines part paragraphs. Raises `InputError` `too_large`."""
    drafts: list[Draft] = []
    lines: list[str] = []
    item: tuple[int, int] | None = None  # depth and list of the current list item
    indents: list[int] = []
    listing = 0

    def flush() -> None:
        if lines:
            drafts.extend(_paragraph(lines, item, markdown=markdown))
            lines.clear()
            require_few(len(drafts))

    for line in text.splitlines():
        if not line.strip():
            flush()
            continue
        heading = _ATX.match(line) if markdown else None
        bullet = _ITEM.match(line)
        if heading:
            flush()
            item, indents = None, []
            title = heading[2].rstrip().rstrip("#")
            drafts.append(_draft("heading", title, len(heading[1]), markdown=markdown))
        elif markdown and lines and item is None and _UNDERLINE.match(line):
            *before, title = lines
            lines[:] = before
            flush()
            drafts.append(_draft("heading", title, 1 if "=" in line else 2, markdown=markdown))
            lines.clear()
        elif bullet:
            flush()
            indent = len(bullet[1].expandtabs(4))
            if item is None:
                indents, listing = [], listing + 1
            while indents and indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            item = (len(indents), listing)
            lines.append(bullet[2])
        else:
            if item is not None and not lines and not line[:1].isspace():
                item, indents = None, []
            lines.append(line)
    flush()
    return [draft for draft in drafts if draft.text]


def _paragraph(lines: list[str], item: tuple[int, int] | None, *, markdown: bool) -> list[Draft]:
    if all(set(line.strip()) <= set("-*_= ") for line in lines):
        return []
    draft = _draft("list_item" if item else "paragraph", " ".join(lines), 0, markdown=markdown)
    if item:
        draft.level, draft.listing = item
    whole = " ".join(lines).strip()
    if markdown and whole.startswith("**") and whole.endswith("**") and "**" not in whole[2:-2]:
        draft.bold = len(draft.text)
    return [draft]


def _draft(kind: str, source: str, level: int, *, markdown: bool) -> Draft:
    if not markdown:
        return Draft(kind=kind, text=squeeze(source), level=level)  # type: ignore[arg-type]
    line = _Line()
    links: list[tuple[int, int, str]] = []
    position = 0
    linked = 0
    source = _AUTO_LINK.sub(lambda match: f"[{match[1].removeprefix('mailto:')}]({match[1]})", source)
    for match in _INLINE_LINK.finditer(source):
        line.add(_unmark(source[position : match.start()]))
        before = line.length
        if not match[0].startswith("!"):
            line.add(_unmark(match[1]))
        after = line.length - line.spaced
        if match[2].startswith(("http://", "https://", "mailto:", "tel:")) and after > before:
            links.append((before, after, match[2]))
        linked += max(after - before, 0)
        position = match.end()
    line.add(_unmark(source[position:]))
    text = squeeze("".join(line.pieces))
    links = [(start, min(end, len(text)), href) for start, end, href in links if start < len(text)]
    return Draft(kind=kind, text=text, level=level, links=links, linked=linked)  # type: ignore[arg-type]


class _Line:
    """Canonical text in the making, whose length is known at each piece. `spaced` is whether it ends in a space."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.spaced = False

    def add(self, piece: str) -> None:
        words = squeeze(f"|{piece}|")[1:-1]
        if self.spaced or not self.length:
            words = words.lstrip(" ")
        if words:
            self.pieces.append(words)
            self.length += len(words)
            self.spaced = words.endswith(" ")


def _unmark(text: str) -> str:
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))
