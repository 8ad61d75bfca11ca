"""Blocks put together to a policy: canonical text, paths of headings, lead-ins, sentences, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smallprint.reading.draft import Draft, require_few
from smallprint.reading.policy import Block, Link, Sentence
from smallprint.reading.sentences import split_sentences

_FINAL = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_ANNOUNCES = re.compile(
    r"\b(?:following|follows|(?:described|listed|set out|explained|outlined) below|suivant\w*|ci-dessous|folgend\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Assembly:
    """The parts of a `Policy` that come from its blocks."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...]


def assemble(drafts: list[Draft]) -> Assembly:
    """Put `drafts` together, in their order, joined by one newline each. Raises `InputError` `too_large`."""
    require_few(len(drafts))
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    links: list[Link] = []
    trail: list[tuple[int, str]] = []
    leads = _Leads()
    position = 0
    for number, draft in enumerate(drafts):
        heading = draft.kind == "heading"
        if heading:
            while trail and trail[-1][0] >= draft.level:
                trail.pop()
        lead_in = leads.of(draft)
        end = position + len(draft.text)
        blocks.append(
            Block(
                kind=draft.kind,
                start=position,
                end=end,
                section=tuple(text for _, text in trail),
                lead_in=lead_in,
                headers=draft.headers,
                level=draft.level,
            )
        )
        if heading:
            trail.append((draft.level, draft.text))
        else:
            sentences += [
                Sentence(position + first, position + last, number)
                for first, last in split_sentences(draft.text)
            ]
            require_few(len(drafts), len(sentences))
        links += [Link(position + first, position + last, href) for first, last, href in draft.links if href]
        leads.note(draft, lead_in, len(sentences) - 1)
        position = end + 1
    return Assembly(
        text="\n".join(draft.text for draft in drafts),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        links=tuple(links),
    )


class _Leads:
    """The sentence that leads into each list: the last one of the block just before its first item."""

    def __init__(self) -> None:
        self._previous: Draft | None = None
        self._last_sentence = -1
        self._of_list: dict[int, int | None] = {}
        self._at_depth: dict[int, int | None] = {}

    def of(self, draft: Draft) -> int | None:
        """Index of the sentence that leads into `draft`, or None."""
        if draft.kind != "list_item":
            return None
        listing, depth = draft.listing, draft.level
        previous = self._previous
        adjoins = previous is not None and previous.kind == "list_item" and previous.level >= depth
        if adjoins and depth in self._at_depth:
            # the same list, or another right after it, as word processors make of one
            return self._at_depth[depth]
        if listing > 0 and listing in self._of_list:
            return self._of_list[listing]
        lead = None
        if previous is not None and previous.kind != "heading" and _leads_in(previous.text):
            lead = self._last_sentence
        self._of_list[listing] = lead
        return lead

    def note(self, draft: Draft, lead_in: int | None, last_sentence: int) -> None:
        """Remember `draft` with its lead-in and the index of its last sentence."""
        if draft.kind == "list_item":
            self._at_depth = {depth: lead for depth, lead in self._at_depth.items() if depth < draft.level}
            self._at_depth[draft.level] = lead_in
        else:
            self._at_depth = {}
        self._previous = draft
        self._last_sentence = last_sentence


def _leads_in(text: str) -> bool:
    """Whether a text announces a list: it does not end its sentence, or it says so."""
    if not _FINAL.search(text[-6:]):
        return True
    return _ANNOUNCES.search(text[-120:]) is not None
