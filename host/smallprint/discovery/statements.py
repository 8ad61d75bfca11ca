"""How much of a text speaks as privacy policies do.

`phrases/LANGUAGE.toml` holds three groups: what the document calls itself, the reader's data, and what
policies say about it by theme. A news item or a help page has the second; only a policy covers many of the
themes as well.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from smallprint.discovery.words import fold_letters

_FOLDER = Path(__file__).parent / "phrases"
_SAMPLE = 30_000
"""Characters of a longer text that are looked at: half of them its beginning, the rest its middle and end."""
_SAME = {"no": "da", "nb": "da", "nn": "da"}
_PRACTICES = frozenset({"collecting", "using", "sharing"})
_QUOTED = re.compile('["\u201c\u201e\u00ab][^"\u201c-\u201f\u00ab\u00bb\n]{25,300}["\u201c\u201d\u00bb]')
"""What others say; shorter ones are terms that a policy defines."""
_ALONE = re.compile(r"\bi\b(?![.'])")
"""Who writes letters or sells pots by themselves says "I collect"."""
_BLANK = re.compile(
    r"\[(?!e-?mail.{1,3}protected)[^\[\]\n]{0,60}"
    r"(?:company|business|name|e-?mail|address|date|website|insert|your|list|period|purpose|phone|"
    r"firm|unternehmen|datum|adresse|societe|société|entreprise|nombre|correo|fecha|empresa|azienda|bedrijf|naam)"
    r"[^\[\]\n]{0,60}\](?!\()|_{5,}|\{\{[^{}\n]{1,60}\}\}",
    re.IGNORECASE,
)
_BLANKS, _MOST_BLANKS = 3, 40
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
    sample = fold_letters(_QUOTED.sub('""', _sample(text))).replace("\u2019", "'")
    if language == "en":
        sample = _ALONE.sub("we", sample)
    words = len(sample) // 2 if language in _WITHOUT_BLANKS else sample.count(" ") + sample.count("\n")
    covered = {name for name, theme in phrases.themes.items() if any(phrase in sample for phrase in theme)}
    return Statements(
        itself=sum(sample.count(phrase) for phrase in phrases.itself),
        data=1000 * sum(sample.count(phrase) for phrase in phrases.data) / max(words, 50),
        themes=len(covered) / len(phrases.themes),
        practices=not covered.isdisjoint(_PRACTICES),
        words=words,
    )


def has_blanks(text: str) -> bool:
    """Whether a text has several places to be filled in: "[Company name] collects [list]"."""
    return (
        len({match[0].lower() for match in islice(_BLANK.finditer(_sample(text)), _MOST_BLANKS)}) >= _BLANKS
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
