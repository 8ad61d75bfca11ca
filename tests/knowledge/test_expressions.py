"""Expressions that are kept: the same as Python compiles, whatever has become of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.knowledge.expressions import Expressions, pack
from smallprint.matching.phrases import PhraseBook

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = [f" {first}(?: [^ ;]++){{0,3}}? {second}(?= )" for first in ("sell", "rent") for second in "abcd"]
PACKED = pack(SOURCES) or b""


def sources() -> list[str]:
    return [
        phrase.expression
        for practice in knowledge.load("en").practices
        for find in practice.finds
        for phrase in find.phrases
    ]


def test_kept_ones_are_those_that_python_compiles() -> None:
    packed = pack(sources())
    assert packed
    kept = Expressions(packed)
    assert [kept._kept(source) for source in sources()] == [re.compile(source) for source in sources()]


def test_one_that_was_not_kept_is_compiled() -> None:
    kept = Expressions(PACKED)
    assert kept._kept(" lend(?= )") is None
    assert kept.compile(" lend(?= )") == re.compile(" lend(?= )")
    with pytest.raises(re.error):
        kept.compile("(")


@given(st.integers(0, len(PACKED) - 1), st.binary(min_size=1, max_size=8), st.integers(0, len(PACKED)))
def test_damage_costs_time_and_nothing_else(at: int, damage: bytes, end: int) -> None:
    kept = Expressions((PACKED[:at] + damage + PACKED[at + len(damage) :])[:end])
    assert [kept.compile(source) for source in SOURCES] == [re.compile(source) for source in SOURCES]


@pytest.mark.parametrize("data", [b"", b"\0" * 8, b"\xff" * 64, PACKED[:-4], b"x" * 1001])
def test_what_is_no_such_file_holds_nothing(data: bytes) -> None:
    kept = Expressions(data)
    assert kept.compile(SOURCES[0]) == re.compile(SOURCES[0])


def test_none_is_made_once_somebody_waits() -> None:
    left = [True, True, False]
    assert pack(SOURCES, lambda: left.pop(0)) is None
    assert left == []


def test_the_next_process_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    assert len(knowledge._expressions("en")._digests) == 0
    knowledge.keep_expressions("en", lambda: False)
    assert not [file for file in (tmp_path / "cache").iterdir() if file.name.startswith("expressions")]
    knowledge.keep_expressions("en", lambda: True)
    [file] = (tmp_path / "cache").glob("expressions-en-*")
    kept = knowledge._expressions("en")
    phrase = PhraseBook({}, compile_=kept.compile).phrase("sell|rent .. data")
    assert phrase.pattern.search(" they sel your data ")
    assert len(kept._digests) > 4000
    written = file.stat().st_mtime_ns
    knowledge.keep_expressions("en", lambda: True)
    assert file.stat().st_mtime_ns == written
    file.chmod(0o666)
    assert len(knowledge._expressions("en")._digests) == 0  # somebody else may have written it
    knowledge.keep_expressions("en", lambda: True)
    assert len(knowledge._expressions("en")._digests) > 4000
