"""Names of companies and services, so that two spellings of one are the same."""

from __future__ import annotations


def key_of(name: str) -> str:
    """A name without case, spaces and signs, as hosts have it: "The Trade Desk" -> "thetradedesk"."""
    return "".join(filter(str.isalnum, name.casefold()))
