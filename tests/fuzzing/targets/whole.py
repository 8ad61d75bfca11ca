"""All of it at once: bytes to cards and to documents for people, and two versions compared."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from smallprint import changes, engine, knowledge, messages
from smallprint.errors import SmallprintError
from smallprint.presenting import to_html, to_markdown, to_terminal
from tests.fuzzing import seeds
from tests.fuzzing.checks import check_error, check_message, check_report
from tests.fuzzing.target import Target

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What turns a line of text around or commands a terminal."""


def summarize(data: bytes) -> None:
    """A document to its report, and that to Markdown, HTML and lines of a terminal."""
    try:
        opened = engine.open_document(data, seeds.URL, "text/html")
        report = engine.summarize(opened)
    except SmallprintError as error:
        check_error(error)
        return
    check_report(report, opened.policy)
    check_message(engine.read(opened))
    for text in (to_markdown(report), to_terminal(report, width=80, colour=False)):
        assert not _STEERING.search(text)
    _Markup().feed(to_html(report))


class _Markup(HTMLParser):
    """A document of ours: nothing in it runs, loads or leads to where no link may."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "img", "iframe", "object", "embed", "form", "base", "svg")
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "href":
                assert (value or "").startswith(("http://", "https://", "mailto:", "#"))

    def handle_data(self, data: str) -> None:
        assert not _STEERING.search(data)


def compare(data: bytes) -> None:
    """A document as the newer version of another one, and as the older one."""
    page = messages.Page(
        url=seeds.URL, frames=[messages.Frame(url=seeds.URL, html=data.decode("utf-8", "replace"))]
    )
    one, other = _version(), engine.open_page(page).policy
    known = knowledge.load("en")
    for before, after in ((one, other), (other, one)):
        found = changes.find_changes(before, after, known)
        assert 0 <= found.moved + found.reworded <= len(after.sentences)
        for change in found.changes:
            check_message(change)
            assert change.before or change.after
            for policy, quotes in ((before, change.before), (after, change.after)):
                for quote in quotes:
                    assert policy.text[quote.start : quote.end] == quote.text != ""


@cache
def _version() -> Policy:
    return engine.open_document(seeds.SMALL.encode(), seeds.URL).policy


TARGETS = {
    "engine": Target(
        summarize,
        lambda: [seeds.SMALL.encode(), seeds.samples()[4]],
        2_000,
        seeds.HTML_WORDS,
        seconds=5,
        per_kilobyte=0.2,
    ),
    "changes": Target(compare, lambda: [seeds.SMALL.encode()], 2_000, seeds.HTML_WORDS, seconds=5, per_kilobyte=0.5),
}  # fmt: skip
