"""What the library's file holds of policies and reports: JSON, deflated."""

from __future__ import annotations

import json
import zlib
from typing import Any

LIMIT = 64 * 1024 * 1024
"""Bytes that anything packed may have when it is unpacked: a damaged file may hold anything."""


def pack(value: Any) -> bytes:
    """Plain JSON data, deflated."""
    return zlib.compress(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def unpack(data: bytes) -> Any:
    """What was packed. Raises ValueError where it was not, or is larger than LIMIT."""
    deflated = zlib.decompressobj()
    try:
        text = deflated.decompress(data, LIMIT)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not deflated.eof:
        raise ValueError("not whole, or too large")
    return json.loads(text)
