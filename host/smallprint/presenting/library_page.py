"""The list of kept policies as an HTML page, which leads to the page of each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from smallprint.presenting.clean import plain, shorten
from smallprint.presenting.outline import glance
from smallprint.presenting.webpage import SHELF, document
from smallprint.presenting.words import count, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.messages import Report

_LONGEST = 120

Shown = tuple[str, str, "Report"]
"""The address of a page, when its policy was read (ISO 8601), and its report."""


def shelf_to_html(shown: Sequence[Shown]) -> str:
    """The whole document, as safe as `to_html` makes one. The addresses are written as they are given."""
    head = f"<header>\n<h1>{SHELF}</h1>\n<p>{count(len(shown), 'policy', 'policies')}</p>\n</header>\n"
    entries = "".join(line for each in shown for line in _entry(*each))
    body = f'<main>\n<section>\n<ul class="shelf">\n{entries}</ul>\n</section>\n</main>\n' if shown else ""
    return document(SHELF, head + body)


def name_of(report: Report) -> str:
    """What the policy is listed as."""
    return shorten(plain(report.source.service) or plain(report.source.title), _LONGEST) or "A privacy policy"


def _entry(href: str, read_at: str, report: Report) -> Iterator[str]:
    name, title, read = name_of(report), plain(report.source.title), iso_day(read_at)
    yield f'<li><div>\n<p><strong><a href="{escape(href)}">{escape(name)}</a></strong></p>\n'
    told = (
        shorten(title, _LONGEST) if title != name else "",
        f"Read on {read}" if read else "",
        glance(report),
    )
    yield f'<p class="detail">{escape(" · ".join(filter(None, told)))}</p>\n'
    serious = [plain(item.text) for item in report.watch_outs if item.severity == 3]
    if serious:
        yield '<ul class="plain">\n'
        yield from (f"<li>{escape(text)}</li>\n" for text in serious)
        yield "</ul>\n"
    yield "</div></li>\n"
