"""The phrase language of the catalogue: written as policies write, matched on folded words.

    sell|rent                one of these words, in any inflection
    (opt out|unsubscribe)    one of these sequences (inside parentheses, | joins sequences)
    prior?  (prior written)? may be missing
    ..                       up to three words
    ...                      up to nine words, never across a semicolon
    retain*                  any word that begins so
    #                        a number
    <data>                   a macro from phrases.toml

A phrase becomes one regular expression over the folded words of a sentence. Gaps are bounded, so the time
for a match is bounded too. Each phrase also gives its anchors, words of which at least one must be in a
sentence, so that most sentences never meet most phrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Key = TypeVar("Key")
Compiled = tuple[str, list[str], bool]
_LEXEME = re.compile(r"\.\.\.|\.\.|<[a-z_]+>|[()|?#]|[^\s()|?#<>.]+(?:\.[^\s()|?#<>.]+)*")
_SHORT_GAP, _LONG_GAP = 3, 9

# Words that are in nearly every sentence make poor anchors. Weights are rough ranks, not measurements.
_COMMON = {
    word: weight
    for weight, words in (
        (
            60,
            "the to of and or a in we you your our us for with that by as on any is are be this it not do have",
        ),
        (25, "information data personal may will use can from other such if when at which these they no"),
        (10, "servic collect shar provid third party websit acces purpos proces right requir cooky"),
    )
    for word in words.split()
}
_UNANCHORED = 10_000


class PhraseError(ValueError):
    """A phrase of the catalogue cannot be read."""


@dataclass(frozen=True)
class Phrase:
    """One phrase: its source, its anchors, and its expression, compiled when it is first needed."""

    source: str
    expression: str
    anchors: frozenset[str]
    negates: bool
    """Whether the phrase itself says no ("without ... notice"), so that polarity is already decided."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression, for `search` on `Unit.folded`."""
        return re.compile(self.expression)


@dataclass(frozen=True)
class _Part:
    expression: str
    anchors: frozenset[str] = frozenset()
    weight: int = _UNANCHORED
    negates: bool = False


_NEGATORS = frozenset({"not", "no", "never", "without", "neither", "nor", "none"})


@dataclass
class _Reader:
    """Recursive descent over the lexemes of one phrase. Depth is bounded by the catalogue, which is ours."""

    source: str
    macros: Mapping[str, str]
    lexemes: list[str] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        self.lexemes = _LEXEME.findall(self.source)
        if "".join(self.lexemes) != "".join(self.source.split()):
            raise PhraseError(f"cannot read phrase: {self.source!r}")

    def phrase(self) -> _Part:
        """The whole source: "|" joins the two words beside it."""
        return self._sequence(grouped=False)

    def _alternatives(self) -> _Part:
        """Inside parentheses: "|" joins sequences."""
        branches = [self._sequence(grouped=True)]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence(grouped=True))
        return branches[0] if len(branches) == 1 else _any_of(branches)

    def _sequence(self, *, grouped: bool) -> _Part:
        parts: list[_Part] = []
        while (lexeme := self._peek()) is not None and lexeme not in ("|", ")"):
            parts.append(self._item(grouped=grouped))
        if not parts:
            raise PhraseError(f"empty alternative in {self.source!r}")
        best = min(parts, key=lambda part: part.weight)
        return _Part(
            "".join(part.expression for part in parts),
            best.anchors,
            best.weight,
            any(part.negates for part in parts),
        )

    def _item(self, *, grouped: bool) -> _Part:
        part = self._atom()
        branches = [part]
        while not grouped and self._peek() == "|":
            self.at += 1
            branches.append(self._atom())
        if len(branches) > 1:
            part = _any_of(branches)
        if self._peek() == "?":
            self.at += 1
            return _Part(f"(?:{part.expression})?")
        return part

    def _atom(self) -> _Part:
        lexeme = self._peek()
        if lexeme is None:
            raise PhraseError(f"{self.source!r} ends too early")
        self.at += 1
        if lexeme == "(":
            part = self._alternatives()
            if self._peek() != ")":
                raise PhraseError(f"missing ) in {self.source!r}")
            self.at += 1
            return part
        if lexeme in ("..", "..."):
            return _Part(f"(?:[^ ;]+ ){{0,{_SHORT_GAP if lexeme == '..' else _LONG_GAP}}}?")
        if lexeme == "#":
            return _Part("[0-9][^ ]* ")
        if lexeme.startswith("<"):
            return self._macro(lexeme[1:-1])
        if lexeme in (")", "?", "|"):
            raise PhraseError(f"misplaced {lexeme} in {self.source!r}")
        if lexeme.endswith("*"):
            return _Part(re.escape(lexeme[:-1].lower()) + "[^ ]* ")
        return _literal(lexeme)

    def _macro(self, name: str) -> _Part:
        if name not in self.macros:
            raise PhraseError(f"unknown macro <{name}> in {self.source!r}")
        return _Reader(self.macros[name], self.macros).phrase()

    def _peek(self) -> str | None:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None


def _literal(word: str) -> _Part:
    stems = [found.stem for found in words_of(word, 0, len(word))]
    if not stems:
        raise PhraseError(f"no word in {word!r}")
    rarest = min(stems, key=_weight)
    return _Part(
        "".join(re.escape(stem) + " " for stem in stems),
        frozenset({rarest}),
        _weight(rarest),
        not _NEGATORS.isdisjoint(stems),
    )


def _any_of(branches: Sequence[_Part]) -> _Part:
    return _Part(
        "(?:" + "|".join(branch.expression for branch in branches) + ")",
        frozenset().union(*(branch.anchors for branch in branches)),
        # One branch without an anchor leaves the whole choice without.
        min(_UNANCHORED, sum(branch.weight for branch in branches)),
        all(branch.negates for branch in branches),
    )


def _weight(stem: str) -> int:
    return _COMMON.get(stem, 1)


def compile_phrase(source: str, macros: Mapping[str, str]) -> Phrase:
    """Read one phrase. Raises PhraseError with the phrase in its message."""
    reader = _Reader(source, macros)
    whole = reader.phrase()
    if reader.at != len(reader.lexemes):
        raise PhraseError(f"unexpected {reader.lexemes[reader.at]} in {source!r}")
    if whole.weight >= _UNANCHORED:
        raise PhraseError(f"phrase needs at least one plain word: {source!r}")
    return Phrase(source, "(?<= )" + whole.expression, whole.anchors, whole.negates)


class PhraseBook:
    """Reads phrases with one set of macros, and remembers what reading them gave."""

    def __init__(self, macros: Mapping[str, str], known: Mapping[str, Compiled] | None = None) -> None:
        self._macros = macros
        self.known: dict[str, Compiled] = dict(known or {})
        """For each source its expression, anchors and whether it negates: plain data that can be stored."""

    def phrase(self, source: str) -> Phrase:
        """The phrase that a source says. Raises PhraseError."""
        compiled = self.known.get(source)
        if compiled is not None:
            expression, anchors, negates = compiled
            return Phrase(source, expression, frozenset(anchors), negates)
        phrase = compile_phrase(source, self._macros)
        self.known[source] = (phrase.expression, sorted(phrase.anchors), phrase.negates)
        return phrase


class PhraseIndex(Generic[Key]):
    """Finds which of many phrases occur in a sentence, looking only at those with an anchor in it."""

    def __init__(self, phrases: Iterable[tuple[Key, Phrase]]) -> None:
        self._by_anchor: dict[str, list[int]] = {}
        self._entries = list(phrases)
        for number, (_, phrase) in enumerate(self._entries):
            for anchor in phrase.anchors:
                self._by_anchor.setdefault(anchor, []).append(number)

    def search(self, folded: str, stems: Iterable[str]) -> Iterator[tuple[Key, Phrase, re.Match[str]]]:
        """Every match, leftmost first for each phrase, of phrases with an anchor among `stems`."""
        candidates: set[int] = set()
        for stem in stems:
            numbers = self._by_anchor.get(stem)
            if numbers:
                candidates.update(numbers)
        for number in sorted(candidates):
            key, phrase = self._entries[number]
            for match in phrase.pattern.finditer(folded):
                yield key, phrase, match
