"""Documents of every form, frames of a page, text in a page's data, and PDFs."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from smallprint import messages
from smallprint.errors import InputError, PageError, SmallprintError
from smallprint.reading import policy_to_reading, read_bytes, read_page, require_readable
from smallprint.reading.pdf import child, document, extract
from tests.fuzzing import seeds
from tests.fuzzing.checks import check_error, check_message, check_policy
from tests.fuzzing.target import Target

_TYPES = (
    None, "text/html", "text/plain", "text/markdown", "text/html; charset=utf-16", "text/html; charset=shift_jis",
    "application/xhtml+xml; charset=iso-2022-jp", "text/plain; charset=unicode_escape", "text/html; charset=\ud800é",
)  # fmt: skip
_NEXT_FRAME = "\f\f"
_FAR = 1_000_000.0


def read_document(data: bytes) -> None:
    """Bytes of a file or an answer; the first one chooses what a server says that they are."""
    try:
        policy = read_bytes(data[1:], url=seeds.URL, content_type=_TYPES[(data[:1] or b"0")[0] % len(_TYPES)])
    except SmallprintError as error:
        check_error(error)
        return
    check_policy(policy)
    check_message(policy_to_reading(policy))
    with suppress(PageError):
        require_readable(policy)


def read_frames(data: bytes) -> None:
    """The frames of a captured page. Its address is the first line of each."""
    parts = (frame.partition("\n") for frame in data.decode("utf-8", "replace").split(_NEXT_FRAME)[:64])
    frames = [messages.Frame(url=url, html=html) for url, _, html in parts]
    check_policy(read_page(messages.Page(frames=frames)))


def read_buried(data: bytes) -> None:
    """A page without any text but that in its data."""
    html = f"<html><body><script>{data.decode('utf-8', 'replace')}</script>"
    check_policy(read_page(messages.Page(frames=[messages.Frame(url="", html=html)])))


def read_pdf(data: bytes) -> None:
    """A PDF, taken apart in this process instead of one of its own."""

    def extracted(pdf: bytes) -> child.Extract:
        try:
            taken = json.loads(json.dumps(extract.take_apart(pdf)))
        except Exception as error:  # what ends in the other process as "broken"
            raise InputError("not_text", "It is broken.", "Open another.") from error
        if "error" in taken:
            raise InputError("not_text", taken["error"], "Open another.")
        return _extract(taken)

    _check_pdf(b"%PDF-" + data, extracted)


def read_pieces(data: bytes) -> None:
    """What a PDF holds: a line each with page, place, size, weight and address, then the text."""
    pieces = []
    for line in data.decode("utf-8", "replace").split("\n"):
        *numbers, href, text = (["0"] * 5 + line.split("\t"))[-6:]
        page, x, y, size = map(_number, numbers)
        pieces.append([int(min(max(page, 0), 9)), x, y, abs(size), size < 0, text, href or None])
    _check_pdf(b"%PDF-", lambda _: _extract({"title": "", "language": "", "pages": 9, "pieces": pieces}))


def _number(text: str) -> float:
    """A number as the other process may give it."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return round(number, 1) if abs(number) < _FAR else 0.0


def _extract(taken: dict[str, Any]) -> child.Extract:
    pieces = [child.Piece(*piece) for piece in taken["pieces"]]
    return child.Extract(taken["title"], taken["language"], taken["pages"], pieces)


def _check_pdf(data: bytes, extracted: Any) -> None:
    try:
        with patch.object(document, "extract", extracted):
            policy = read_bytes(data)
    except SmallprintError as error:
        check_error(error)
        return
    check_policy(policy)


def _documents() -> list[bytes]:
    small = [page for page in seeds.samples() if len(page) < 7_000]
    return [b"1" + page for page in (seeds.SMALL.encode(), *small)] + [
        b"3" + seeds.MARKDOWN.encode(),
        b"2" + seeds.MARKDOWN.encode(),
        b"0" + seeds.SMALL.encode("utf-16"),
        b"0\xff" + seeds.SMALL.encode("cp1252", "replace"),
        b"5" + seeds.SMALL.replace("Kettle", "湯沸かし").encode("shift_jis", "replace"),
    ]


def _frames() -> list[bytes]:
    second = (
        "https://frames.example/policy\n<p>"
        + "We keep your words, all of them, for as long as it takes. " * 20
    )
    shadow = seeds.SMALL.replace(
        "<main>", "<main><template shadowrootmode=open><p><slot></slot></p></template>"
    )
    return seeds.encoded([f"{seeds.URL}\n{seeds.SMALL}{_NEXT_FRAME}{second}", f"\n{shadow}"])


def _pdfs() -> list[bytes]:
    from tests.reading.test_pdf import SENTENCES, sheet

    pdf = sheet()
    pdf.set_creation_date(datetime(2024, 5, 20, tzinfo=UTC))
    pdf.set_compression(False)  # the search changes words, not what they are packed into
    pdf.heading("Privacy Policy", 22)
    pdf.paragraph("Last updated: 20 May 2024")
    for sentence in SENTENCES[:2]:
        pdf.item(sentence)
    pdf.write(6, "opt out", "https://lantern.example/choices")
    return [bytes(pdf.output()).removeprefix(b"%PDF-")]


def _pieces() -> list[bytes]:
    """A page with a heading, a word cut in two, a list, a table and a number, and one with nothing sound in it."""
    pieces = """0 70 700 -22 _ Privacy Policy|0 70 660 11 _ We collect your infor-|0 70 648 11 _ mation and keep it.
|0 90 620 11 _ •|0 100 620 11 https://kettle.example/ your name|0 300 620 11 _ Cell|0 70 20 8 _ Page 1
|1 70 20 8 _ Page 2|1 70 700 11 _ goes on here."""
    lines = ["\t".join(piece.replace("_", "").strip().split(" ", 5)) for piece in pieces.split("|")]
    return seeds.encoded(["\n".join(lines), "0\t0\t0\t0\t\t(\n0\t-9e5\t9e5\t1e-9\t\tx"])


_PDF_WORDS = (
    b"BT ", b" ET", b" Tj", b" TJ", b" Tf", b" Td", b" Tm", b" cm", b"q ", b" Q", b" Do", b"<<", b">>", b"[", b"]",
    b"(", b")", b"<feff",
    b"/Length ", b"/Kids", b"/Parent", b"/Annots", b"/URI", b"/Rect", b"/ToUnicode", b"/Encoding", b" 0 R",
    b"99999999999", b"-1", b"1e400",
    b"nan", b"stream\n", b"endstream", b"/Lang", b"/Title", b"/FlateDecode", b"\\ud800", b"<d800>",
)  # fmt: skip
_PIECE_WORDS = (
    b"\n0\t", b"\n1\t", b"\t", b"inf", b"-inf", b"1e308", b"-1e308", b"1e-300", b"\xed\xa0\x80", "\u00ad".encode(),
    b"-\n", "•".encode(),
    b"(a) ", b"1. ", b"javascript:x", b"mailto:", b"http://[", "\uf0b7".encode(), "\u200b".encode(), b"o A",
    "\u0301".encode(),
)  # fmt: skip

TARGETS = {
    "document": Target(read_document, _documents, 10_000, seeds.HTML_WORDS),
    "frames": Target(read_frames, _frames, 10_000, seeds.HTML_WORDS),
    "buried": Target(
        read_buried,
        lambda: seeds.encoded([seeds.BURIED.partition("<script>")[2], seeds.BURIED]),
        40_000,
        (b'"', b"\\", b'\\"', b'\\\\\\"', b"\\u", b"\\ud800", b'{"value": "', b'"text":', b"<p>", b"</script>",
        b"1:[", b"words of a text "),
        longest=1_200,
    ),
    "pdf": Target(read_pdf, _pdfs, 10_000, _PDF_WORDS, seconds=child.SECONDS),
    "pieces": Target(read_pieces, _pieces, 40_000, _PIECE_WORDS, longest=600),
}  # fmt: skip
