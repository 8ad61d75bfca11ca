"""Bytes of a file or an answer to characters, and what kind of document they are."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Literal

from smallprint.errors import InputError

Form = Literal["html", "markdown", "text"]

LIMIT = 32 * 1024 * 1024
"""Largest document, in bytes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_OF_THE_WEB = re.compile(
    r"utf-8|gb18030|big5(?:hkscs)?|euc_jp|euc_kr|cp949|shift_jis|cp932|iso2022_jp|"
    r"iso8859-\d{1,2}|cp(?:866|874|125[0-8])|koi8-[ru]|mac-(?:roman|cyrillic)"
)
"""Python's names of the encodings of the WHATWG standard."""
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|title|meta|main|section|article|ul|ol|table|span|br)\b",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6}\s+\S|[*-]\s+\S|={3,}\s*$|-{3,}\s*$)|\[[^\]\n]{1,200}\]\(|\*\*\S", re.MULTILINE
)
_CONTROLS = bytes((*range(9), *range(14, 21)))
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"MZ")


def decode(data: bytes, content_type: str | None = None) -> tuple[str, Form]:
    """Characters and form of a document.

    Raises `InputError` `too_large` over `LIMIT`, and `not_text` for what is neither HTML, Markdown nor text.
    """
    require_size(data)
    text = _characters(data, content_type or "")
    return text, _form(text, content_type or "")


def require_size(data: bytes) -> None:
    """Raise `InputError` `too_large` over `LIMIT`."""
    if len(data) > LIMIT:
        raise InputError(
            "too_large",
            f"The document is larger than {LIMIT // 1024 // 1024} MB.",
            "Save the policy itself as HTML or text, without the rest of the site.",
        )


def is_pdf(data: bytes) -> bool:
    """Whether `data` begins as a PDF does; a little white space or a byte-order mark may come first."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


def _characters(data: bytes, content_type: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data.startswith(_MAGIC) or _binary(data):
        raise InputError(
            "not_text",
            "This is neither a web page nor a text.",
            "Give an HTML, PDF, Markdown or plain-text file.",
        )
    declared = _CHARSET.search(content_type.encode("ascii", "ignore")) or _CHARSET.search(data[:4096])
    told = _encoding(declared[1].decode("ascii").lower()) if declared else None
    for encoding in filter(None, (told, "utf-8")):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    return data.decode("windows-1252", "replace")


def _encoding(declared: str) -> str | None:
    """The encoding that browsers use for a declared one; None for those that are none of the web.

    Python knows more, among them some that are no encodings of text at all or take time without bound.
    """
    if declared in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        return "windows-1252"
    if declared in ("gb2312", "gbk"):
        return "gb18030"
    if declared.startswith("utf-16"):
        return "utf-8"
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    return name if _OF_THE_WEB.fullmatch(name) else None


def _binary(data: bytes) -> bool:
    sample = data[:65536]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 100 + 4


def _form(text: str, content_type: str) -> Form:
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return "html"
    if kind == "text/markdown":
        return "markdown"
    start = text[:100_000]
    tags = sum(1 for _ in islice(_HTML.finditer(start), 3))
    if tags >= 3 or (tags and start.lstrip()[:1] == "<"):
        return "html"
    return "markdown" if len(_MARKDOWN.findall(start)) >= 2 else "text"
