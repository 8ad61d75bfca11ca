"""What is told of two small policies that differ in one section."""

from __future__ import annotations

from smallprint import changes, knowledge
from smallprint.opening import open_document

_AROUND = """# Privacy Policy of Quillbee

Last updated: {date}

## What we collect

We collect your name and your email address when you create an account. Our servers record your IP address.

We use cookies to remember what is in your basket.

## Sharing

{words}

## Security

We protect your data with reasonable safeguards.

## Contact

You can write to us at privacy@quillbee.example with any question about this policy.
"""


def told(before: str, after: str, dates: tuple[str, str] = ("3 May 2024", "3 May 2024")) -> changes.Found:
    """What changed between a policy that says `before` (Markdown) and one that says `after` instead."""
    older, newer = (
        open_document(
            _AROUND.format(words=words, date=date).encode(),
            "https://quillbee.example/privacy",
            "text/markdown",
        ).policy
        for words, date in zip((before, after), dates, strict=True)
    )
    return changes.find_changes(older, newer, knowledge.load("en"))


def texts(before: str, after: str) -> list[str]:
    """The words of what changed."""
    return [change.text for change in told(before, after).changes]
