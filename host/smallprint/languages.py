"""Languages that can be summarized, and what is said of the others."""

from __future__ import annotations

from typing import Any

from smallprint.errors import PageError

_NAMES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fr": "French",
    "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "th": "Thai", "zh": "Chinese",
}  # fmt: skip


def language_error(language: str, details: dict[str, Any] | None = None) -> PageError:
    """The error for a policy in a language, as ISO 639-1, that cannot be summarized."""
    name = _NAMES.get(language, "a language that could not be recognised")
    return PageError(
        "language",
        f"This policy is in {name}, and only English can be summarized so far.",
        "Look for an English version of the policy; `smallprint read` shows the text that was read.",
        {"language": language, **(details or {})},
    )
