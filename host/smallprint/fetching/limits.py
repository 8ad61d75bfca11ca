"""What a fetch may cost, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch, all hops together for `seconds`; bytes as received and as unpacked."""

    seconds: float = 20.0
    wire_bytes: int = 8 * 1024 * 1024
    unpacked_bytes: int = 16 * 1024 * 1024
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page. `url` is the last of `chain`, which lists every address that was asked, in order.

    `content_type` is the bare media type; `charset` is what the server declared, in lower case, else None.
    """

    url: str
    content_type: str
    charset: str | None
    body: bytes
    chain: tuple[str, ...]
