"""What a policy may hold in order to harm whoever reads it, and a report with it in every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.presenting.samples import quote, report

if TYPE_CHECKING:
    from smallprint.messages import Report

STRINGS = (
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x9b2Jcleared",
    "back\b\b\b\bspace\rreturn\x7f",
    "safe \u202eelif.exe\u2066 tail\u2069\u200f",
    "zero\u200bwidth\ufeff\u00ad",
    "lone \ud800 surrogate",
    "line one\nline two\u2028line three\x85line four",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>&lt;b&gt;",
    "</style></title><!-- -->",
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example>",
    "# heading",
    "- item *bold* __under__ `code` ~~gone~~ | cell | $x$",
    "1. one\n2) two\n> quoted\n===",
    "www.evil.example http://evil.example someone@evil.example",
    "个人信息" * 40,
    "😀❤️👨‍👩‍👧" * 30,
    "e\u0301" * 200,
    "a" * 500,
    "````\n```text\n~~~",
    "",
)

HREFS = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:x",
    "//evil.example",
    "/relative",
    "https://",
    "http://[::1",
    "mailto:",
    "mailto:?",
    "https://ok.example/\u202egpj",
    "https://ok.example/a b",
    "",
)


def everywhere(text: str, href: str | None = None) -> Report:
    """A report with `text` in each place that a policy can reach."""
    quotes = [quote(text, text, text), quote(text + " again", text)]
    told = {"practice": "p", "topic": "retention", "text": text, "quotes": quotes}
    datum = {"name": text, "category": text, "sensitive": True, "shared": True, "quotes": quotes}
    return report(
        source={"service": text, "title": text, "url": href, "language": text, "retrieved_at": text},
        overview=[{**told, "tone": "bad", "importance": 1}],
        watch_outs=[{**told, "why": text, "severity": 3}],
        data_collected=[{**datum, "collected": True}, {**datum, "collected": False}],
        questions=[{"question": text, "answer": text, "quotes": quotes}],
        actions=[{"kind": "opt_out", "label": text, "href": href, "quotes": quotes}],
        letters=[
            {
                "kind": "object",
                "law": text,
                "label": text,
                "to": text,
                "subject": text,
                "body": f"{text}\n{text}",
                "href": href or "",
            }
        ],
        unanswered=[text],
        last_updated={"date": None, "words": text, "quotes": quotes},
    )
