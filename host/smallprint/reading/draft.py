"""A block of text before the policy is put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from smallprint.errors import InputError
from smallprint.reading.canonical import count_words

if TYPE_CHECKING:
    from lxml.etree import _Element

    from smallprint.messages import BlockKind

Zone = Literal["main", "header", "footer", "nav", "dialog"]
"""Where in the page a block stands, by tag and role alone."""

_MOST_BLOCKS = 50_000
_MOST_SENTENCES = 200_000
"""The longest policies have some thousands of each. Each takes memory and time, however short it is."""


def require_few(blocks: int, sentences: int = 0) -> None:
    """Raise `InputError` `too_large` for a document of more blocks or sentences than are read."""
    if blocks > _MOST_BLOCKS or sentences > _MOST_SENTENCES:
        raise InputError(
            "too_large",
            f"The document has more than {_MOST_BLOCKS:,} paragraphs, or {_MOST_SENTENCES:,} sentences.",
            "Save the policy itself as HTML or text, without the rest of the site.",
        )


@dataclass(slots=True)
class Draft:
    """One block as it was found in the page.

    `text` is canonical, without newlines. `links` are offsets into `text` with an absolute address, or an
    empty one where it leads within the page or nowhere that a reader can follow. `bold` and `linked` are how
    many characters are set bold or are a link's words, `pressed` how many are a button's. `listing` tells
    one list from the next (0 outside lists). `inside` is set for blocks in the page's `main` or `article`.
    `words` is how many there are, `origin` the element in which the text begins, None outside HTML.
    """

    kind: BlockKind
    text: str
    links: list[tuple[int, int, str]] = field(default_factory=list)
    level: int = 0
    headers: tuple[str, ...] = ()
    zone: Zone = "main"
    inside: bool = False
    listing: int = 0
    bold: int = 0
    linked: int = 0
    pressed: int = 0
    origin: _Element | None = None
    words: int = field(init=False)

    def __post_init__(self) -> None:
        self.words = count_words(self.text)
