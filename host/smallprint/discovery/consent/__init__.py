"""Where a page asks its readers to agree to documents: "By signing up you agree to our Terms".

documents.py  links that name a legal document
passages.py   the block around a link, its sentences
prose.py      whether words are of the page's own running text, which asks nobody
forms.py      whether a form stands with them
asking.py     which sentences ask
words.py      by which words
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.discovery.consent.asking import Found, Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.discovery.view import View
    from smallprint.messages import Moment

_MOST = 6


def find_moments(view: View) -> list[Moment]:
    """The words by which readers of a page agree to documents, at most six, those in sight first.

    Each `text` is as the page has it, white space collapsed, at most 400 characters. A form that takes in data
    beside nothing but a link to a privacy policy counts as well. `links` is empty only where a form's own words
    name documents that no address leads to.
    """
    found: list[Found] = []
    for frame in view.frames:
        if frame.root is not None:
            found.extend(Search(frame, frame.root).moments())
    return list(_best(found))


def _best(found: list[Found]) -> Iterator[Moment]:
    """Those in sight first; none twice, none that is part of another, one cookie banner."""
    texts: list[str] = []
    banner = False
    for item in sorted(found, key=lambda item: item.hidden):
        text = "".join(item.moment.text.split()).casefold()
        if any(text in other or other in text for other in texts) or (banner and item.banner):
            continue
        texts.append(text)
        banner = banner or item.banner
        yield item.moment
        if len(texts) == _MOST:
            return
