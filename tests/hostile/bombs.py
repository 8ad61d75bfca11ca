"""Documents that are made to take long, or much memory, or to be read by half."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

POLICY = (
    "We collect your email address and share it with advertisers. You may ask us to delete your account at any time. "
    * 9
)
END = "At the very end we sell zebras."
"""The last sentence of each document: whoever has read everything has it."""


@dataclass(frozen=True)
class Bomb:
    """`make` gives a document of some size in bytes. `hides` says that it hides its own end, in browsers too."""

    make: Callable[[int], bytes]
    hides: bool = False


def _page(body: str, head: str = "") -> bytes:
    page = (
        f"<!doctype html><html lang=en><head><title>Privacy Policy</title>{head}</head><body><main>"
        f"<h1>Privacy Policy</h1><p>{POLICY}</p>{body}<p>{END}</p></main></body></html>"
    )
    return page.encode("utf-8", "replace")


def _many(piece: str, before: str = "", after: str = "", *, hides: bool = False) -> Bomb:
    """One piece again and again. `#` in it is its number."""

    def make(size: int) -> bytes:
        count = max(size // len(piece.encode("utf-8", "replace")), 1)
        pieces = (
            (piece.replace("#", str(number)) for number in range(count)) if "#" in piece else [piece * count]
        )
        return _page(before + "".join(pieces) + after)

    return Bomb(make, hides)


def _head(piece: str, before: str = "", after: str = "") -> Bomb:
    return Bomb(lambda size: _page("", before + piece * (size // len(piece)) + after))


def _nested(tag: str, *, hides: bool = False) -> Bomb:
    name = tag.partition(" ")[0]
    return Bomb(lambda size: _page(f"<{tag}>w " * (size // 20) + f"</{name}>" * (size // 20)), hides)


def _plain(piece: str, before: str = "") -> Bomb:
    """A Markdown or plain text."""
    start = f"# Privacy\n\n# Data\n\n{POLICY}\n\n{before}"
    return Bomb(lambda size: f"{start}{piece * (size // len(piece))}\n\n{END}\n".encode())


def _script(piece: str, before: str = "", after: str = "") -> Bomb:
    """A page whose text is in its data."""
    told = f'"text":"{POLICY}"'

    def make(size: int) -> bytes:
        pieces = "".join(piece.replace("#", str(number)) for number in range(size // len(piece)))
        data = f"{told},{before}{pieces}{after}"
        return f"<!doctype html><html lang=en><title>Privacy</title><script>x={{{data}}}</script>".encode()

    return Bomb(make, hides=True)


def _grid(cell: str) -> Bomb:
    def make(size: int) -> bytes:
        side = max(int((size / len(cell)) ** 0.5), 1)
        return _page("<table>" + ("<tr>" + cell * side) * side + "</table>")

    return Bomb(make)


BLOCKS = [
    "div",
    "b",
    "font",
    "table",
    "ul",
    "details",
    "blockquote",
    "span",
    "section",
    "h2",
    "label",
    "li",
    "p",
    "td",
    "a",
    "i",
    "dl",
    "form",
    "article",
]
SILENT = ["button", "select", "svg", "template", "noscript", "nav", "footer"]
BOMBS: dict[str, Bomb] = {
    **{f"{tag} in each other": _nested(tag) for tag in BLOCKS},
    **{f"{tag} in each other": _nested(tag, hides=True) for tag in SILENT},
    **{f"{tag} never closed": _many(f"<{tag}>", hides=tag == "a") for tag in BLOCKS},
    "shadow roots in each other": _many("<div><template shadowrootmode=open><slot>", hides=True),
    "shadow roots side by side": _many(
        "<div><template shadowrootmode=open><slot name=a></slot></template><p slot=a>We sell.</p></div>"
    ),
    "shadow roots of one host": _many(
        "<template shadowrootmode=open><slot name=a></slot></template><p slot=a>We sell.</p>", "<div>", "</div>"
    ),
    "slots in deep shadow roots": _many(
        "<slot name=a></slot>", "<div><template shadowrootmode=open>" * 400, "</template></div>" * 400
    ),
    "tiny elements": _many("<i></i>"),
    "tiny words": _many("<i>w</i> "),
    "paragraphs": _many("<p>We share your address with partner # for # days."),
    "one line": _many("We share your data with advertisers. "),
    "one word": _many("a"),
    "one word of a wall": Bomb(lambda size: b"check1" * (size // 6) + b" " + END.encode()),
    "one sentence": _many("we share your data with advertisers and "),
    "one paragraph of names": _many("We share your data with Acme# Inc. "),
    "one attribute": _many("a", '<p title="', '">x</p>'),
    "attributes": _many(" a#=1", "<p", ">x</p>"),
    "an address": _many("a=b&", '<a href="https://a.example/?', '">Privacy Policy</a>'),
    "styles": _many("display : ", '<p style="', '">x</p>'),
    "entities": _many("&amp;&lt;&eacute;&#x202e;&#0;&#xd800;&bogus;"),
    "links": _many("<a href=/privacy#>Privacy policy #</a> ", hides=True),
    "links in a list": _many("<li><a href=/privacy#>Privacy policy #</a></li>", hides=True),
    "links to other sites": _many("<p><a href=https://s#.example/privacy>Privacy policy</a> of a partner.</p>"),
    "a grid": _grid("<td colspan=1000 rowspan=65534>x"),
    "a grid of headers": _grid("<th colspan=1000 rowspan=65534>xx"),
    "a plain grid": _grid("<td>x#"),
    "cells over cells": _many(
        "<tr>" + "<td colspan=50 rowspan=50>x" * 4 + "<tr>" * 49, "<table><tr><th>a<th>b", "</table>"
    ),
    "rows": _many("<tr><td>Email #<td>We share it", "<table><tr><th>a<th>b", "</table>"),
    "bold in bold": _many(" ", "<table><tr><td>" + "<b>" * 900 + "We.", "</b>" * 900 + "<td>y<tr><td>x<td>y</table>"),
    "an unclosed comment": _many("<!--", hides=True),
    "comments": _many("<!-- a -->"),
    "cdata": _many("<![CDATA[", hides=True),
    "instructions": _many("<?php ", hides=True),
    "nulls": _many("\0x"),
    "an unclosed attribute": _many('<a "', hides=True),
    "templates": _many("We share your data. ", "<template>" * 900, "</template>" * 900),
    "bases": _head("<base href=//evil.example/>"),
    "refreshes": _head('<meta http-equiv=refresh content="0;url=javascript:alert(1)">'),
    "charsets": _head('<meta charset=utf-7><meta http-equiv=content-type content="text/html; charset=utf-16">'),
    "site names": _head('<meta property=og:site_name content="Acme">'),
    "a title": Bomb(lambda size: _page("").replace(b"<title>", b"<title>" + b"Acme, | " * (size // 8))),
    "json-ld": _head("A", '<script type=application/ld+json>{"@type":"Organization","name":"', '"}</script>'),
    "deep json-ld": _head('{"a":[', "<script type=application/ld+json>", "</script>"),
    "many json-ld": _head('<script type=application/ld+json>{"@type":"Organization","name":"A"}</script>'),
    "data": _script('"text":"We collect your email address and share it with advertiser # today.",'),
    "data in html": _script('"text":"<p>We collect your email address and share it with advertiser # today.</p>",'),
    "quotes in data": _script('"'),
    "escapes in data": _script("\\", '"'),
    "tags in data": _script("<p ", '"'),
    "marks on a letter": _many("\u0301\u0316\u0327", "We sell your d", "ata."),
    "letters that become marks": _many("\u0f73", "We sell your d", "ata."),
    "letters under marks": _many("a" + "\u0301\u0316\u0327" * 30 + " "),
    "turned text": _many("\u202e\u2066We sell your data # "),
    "half pairs": _many("\ud800 we sell "),
    "full stops": _many(". "),
    "initials": _many("A. "),
    "opening quotes": _many("“"),
    "mailboxes": _many("privacy#@acme.example "),
    "dates": _many("Last updated: 3 May 2024. We share # things. "),
    "dates in paragraphs": _many("<p>Effective</p><p>3 May 2024, number #</p>"),
    "slashes": _many("1/1/"),
    "digits": _many("1"),
    "companies": _many("<p>We share your data with Acme# Corp."),
    "headings": _many("<h2>Heading about cookies #</h2><p>We share email # with partners.</p>"),
    "a long heading": _many("We share a ", "<h2>", "</h2>"),
    "line breaks": _many("We sell number #.<br>"),
    "lines": _many("We sell data, part #.\n", "<pre>", "</pre>"),
    "bullets": _many("<br>• your email #", "<p>We collect:"),
    "items": _many("<li>your email address #", "<p>We collect:<ul>", "</ul>"),
    "terms": _many("<dt>Email #<dd>We share it", "<dl>", "</dl>"),
    "hidden mailboxes": _many("<a data-cfemail=0011223344>x</a>"),
    "wishes to agree": _many("<p>By signing up you agree to our <a href=/p#>Privacy Policy</a>.</p>"),
    "footers": _many("<footer><p>3 May</p></footer>"),
    "plain lines": _plain("We share your data with advertisers.\n"),
    "empty lines": _plain("\n"),
    "headings in Markdown": _plain("# We\n"),
    "a heading of white space": _plain("\t ", "# a"),
    "links in Markdown": _plain("[We share](https://a.example/x) your data. "),
    "half links in Markdown": _plain("[a]("),
    "brackets": _plain("["),
    "stars": _plain("**a "),
    "items in Markdown": _plain("- a\n"),
    "two bytes a character": Bomb(
        lambda size: f"\ufeff{POLICY} {'We sell. ' * (size // 18)} {END}".encode("utf-16-le")
    ),
    "half pairs of two bytes": Bomb(lambda size: b"\xff\xfe" + b"\x00\xd8" * (size // 2), hides=True),
    "not what it says": Bomb(lambda size: b"<html><meta charset=utf-8><p>" + b"\xe9\xff\xc0" * (size // 3), hides=True),
}  # fmt: skip
