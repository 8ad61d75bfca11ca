"""Languages that can be summarized, and what is said of the others."""

from __future__ import annotations

from typing import Any

from smallprint.errors import PageError

_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip


def language_error(language: str, details: dict[str, Any] | None = None) -> PageError:
    """The error for a policy in a language, as ISO 639-1, that cannot be summarized."""
    unknown = (
        "a language that could not be recognised" if language == "und" else f"another language ({language})"
    )
    name = _NAMES.get(language, unknown)
    return PageError(
        "language",
        f"This policy is in {name}, and only English can be summarized so far.",
        "Look for an English version of the policy; `smallprint read` shows the text that was read.",
        {"language": language, **(details or {})},
    )
