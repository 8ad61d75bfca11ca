"""The links of a page that lead to a legal document, or name one without leading anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from smallprint.discovery.address import absolute, read_address
from smallprint.discovery.names import read_name
from smallprint.discovery.sites import is_embedded_service, same_owner

if TYPE_CHECKING:
    from lxml.etree import _Element

    from smallprint.discovery.view import ParsedFrame

DocumentKind = Literal["privacy", "children", "cookies", "terms"]

_MOST_NAMED = 200
_LABEL_WITHOUT_NAME = 40
"""Characters of a link's words ("here", "Read more") that leave it to the address to tell."""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """What a link leads to. `url` is None where only a script knows; `named`: its own words say it.

    `language` is ISO 639-1 where its name tells it.
    """

    url: str | None
    text: str
    kind: DocumentKind
    named: bool
    language: str = ""


def find_documents(frame: ParsedFrame) -> dict[_Element, DocumentLink]:
    """The first and last hundred links to legal documents, in page order, by element.

    Documents of services that many sites embed are left out: they are not what this site asks to agree to.
    """
    elements, texts = frame.anchors.elements, frame.anchors.texts
    numbers = [
        number for number in sorted(frame.anchors.legal | frame.anchors.terms) if _is_outer(elements[number])
    ]
    if len(numbers) > _MOST_NAMED:
        numbers = numbers[: _MOST_NAMED // 2] + numbers[-_MOST_NAMED // 2 :]
    found = {}
    for number in numbers:
        document = _document(elements[number].get("href") or "", texts[number], frame)
        if document is not None:
            found[elements[number]] = document
    return found


def _is_outer(anchor: _Element) -> bool:
    """Whether a link is one to a browser, as those within links are not."""
    return anchor.tag == "a" and next(anchor.iterancestors("a"), None) is None


def _document(href: str, text: str, frame: ParsedFrame) -> DocumentLink | None:
    url = None if href.startswith("#") else absolute(frame.base, href)
    if url is not None and is_embedded_service(url) and not same_owner(url, frame.url):
        return None
    name = read_name(text) if text else None
    named = name is not None
    if name is None and url is not None and len(text) <= _LABEL_WITHOUT_NAME:
        name = read_address(url)
    if name is None or name.kind == "other" or name.choices or name.guide:
        return None
    return DocumentLink(url, text, name.kind, named, name.language)
