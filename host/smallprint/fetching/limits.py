"""What a fetch may cost, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: `seconds` for all hops together, `wire_bytes` received on each of them (headers and
    framing count), `unpacked_bytes` of the page."""

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

    @property
    def declared_type(self) -> str:
        """The header as a server writes it."""
        return f"{self.content_type}; charset={self.charset}" if self.charset else self.content_type
