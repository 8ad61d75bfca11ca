"""How much of a text speaks as privacy policies do.

`phrases/LANGUAGE.toml` holds three groups: what the document calls itself, the reader's data, and what
policies say about it by theme. A news item or a help page has the second; only a policy covers many of the
themes as well.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from smallprint.discovery.words import fold_letters

_FOLDER = Path(__file__).parent / "phrases"
_SAMPLE = 30_000
"""Characters of a longer text that are looked at: half of them its beginning, the rest its middle and end."""
_SAME = {"no": "da", "nb": "da", "nn": "da"}
_PRACTICES = frozenset({"collecting", "using", "sharing"})
_WITHOUT_BLANKS = frozenset({"ja", "zh"})


@dataclass(frozen=True, slots=True)
class _Phrases:
    itself: tuple[str, ...]
    data: tuple[str, ...]
    themes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Statements:
    """What a text states, in figures.

    `itself`: times it calls itself a privacy policy. `data`: mentions of the reader's data in 1,000 words.
    `themes`: part of the themes covered, 0 to 1. `practices`: it says of collecting, using or sharing that it
    happens here, as laws and articles do not. `words`: words of the sample.
    """

    itself: int
    data: float
    themes: float
    practices: bool
    words: int


def read_statements(text: str, language: str) -> Statements | None:
    """What a sample of `text` states; None for a language without phrases."""
    phrases = _phrases(_SAME.get(language, language))
    if phrases is None:
        return None
    sample = fold_letters(_sample(text)).replace("\u2019", "'")
    words = len(sample) // 2 if language in _WITHOUT_BLANKS else sample.count(" ") + sample.count("\n")
    covered = {name for name, theme in phrases.themes.items() if any(phrase in sample for phrase in theme)}
    return Statements(
        itself=sum(sample.count(phrase) for phrase in phrases.itself),
        data=1000 * sum(sample.count(phrase) for phrase in phrases.data) / max(words, 50),
        themes=len(covered) / len(phrases.themes),
        practices=not covered.isdisjoint(_PRACTICES),
        words=words,
    )


@cache
def _phrases(language: str) -> _Phrases | None:
    source = _FOLDER / f"{language}.toml"
    if not (language.isalpha() and source.is_file()):
        return None
    table = tomllib.loads(source.read_text("utf-8"))
    return _Phrases(
        _folded(table["itself"]),
        _folded(table["data"]),
        {name: _folded(theme) for name, theme in table["themes"].items()},
    )


def _folded(phrases: list[str]) -> tuple[str, ...]:
    return tuple(fold_letters(phrase).replace("\u2019", "'") for phrase in phrases)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    half, quarter = _SAMPLE // 2, _SAMPLE // 4
    middle = (len(text) + half) // 2
    return "\n".join((text[:half], text[middle : middle + quarter], text[-quarter:]))
