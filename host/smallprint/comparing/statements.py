"""What one report says, by the ids of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.messages import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallprint.messages import Quote, Report, Tone

BETWEEN = " · "
"""Stands between things that are no sentences."""
_LONGEST = 240
"""Characters of the policy's own words: some 40 words, as many as a card shows of them."""
_ENDS = (".", "!", "?", ";", ":", "”", '"')


class Statements:
    """A report, and its findings by practice."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.findings = {finding.practice: finding for finding in report.findings}

    def quoted(self, practices: Iterable[str]) -> Side | None:
        """The first of these practices that was found, in the policy's own words; None if there is none.

        What is on no card has no other words: whom it is for and how firmly it is said is in these alone.
        """
        found = next((self.findings[name] for name in practices if name in self.findings), None)
        if found is None:
            return None
        return Side(text=own_words(found.quotes), tone=found.tone, quotes=found.quotes)

    def tone_of(self, practices: Iterable[str], quotes: Sequence[Quote]) -> Tone:
        """The worst that these practices mean to the reader, of those which these very quotes prove."""
        places = {(quote.start, quote.end) for quote in quotes}
        tones = {
            finding.tone
            for finding in map(self.findings.get, practices)
            if finding and not places.isdisjoint((quote.start, quote.end) for quote in finding.quotes)
        }
        return "bad" if "bad" in tones else "good" if "good" in tones else "neutral"


def own_words(quotes: Sequence[Quote]) -> str:
    """The first quote that is a sentence, else the first one, with what leads into it, in quotation marks."""
    place = next((i for i, quote in enumerate(quotes) if quote.text.endswith(_ENDS)), 0)
    text = quotes[place].text
    following = quotes[place + 1 : place + 2]
    if following and following[0].end <= quotes[place].start and following[0].text.endswith(":"):
        text = f"{following[0].text} {text}"
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return f"“{text}”"


def joined(sides: Sequence[Side], separator: str) -> Side | None:
    """Several things that a policy says on one point as one; its tone is that of the first. None if there are none."""
    if not sides:
        return None
    quotes = {(quote.start, quote.end): quote for side in sides for quote in side.quotes}
    text = separator.join(dict.fromkeys(side.text for side in sides))
    return Side(text=text, tone=sides[0].tone, quotes=[*quotes.values()])
