"""The summary as one HTML file without scripts, to keep or to send."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.presenting.outline import outline
from smallprint.presenting.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.messages import Summary
    from smallprint.presenting.outline import Entry, Evidence, Group, Outline, Section


def to_html(summary: Summary) -> str:
    """A whole HTML document in UTF-8. Its content security policy allows its own style sheet, no more."""
    page = outline(summary)
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(page.service)}: the small print</title>
<style>{style}</style>
</head>
<body>
{"".join(_masthead(page))}<main>
{"".join(line for section in page.sections for line in _section(section, page.language))}</main>
</body>
</html>
"""


def _masthead(page: Outline) -> Iterator[str]:
    yield f"<header>\n<h1>{escape(page.service)}</h1>\n"
    if page.title != page.service:
        yield f"<p>{escape(page.title)}</p>\n"
    yield f"<p>{escape(page.glance)}</p>\n</header>\n"


def _section(section: Section, language: str) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.heading)}</h2>\n"
    if section.note:
        yield f"<p>{escape(section.note)}</p>\n"
    for group in section.groups:
        yield from _group(group, language)
    yield "</section>\n"


def _group(group: Group, language: str) -> Iterator[str]:
    if group.title:
        yield f"<h3>{escape(group.title)}</h3>\n"
    evident = any(entry.quotes for entry in group.entries)
    kind = ' class="data"' if group.title else "" if evident else ' class="plain"'
    yield f"<ul{kind}>\n"
    for entry in group.entries:
        yield from _datum(entry, language) if group.title else _entry(entry, language)
    yield "</ul>\n"


def _entry(entry: Entry, language: str) -> Iterator[str]:
    mark, text = entry.mark, escape(entry.text)
    if mark:
        yield f'<li class="marked"><span class="mark {mark.tone}">{mark.symbol} {mark.word}</span><div>'
    else:
        yield "<li><div>"
    if entry.href:
        text = f'<a href="{escape(entry.href)}" rel="noopener noreferrer">{text}</a>'
    yield f"<p>{f'<strong>{text}</strong>' if entry.detail else text}</p>"
    if entry.detail:
        yield f'<p class="detail">{escape(entry.detail)}</p>'
    if entry.quotes:
        yield f"<details><summary>{count(len(entry.quotes), 'quote')}</summary>"
        yield from _evidence(entry.quotes, language)
        yield "</details>"
    yield "</div></li>\n"


def _datum(entry: Entry, language: str) -> Iterator[str]:
    """A type of data is its own handle: click the name to see the words that prove it."""
    tags = "".join(f'<span class="tag">{tag}</span>' for tag in entry.tags)
    yield f"<li><details><summary>{escape(entry.text)}{tags}</summary>"
    yield from _evidence(entry.quotes, language)
    yield "</details></li>\n"


def _evidence(quotes: Sequence[Evidence], language: str) -> Iterator[str]:
    for quote in quotes:
        place = f"<cite>{escape(quote.place)}</cite>" if quote.place else ""
        yield f'<blockquote lang="{escape(language)}">“{escape(quote.text)}”{place}</blockquote>'
