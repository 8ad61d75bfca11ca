"""The answer's body: of a type that can be read, unpacked by one layer at most, and bounded at both ends."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from smallprint.errors import FetchError
from smallprint.fetching.network import refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"})
_PDF_WITHIN = 1024
"""Bytes in which readers of PDF look for its mark."""
_CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([a-z0-9._:-]{1,40})", re.IGNORECASE)


def content_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """Media type and charset that the server declares; type "" where it does not. Raises `fetch_refused`."""
    declared = headers.get("content-type", "")
    kind = declared.partition(";")[0].strip().lower()
    if kind and kind not in READABLE:
        raise refused("The address leads to a file that is neither a page, text nor PDF.")
    charset = _CHARSET.search(declared)
    return kind, charset[1].lower() if charset else None


def checked_type(kind: str, body: bytes) -> str:
    """The media type that the bytes agree with. Raises `fetch_refused` for a PDF that is none."""
    is_pdf = b"%PDF-" in body[:_PDF_WITHIN]
    if kind == "application/pdf" and not is_pdf:
        raise refused("The address says PDF but leads to something else.")
    if kind:
        return kind
    if is_pdf:
        return "application/pdf"
    return "text/html" if body.lstrip().startswith(b"<") else "text/plain"


def read_body(chunks: Iterable[bytes], headers: Mapping[str, str], *, wire: int, unpacked: int) -> bytes:
    """All bytes of the body. `wire` and `unpacked` are limits in bytes, before and after gzip."""
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and len(declared) < 20 and int(declared) > wire:
        raise _too_large()
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise refused("The site packs its answer in a way that was not asked for.")
    received = _bounded(chunks, wire)
    if encoding in ("", "identity"):
        body = b"".join(received)
        if len(body) > unpacked:
            raise _too_large()
        return body
    return _unzip(received, unpacked)


def _bounded(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise _too_large()
        yield chunk


def _unzip(chunks: Iterable[bytes], limit: int) -> bytes:
    unzip = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    body = bytearray()
    try:
        for chunk in chunks:
            # One byte of room above the limit: a bomb shows itself before it unfolds.
            body += unzip.decompress(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise _too_large()
    except zlib.error as error:
        raise _damaged() from error
    if not unzip.eof or unzip.unused_data:
        raise _damaged()
    return bytes(body)


def _too_large() -> FetchError:
    return refused("The answer is larger than any policy.")


def _damaged() -> FetchError:
    return FetchError("fetch_failed", "The answer arrived damaged.", "Try again, or open the page yourself.")
