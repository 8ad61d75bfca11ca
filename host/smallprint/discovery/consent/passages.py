"""One block of a page as its readers see it: its text, the links in it, and the sentences that agree."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from smallprint.discovery.consent.words import agrees, is_captcha
from smallprint.reading.elements import BLOCK, BLOCK_STYLE, SILENT
from smallprint.reading.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element

_LONGEST = 1_500
"""Characters of a block that is looked at; a longer one is a document rather than a notice."""
_EVENTS = 1_000
_CONTROLS = frozenset({"button", "input", "select", "textarea", "option"})
_SOFT = BLOCK | {"label", "br"}
_ENDS = (".", "!", "?", "…", "。", "！", "？")

Span = tuple[int, int]


@dataclass(slots=True)
class Passage:
    """The text of a block, white space collapsed, one space where inner blocks and controls meet.

    `links` has the offsets of each link. `cuts` are the offsets at which inner blocks begin or end, True where
    a control stands there.
    """

    text: str = ""
    links: dict[_Element, Span] = field(default_factory=dict)
    cuts: dict[int, bool] = field(default_factory=dict)

    def within(self, span: Span) -> list[_Element]:
        """The links that begin in a stretch of the text."""
        return [link for link, place in self.links.items() if _within(place, span)]

    def sentence(self, link: _Element) -> Span | None:
        """The sentence around a link."""
        place = self.links[link]
        return next((span for part in self._parts(()) for span in part if _within(place, span)), None)

    def agreements(self, documents: Collection[_Element], *, loose: bool) -> list[Span]:
        """The stretches that agree to documents, which are links: the sentence that holds both words and link.

        A sentence that agrees and a neighbour that links ("... Read our policy.") make one stretch as well;
        where `loose`, also in different inner blocks, though not beyond a button.
        """
        if not agrees(self.text):
            return []
        places = [place for link, place in self.links.items() if link in documents]
        parts = list(self._parts(places))
        if loose:
            controls = sorted(cut for cut, control in self.cuts.items() if control)
            groups = groupby(parts, key=lambda part: bisect_right(controls, part[0][0]))
            parts = [[span for part in group for span in part] for _, group in groups]
        return [span for part in parts for span in self._stretches(part, places)]

    def _stretches(self, sentences: list[Span], places: list[Span]) -> Iterator[Span]:
        texts = [self.text[start:end] for start, end in sentences]
        agree = [agrees(text) for text in texts]
        link = [
            any(_within(place, span) for place in places) and (agreed or not is_captcha(text))
            for span, text, agreed in zip(sentences, texts, agree, strict=True)
        ]
        wanted = [
            (agree[at] and any(link[max(at - 1, 0) : at + 2]))
            or (link[at] and any(agree[max(at - 1, 0) : at + 2]))
            for at in range(len(sentences))
        ]
        start: int | None = None
        for at, (first, _) in enumerate(sentences):
            if wanted[at] and start is None:
                start = first
            if start is not None and not any(wanted[at + 1 : at + 2]):
                yield start, sentences[at][1]
                start = None

    def _parts(self, places: Iterable[Span]) -> Iterator[list[Span]]:
        """The sentences of each inner block, and of those together through which one sentence runs."""
        starts = {start for start, _ in places}
        begin = 0
        for cut in [*sorted(self.cuts), len(self.text)]:
            piece = self.text[begin:cut]
            if cut < len(self.text) and not self.cuts[cut] and self._runs_on(piece, cut, starts):
                continue
            lead = begin + len(piece) - len(piece.lstrip())
            if piece.strip():
                yield [(lead + start, lead + end) for start, end in split_sentences(piece.strip())]
            begin = cut

    def _runs_on(self, before: str, cut: int, starts: set[int]) -> bool:
        """Whether the sentence before a cut goes on behind it: "you agree to our" and a list of links."""
        before = before.rstrip()
        if not before:
            return True
        following = self.text[cut : cut + 2].lstrip()[:1]
        goes_on = following.islower() or following in ("&", ",") or not starts.isdisjoint((cut, cut + 1))
        if not goes_on or before.endswith(_ENDS):
            return False
        start, end = split_sentences(before)[-1]
        return agrees(before[start:end])


def is_block(element: _Element) -> bool:
    """Whether an element begins and ends a block of text; labels of fields do."""
    return element.tag in _SOFT or bool(BLOCK_STYLE.search((element.get("style") or "")[:500]))


def is_shown(element: _Element) -> bool:
    """Whether the text of an element can be on the page at all; shadow roots are captured as templates."""
    return element.tag not in SILENT or "shadowrootmode" in element.attrib


def read_passage(block: _Element) -> Passage | None:
    """The text of a block, None where it is too long for a notice."""
    from lxml.etree import iterwalk

    passage = Passage()
    begun: dict[_Element, int] = {}
    walker = iterwalk(block, events=("start", "end"))
    for number, (event, element) in enumerate(walker):
        inner = element is not block
        if inner and (element.tag in _CONTROLS or element.get("role") == "button"):
            passage.cuts[len(passage.text)] = True
        elif inner and is_block(element):
            passage.cuts.setdefault(len(passage.text), False)
        if event == "start":
            begun[element] = len(passage.text)
            if is_shown(element):
                _write(passage, element.text)
            else:
                walker.skip_subtree()
            continue
        if element.tag == "a":
            passage.links[element] = (begun[element], len(passage.text))
        if inner:
            _write(passage, element.tail)
        if number > _EVENTS or len(passage.text) > _LONGEST:
            return None
    return passage


def _write(passage: Passage, text: str | None) -> None:
    """Append what the browser shows of a text; of one that is far too long only so much that it shows."""
    if not text:
        return
    words = " ".join(text.split())[: _LONGEST + 1]
    meets = text[0].isspace() or len(passage.text) in passage.cuts
    if meets and passage.text and not passage.text.endswith(" "):
        passage.text += " "
    passage.text += words + (" " if words and text[-1].isspace() else "")


def _within(inner: Span, outer: Span) -> bool:
    """Whether a link begins in a sentence; the blank before it may be its own."""
    return outer[0] <= inner[0] + 1 and inner[0] < outer[1]
