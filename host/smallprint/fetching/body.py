"""The answer's body: of a type that can be read, unpacked by one layer at most, and bounded at both ends."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import TYPE_CHECKING

from smallprint.errors import FetchError
from smallprint.fetching.failures import refused, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Headers = Mapping[str, Sequence[str]]

READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"})
_ANY_FILE = frozenset({"application/octet-stream", "binary/octet-stream", "application/x-pdf"})
"""What file stores say of the PDFs that they hold."""
_PDF_WITHIN = 1024
"""Bytes in which readers of PDF look for its mark."""
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([a-z0-9._:-]{1,40})", re.IGNORECASE)


def content_type(headers: Headers) -> tuple[str, str | None]:
    """Media type and charset that the server declares; type "" where it does not. Raises `fetch_refused`."""
    declared = headers.get("content-type", [""])[-1]
    kind = declared.partition(";")[0].strip().lower()
    if kind and kind not in READABLE | _ANY_FILE:
        raise _another_type()
    charset = _CHARSET.search(declared)
    return kind, charset[1].lower() if charset else None


def checked_type(kind: str, body: bytes) -> str:
    """The media type that the bytes agree with. Raises `fetch_refused` where they are of no readable type."""
    if kind in ("", "application/pdf", *_ANY_FILE) and b"%PDF-" in body[:_PDF_WITHIN]:
        return "application/pdf"
    if body.startswith(b"%PDF-"):
        return "application/pdf"  # whatever was declared: no page begins so
    if kind == "application/pdf":
        raise refused("The address says PDF but leads to something else.")
    # Texts hold no NUL, unless each of their characters takes several bytes.
    if kind in _ANY_FILE or (b"\0" in body[:_PDF_WITHIN] and not body.startswith(_WIDE_MARKS)):
        raise _another_type()
    return kind or ("text/html" if body.lstrip().startswith(b"<") else "text/plain")


def read_body(chunks: Iterable[bytes], headers: Headers, *, wire: int, unpacked: int) -> bytes:
    """All bytes of the body. `wire` and `unpacked` are limits in bytes, before and after gzip.

    What really arrives is counted where it is read, in `network`; here an honest length saves the way there.
    """
    if int(headers.get("content-length", ["0"])[0]) > wire:
        raise too_large()
    declared = ",".join(headers.get("content-encoding", [])).lower()
    layers = [layer for name in declared.split(",") if (layer := name.strip()) not in ("", "identity")]
    if layers in (["gzip"], ["x-gzip"]):
        return _unzip(chunks, unpacked)
    if layers:
        raise refused("The site packs its answer in a way that was not asked for.")
    return _together(chunks, unpacked)


def _together(chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise too_large()
    return bytes(body)


def _unzip(chunks: Iterable[bytes], limit: int) -> bytes:
    unzip = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    body = bytearray()
    try:
        for chunk in chunks:
            if unzip.eof:
                raise _damaged()
            # One byte of room above the limit: a bomb shows itself before it unfolds.
            body += unzip.decompress(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise too_large()
    except zlib.error as error:
        raise _damaged() from error
    if not unzip.eof or unzip.unused_data:
        raise _damaged()
    return bytes(body)


def _another_type() -> FetchError:
    return refused("The address leads to a file that is neither a page, text nor PDF.")


def _damaged() -> FetchError:
    return FetchError("fetch_failed", "The answer arrived damaged.", "Try again, or open the page yourself.")
