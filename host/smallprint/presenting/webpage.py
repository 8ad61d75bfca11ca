"""The report as one HTML file without scripts, to keep, to print or to send."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from smallprint.presenting.clean import address_of
from smallprint.presenting.outline import outline
from smallprint.presenting.words import NOBODY, REQUESTS, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallprint.messages import Report
    from smallprint.presenting.shapes import Entry, Evidence, Group, Outline, Request, Section

SHELF = "All policies"
LANGUAGE = re.compile(r"[a-z]{2,3}")


def to_html(report: Report, *, shelf: str | None = None) -> str:
    """A whole HTML document in UTF-8. `shelf` is the address of the list that it belongs to, if there is one."""
    page = outline(report)
    back = f'<nav><a href="{escape(shelf)}">{SHELF}</a></nav>\n' if shelf else ""
    return document(f"{page.service}: the small print", back + "".join(_Page(page.language).lines(page)))


def document(title: str, body: str) -> str:
    """A document with our style sheet. Its content security policy allows that, and no more. `body` is markup."""
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
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{body}</body>
</html>
"""


class _Page:
    """Writes the body. Quotes are marked as being in `language`, the rest is in English."""

    def __init__(self, language: str) -> None:
        self._lang = f' lang="{language}"' if LANGUAGE.fullmatch(language) else ""

    def lines(self, page: Outline) -> Iterator[str]:
        yield f"<header>\n<h1>{escape(page.service)}</h1>\n"
        if page.title != page.service:
            yield f"<p>{escape(page.title)}</p>\n"
        yield f'<p class="glance">{escape(page.glance)}</p>\n</header>\n<main>\n'
        for section in page.sections:
            yield from self._section(section)
        yield "</main>\n"

    def _section(self, section: Section) -> Iterator[str]:
        yield f"<section{_class('brief', section.brief)}>\n<h2>{escape(section.heading)}</h2>\n"
        if section.note:
            yield f"<p>{escape(section.note)}</p>\n"
        if section.entries:
            bare = not any(entry.quotes or entry.detail for entry in section.entries)
            yield f"<ul{_class('plain', bare)}>\n"
            for entry in section.entries:
                yield from self._entry(entry)
            yield "</ul>\n"
        for group in section.groups:
            yield from self._group(group)
        if section.requests:
            yield from _requests(section.requests)
        yield "</section>\n"

    def _entry(self, entry: Entry) -> Iterator[str]:
        mark, text = entry.mark, escape(entry.text)
        if mark:
            symbol = f'<span aria-hidden="true">{mark.symbol}</span>'
            yield f'<li class="marked"><span class="mark {mark.tone}">{symbol} {mark.word}</span><div>'
        else:
            yield "<li><div>"
        if entry.href:  # the address in words, too: a link on paper leads nowhere
            address = f'<span class="address">{escape(address_of(entry.href))}</span>'
            text = f"{_link(entry.href, entry.text)} {address}"
        yield f"<p>{f'<strong>{text}</strong>' if entry.detail and not entry.href else text}</p>"
        if entry.detail:
            yield f'<p class="detail">{escape(entry.detail)}</p>'
        if entry.quotes:
            yield f"<details><summary>{count(len(entry.quotes), 'quote')}</summary>"
            yield from map(self._quote, entry.quotes)
            yield "</details>"
        yield "</div></li>\n"

    def _group(self, group: Group) -> Iterator[str]:
        """The types of data at a glance, and behind them each quote under the types that it names."""
        proven = group.proven()
        yield f'<div class="group"><h3>{escape(group.title)}</h3>\n<ul class="data">\n'
        for entry in group.entries:
            tags = "".join(f' <span class="tag">{tag}</span>' for tag in entry.tags)
            yield f"<li>{escape(entry.text)}{tags}</li>\n"
        yield f"</ul>\n<details><summary>{count(len(proven), 'quote')}</summary>\n"
        for quote, entries in proven.items():
            yield f'<p class="names">{escape(", ".join(entry.text for entry in entries))}</p>'
            yield self._quote(quote)
        yield "</details></div>\n"

    def _quote(self, quote: Evidence) -> str:
        place = escape(quote.place)
        if quote.href:
            place = _link(quote.href, quote.place or "In the policy")
        about = f"<cite>{place}</cite>" if place else ""
        return f"<blockquote><p{self._lang}>“{escape(quote.text)}”</p>{about}</blockquote>\n"


def _requests(requests: Sequence[Request]) -> Iterator[str]:
    yield f'<h3>{REQUESTS}</h3>\n<ul class="requests">\n'
    for request in requests:
        send = f"<p>{_link(request.href, 'Open in your mail program')}</p>" if request.href else ""
        yield f"<li><details><summary>{escape(request.title)}</summary>"
        yield f"<p>To: {escape(request.to) or NOBODY}<br>Subject: {escape(request.subject)}</p>"
        yield f"<pre>{escape(chr(10).join(request.body))}</pre>{send}</details></li>\n"
    yield "</ul>\n"


def _class(name: str, wanted: bool) -> str:
    return f' class="{name}"' if wanted else ""


def _link(href: str, text: str) -> str:
    return f'<a href="{escape(href)}" rel="noopener noreferrer">{escape(text)}</a>'
