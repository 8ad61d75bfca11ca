"""Makes hostile words harmless. A policy is written by strangers, and so are its links."""

from __future__ import annotations

from urllib.parse import urlsplit

# Legal in an address as browsers take it, but able to end a Markdown link or an attribute.
ENCODED = str.maketrans({character: f"%{ord(character):02X}" for character in "<>\"'`\\^{|}"})


def plain(text: str) -> str:
    """One line of printable characters: no controls, no escape sequences, no bidi overrides, no surrogates.

    Everything that `str.isprintable` refuses goes: categories Cc, Cf, Cs, Co, Cn, and spaces other than the
    plain one, which become it. Runs of spaces collapse.
    """
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return " ".join(text.split())


def safe_href(href: str | None) -> str | None:
    """The address if it is http, https or mailto and can be written into any view, else None."""
    if not href or not href.isprintable() or any(c.isspace() for c in href):
        return None
    try:
        parts = urlsplit(href)
    except ValueError:  # for instance an unfinished IPv6 host
        return None
    # A letter to nobody yet is an address, too: `mailto:?subject=...`.
    target = parts.path or parts.query if parts.scheme == "mailto" else parts.hostname
    return href.translate(ENCODED) if parts.scheme in {"http", "https", "mailto"} and target else None


def address_of(href: str) -> str:
    """A safe address as people read it: of a letter only to whom it goes."""
    to = href.removeprefix("mailto:")
    return href if to == href else to.partition("?")[0]


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word to at most `limit` characters, an ellipsis included."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    words = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return words.rstrip(" ,;:.") + "…"
