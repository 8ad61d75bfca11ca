"""The TOML tables of each language, which people edit."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that there is knowledge for."""
    return tuple(sorted(path.name for path in _HERE.iterdir() if (path / "reading.toml").is_file()))


def table_files(language: str) -> list[Path]:
    """The files of a language. Raises KeyError for a language without a folder."""
    if language not in languages():
        raise KeyError(language)
    return sorted((_HERE / language).rglob("*.toml"))


def read_tables(language: str) -> dict[str, Any]:
    """All tables of a language by their path without the suffix ("practices/sale")."""
    folder = _HERE / language
    return {
        path.relative_to(folder).with_suffix("").as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in table_files(language)
    }
