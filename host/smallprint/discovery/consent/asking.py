"""One frame's words of consent: which sentences ask to agree to documents, and which only tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.discovery.consent.documents import find_documents
from smallprint.discovery.consent.forms import Forms, Nearness
from smallprint.discovery.consent.passages import Passage, Span, is_block, is_shown, read_passage
from smallprint.discovery.consent.prose import is_document, is_prose
from smallprint.discovery.consent.words import acts, is_captcha
from smallprint.discovery.sites import hosts_policies, same_owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from smallprint.discovery.anchors import Place
    from smallprint.discovery.view import ParsedFrame

_LONGEST = 400
"""Characters of the words that are shown."""
_BLOCKS = 6
"""Blocks around a link in which the words may stand, the innermost first."""
_ANCESTORS = 40
_LINKS = 12
_NOTICES = frozenset({"footer", "banner"})
"""Where a page speaks for its site, whatever its own text is about."""
_SCORES = {"privacy": 0.9, "children": 0.7}
_SCORE_OF_OTHERS = 0.4
"""Of documents that are no privacy policies: from 0.5 on a link is worth following as one."""
_REASON = "Words of consent name it."


@dataclass(frozen=True, slots=True)
class Found:
    """A moment, whether it is hidden at first, and whether it is of a cookie banner."""

    moment: messages.Moment
    hidden: bool
    banner: bool


class Search:
    """The search in one frame: `root` is its document."""

    def __init__(self, frame: ParsedFrame, root: _Element) -> None:
        self._url = frame.url
        self._places = frame.places
        self._documents = {
            link: document
            for link, document in find_documents(frame).items()
            if all(map(is_shown, link.iterancestors()))
        }
        self._passages: dict[_Element, Passage | None] = {}
        self._agreements: dict[_Element, list[Span]] = {}
        if self._documents:
            self._forms = Forms(root)
            self._is_document = is_document(root)

    def moments(self) -> Iterator[Found]:
        """All moments of the frame, those with words of consent first."""
        told: set[str | None] = set()
        others: list[_Element] = []
        for link in self._documents:
            found = self._agreement(link)
            if found is None:
                others.append(link)
                continue
            told.update(document.url for document in found.moment.links)
            yield found
        for link in others:
            document = self._documents[link]
            if document.named and document.kind in ("privacy", "children") and document.url not in told:
                yield from self._notice(link)

    def _agreement(self, link: _Element) -> Found | None:
        """The words of consent that name the document of this link."""
        place, hidden = self._places.of(link)
        banner = place == "banner"
        if self._is_document and place not in _NOTICES and not self._in_form(link):
            return None
        stretch = self._stretch(link, loose=banner)
        if stretch is None:
            return None
        block, passage, span = stretch
        near = self._forms.nearness(block, typed=banner)
        if banner and near == "beside":
            near = ""
        links = self._links(passage.within(span))
        text = passage.text[slice(*span)]
        if not self._counts(block, text, place, near, links):
            return None
        text = _cut(text, passage.links[link][1] - span[0])
        return Found(messages.Moment(text=text, form=bool(near), links=links), hidden, banner and not near)

    def _stretch(self, link: _Element, *, loose: bool) -> tuple[_Element, Passage, Span] | None:
        """Words of consent with a link in them, and the smallest block in which they stand."""
        for block in _blocks(link):
            passage = self._passage(block)
            if passage is None:
                return None
            if block not in self._agreements:
                self._agreements[block] = passage.agreements(self._documents, loose=loose)
            for span in self._agreements[block]:
                if link in passage.within(span):
                    return block, passage, span
        return None

    def _in_form(self, link: _Element) -> bool:
        return any(self._forms.nearness(block) == "inside" for block in _blocks(link))

    def _counts(
        self, block: _Element, text: str, place: Place, near: Nearness, documents: list[messages.Link]
    ) -> bool:
        """Whether words of consent ask the reader of this page, rather than tell of it."""
        if near == "inside":
            return True
        running = self._is_document or is_prose(block)
        if near == "beside" and not running:
            return True
        if not acts(text) or not any(self._is_own(document.url) for document in documents):
            return False
        return place in _NOTICES or not (running or place == "article")

    def _notice(self, link: _Element) -> Iterator[Found]:
        """The sentence of a link to a privacy policy in a form, or in words of its own beside one."""
        place, hidden = self._places.of(link)
        block = next(_blocks(link), None)
        passage = None if block is None else self._passage(block)
        if block is None or passage is None or self._is_document:
            return
        near = self._forms.nearness(block, typed=True)
        span = passage.sentence(link)
        if not near or span is None:
            return
        text = passage.text[slice(*span)]
        bare = passage.links[link] == span
        if is_captcha(text) or (near == "beside" and (bare or place != "page" or is_prose(block))):
            return
        links = self._links(passage.within(span))
        if links:
            text = _cut(text, passage.links[link][1] - span[0])
            yield Found(messages.Moment(text=text, form=True, links=links), hidden, banner=False)

    def _passage(self, block: _Element) -> Passage | None:
        if block not in self._passages:
            self._passages[block] = read_passage(block)
        return self._passages[block]

    def _links(self, elements: list[_Element]) -> list[messages.Link]:
        """The documents that these links lead to, each once, in this order."""
        links: dict[str, messages.Link] = {}
        for element in elements:
            document = self._documents.get(element)
            if document is not None and document.url is not None:
                link = messages.Link(
                    url=document.url,
                    text=document.text,
                    score=_SCORES.get(document.kind, _SCORE_OF_OTHERS),
                    reasons=[_REASON],
                    kind=document.kind,
                    language=document.language,
                )
                links.setdefault(document.url, link)
        return list(links.values())[:_LINKS]

    def _is_own(self, url: str) -> bool:
        return same_owner(url, self._url) or hosts_policies(url)


def _blocks(link: _Element) -> Iterator[_Element]:
    """The blocks of text around a link, the innermost first."""
    around = (element for element in islice(link.iterancestors(), _ANCESTORS) if is_block(element))
    return islice(around, _BLOCKS)


def _cut(text: str, needed: int) -> str:
    """At most so much of a text as is shown: its beginning, or the words up to the offset `needed`."""
    if len(text) <= _LONGEST:
        return text
    start = 0
    if needed > _LONGEST:
        start = text.find(" ", needed - _LONGEST, needed) + 1 or needed - _LONGEST
    if len(text) - start <= _LONGEST:
        return text[start:]
    end = text.rfind(" ", start + 1, start + _LONGEST + 1)
    return text[start : end if end > start else start + _LONGEST]
