"""Text in columns of a terminal, where a Chinese character or an emoji takes two and an accent none."""

from __future__ import annotations

import unicodedata

EMOJI_STYLE = "\ufe0f"  # may widen the character before it by one


def width_of(text: str) -> int:
    """The number of columns that `text` takes at most."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns (2 or more); words that are longer are cut."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece in _pieces(word, width):
            cells = width_of(piece)
            if line and used + 1 + cells <= width:
                line, used = f"{line} {piece}", used + 1 + cells
            else:
                if line:
                    lines.append(line)
                line, used = piece, cells
    return [*lines, line] if line else lines


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return int(character == EMOJI_STYLE or not unicodedata.category(character).startswith("M"))


def _pieces(word: str, width: int) -> list[str]:
    """The word in pieces of at most `width` columns."""
    if width_of(word) <= width:
        return [word]
    pieces, piece, used = [], "", 0
    for character in word:
        cells = _cells(character)
        if piece and used + cells > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + cells
    return [*pieces, piece]
