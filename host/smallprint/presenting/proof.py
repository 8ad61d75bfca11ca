"""Quotes as evidence: their words, where they stand in the policy, and a link to the place."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from smallprint.presenting.clean import plain, safe_href, shorten
from smallprint.presenting.fragments import text_fragment
from smallprint.presenting.shapes import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.messages import Quote, Report

_HEADINGS = 2
"""How many of the headings above a quote are told: the nearest, and whom or what it stands under."""
_LONGEST = 70
"""Characters of a heading; some pages mark whole paragraphs as one."""


class Proof:
    """Turns the quotes of a report into evidence."""

    def __init__(self, report: Report) -> None:
        href = safe_href(report.source.url)
        self._url = href if href and href.startswith(("http:", "https:")) else None
        self._title = _title(report)

    def of(self, quotes: Iterable[Quote]) -> tuple[Evidence, ...]:
        """The quotes in their order, those with the same words once."""
        told: dict[str, Evidence] = {}
        for quote in quotes:
            text = plain(quote.text)
            if text not in told:
                told[text] = self._evidence(text, quote)
        return tuple(told.values())

    def _evidence(self, text: str, quote: Quote) -> Evidence:
        headings = [heading for heading in map(plain, quote.section) if heading]
        if len(headings) > 1 and headings[0] == self._title:
            del headings[0]
        place = " › ".join(shorten(heading, _LONGEST) for heading in headings[-_HEADINGS:])
        return Evidence(text, place, text_fragment(self._url, text) if self._url else None)


def _title(report: Report) -> str:
    """The heading of the whole policy: the outermost one of most quotes. To tell it with each would be noise."""
    quotes = chain(
        *(item.quotes for item in report.overview), *(item.quotes for item in report.data_collected)
    )
    sections = [quote.section for quote in quotes if quote.section]
    ((heading, number),) = Counter(section[0] for section in sections).most_common(1) or [("", 0)]
    return plain(heading) if 2 * number > len(sections) else ""
