"""Links that lead to words inside a page: text fragments, as browsers know them (`#:~:text=`).

A browser that does not know them opens the page at its top. See https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

from urllib.parse import quote, urldefrag

WHOLE = 16
"""Quotes of up to so many words are looked for as they are; of longer ones the ends are."""
ENDS = 8
"""Words of each end: fewer are found too often in a policy."""
DIRECTIVE = ":~:"


def text_fragment(url: str, words: str) -> str:
    """The address of `words` in the page at `url`: its own fragment is kept, for pages that find their way by it.

    What is named by one piece must stand in one block of the page, so a quote of several lines is given by its
    ends, as a long one is. extension/lib/fragment.js does the same.
    """
    page, fragment = urldefrag(url)
    fragment = fragment.partition(DIRECTIVE)[0]
    lines = [listed for line in words.splitlines() if (listed := line.split())]
    if not lines:
        return url
    is_whole = len(lines) == 1 and len(lines[0]) <= WHOLE
    parts = lines if is_whole else [lines[0][:ENDS], lines[-1][-ENDS:]]
    text = ",".join(_encode(" ".join(part)) for part in parts)
    return f"{page}#{fragment}{DIRECTIVE}text={text}" if text else url


def _encode(words: str) -> str:
    """Percent-encoded, also the dash: beside a comma it would mean that a context follows."""
    return quote(words, safe="", errors="ignore").replace("-", "%2D")
