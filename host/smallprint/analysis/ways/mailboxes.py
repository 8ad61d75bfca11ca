"""What is an email address, and what it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from smallprint.knowledge.actions import MailboxRules

_SHOWN = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# An address without quotes, comments and whatever could end it or begin a header: RFC 5322's dot-atom and less.
_PLAIN = re.compile(
    r"[A-Za-z0-9_+/~-]+(?:\.[A-Za-z0-9_+/~-]+)*@(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
)
_LONGEST = 254
_WORD = re.compile(r"[^\W_]+")


def mailbox_of(href: str | None) -> str | None:
    """The one plain address that a mailto link leads to; None for anything else and anything odd."""
    if not href or href[:7].lower() != "mailto:":
        return None
    return plain_mailbox(unquote(href[7:].partition("?")[0]).strip(" "))


def plain_mailbox(address: str) -> str | None:
    """An address as it is, None where it is odd."""
    return address if len(address) <= _LONGEST and _PLAIN.fullmatch(address) else None


def shown_mailbox(href: str, words: str) -> str | None:
    """The plain address that readers of a mailto link see, where its words show one: it can differ from the one
    behind it."""
    shown = _SHOWN.search(words)
    return plain_mailbox(shown.group()) if shown else mailbox_of(href)


def mailbox_words(email: str) -> frozenset[str]:
    """The words of an email address before its at sign."""
    return frozenset(_WORD.findall(email.partition("@")[0].casefold()))


def is_for_readers(email: str, rules: MailboxRules) -> bool:
    """Whether a mailbox is the service's and takes what readers write: no authority's, and none for the press."""
    domain = email.rpartition("@")[2]
    return rules.elsewhere.isdisjoint(mailbox_words(email)) and not any(
        part in domain for part in rules.strangers
    )
