"""The phrase language of the catalogue: written as policies write, matched on folded words.

    sell|rent                one of these words, in any inflection
    (opt out|unsubscribe)    one of these sequences (inside parentheses, | joins sequences)
    prior?  (prior written)? may be missing
    ..                       up to three words
    ...                      up to nine words, never across a semicolon
    retain*                  any word that begins so
    #                        a number
    <data>                   a macro from phrases.toml

A phrase becomes one regular expression over the folded words of a sentence, each with the space before it:
an expression that begins with a space is tried only where a word begins. Gaps are bounded, so the time for a
match is bounded too. Each phrase also tells which words a sentence must have, so that most sentences
never meet most expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypedDict, TypeVar

from smallprint.matching.words import TWO_MEANINGS, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

Key = TypeVar("Key")
Compile = Callable[[str], re.Pattern[str]]
Compiled = tuple[str, list[int], bool]
"""An expression, the places of the sets of words that it needs, and whether it negates."""

_LEXEME = re.compile(r"\.\.\.|\.\.|<[a-z_]+>|[()|?#]|[^\s()|?#<>.]+(?:\.[^\s()|?#<>.]+)*")
_GAPS = {"..": 3, "...": 9}

# Words by how often a thousand sentences of policies have them: what is in many sentences sorts little out. Others
# are in fewer than seven. Counted in shared/data, rounded to the middle of each row.
_COMMON = {
    word: often
    for often, words in (
        (
            300,
            "to the and you your we of information or",
        ),
        (
            180,
            "in our data for use with servic personal a that may on as",
        ),
        (
            95,
            (
                "this is other provid if by are privacy proces about collect from such us includ not can be wil "
                "any when hav"
            ),
        ),
        (
            52,
            (
                "party account policy right request user third shar do purpos also it devic an how cooky law "
                "product acces content at contact email exampl legal websit which addres thes"
            ),
        ),
        (
            30,
            (
                "pleas mor activity out interest tim mak certain security under through featur wher receiv "
                "applicabl their consent advertis help busines sit provider settings relat delet partner requir "
                "follow bas customer lik platform send"
            ),
        ),
        (
            20,
            (
                "see som market protection protect support section browser visit technology opt disclos necessary "
                "stor improv nam describ detail terms profil ads so category app all transfer location who learn "
                "order ap what communication legitimat only control they payment link chang number need below tak "
                "allow creat obligation exercis notic choos identify messag application comply availabl usa"
            ),
        ),
        (
            13,
            (
                "stat offer depend thos specific public typ them updat pag cas system subject manag log onlin "
                "company preferenc ensur analytic enabl companies ip relevant web network ai limit identifier "
                "member its country her social regard keep but experienc no retain apply similar track submit ask "
                "post individual note interact prevent operat abov set mobil part connection review respond "
                "directly understand ad age via dat measur eu safety basis usag video whether authority disclosur "
                "within"
            ),
        ),
        (
            9,
            (
                "maintain otherwis media transaction additional click mean search technical work interaction phon "
                "record view connect question purchas facebook one list report identity verify new up consumer "
                "automatically fraud practic giv after sel people california event sign uk collection contract "
                "unit european accordanc period find way perform show choic sal act each internet communicat "
                "child fil performanc behalf person research obtain associat know gdpr register wel into photo "
                "tool plac eea server resident abl refer might agreement befor target however complianc sourc "
                "complaint form controller personaliz advertiser softwar advertisement circumstanc deletion own "
                "affiliat different non dpf permit detect read id outsid without appropriat acros unless www "
                "withdraw contractual another longer display copy action aggregat year want"
            ),
        ),
    )
    for word in words.split()
}
_RARE = 3

_INDEXED = 3
"""Sets of needed words that an index looks at; more would sort out hardly any phrase."""


class Known(TypedDict):
    """What a PhraseBook has read: sets of needed words, and what each source became."""

    sets: list[list[str]]
    phrases: dict[str, Compiled]


class PhraseError(ValueError):
    """A phrase of the catalogue cannot be read."""


@dataclass(frozen=True)
class Phrase:
    """One phrase: its source, the words that it needs, and its expression, compiled when first needed."""

    source: str
    expression: str
    needs: tuple[frozenset[str], ...]
    """Sets of words of each of which a sentence must have one to match; the rarest set first."""
    negates: bool
    """Whether the phrase itself says no ("without ... notice"), so that polarity is already decided."""
    compile: Compile = field(default=re.compile, repr=False, compare=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression, for `search` on `Unit.folded`."""
        return self.compile(self.expression)

    def occurs_in(self, folded: str, stems: AbstractSet[str]) -> bool:
        """Whether the phrase is in a folded sentence, whose set of words is `stems`."""
        for needed in self.needs:  # a quick test that spares most expressions
            if needed.isdisjoint(stems):
                return False
        return self.pattern.search(folded) is not None


@dataclass(frozen=True)
class _Part:
    expression: str
    needs: tuple[frozenset[str], ...] = ()
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
        return _Part(
            "".join(part.expression for part in parts),
            tuple(dict.fromkeys(needed for part in parts for needed in part.needs)),
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
        if lexeme in _GAPS:
            most = _GAPS[lexeme]
            while (following := self._peek()) in _GAPS:  # as one: side by side, each would be tried with all
                self.at += 1
                most += _GAPS[following]
            return _Part(f"(?: [^ ;]++){{0,{most}}}?")
        if lexeme == "#":
            return _Part(" [0-9][^ ]*+")
        if lexeme.startswith("<"):
            return self._macro(lexeme[1:-1])
        if lexeme in (")", "?", "|"):
            raise PhraseError(f"misplaced {lexeme} in {self.source!r}")
        if lexeme.endswith("*"):
            return _Part(" " + re.escape(lexeme[:-1].lower()) + "[^ ]*+")
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
    meant = [TWO_MEANINGS.get(stem, (stem,)) for stem in stems]
    return _Part(
        "".join(" " + _either(choice) for choice in meant),
        tuple(map(frozenset, meant)),
        not _NEGATORS.isdisjoint(stems),
    )


def _either(stems: tuple[str, ...]) -> str:
    return re.escape(stems[0]) if len(stems) == 1 else f"(?:{'|'.join(map(re.escape, stems))})"


def _any_of(branches: Sequence[_Part]) -> _Part:
    # A branch that needs no word leaves the whole choice without a need.
    rarest = [min(branch.needs, key=_weight) for branch in branches if branch.needs]
    different = dict.fromkeys(branch.expression for branch in branches)  # of two inflections one is enough
    return _Part(
        "(?:" + "|".join(different) + ")",
        (frozenset().union(*rarest),) if len(rarest) == len(branches) else (),
        all(branch.negates for branch in branches),
    )


def _weight(needed: frozenset[str]) -> int:
    """How often a sentence has one of the words, roughly: the lower, the better it sorts sentences out."""
    return sum(_COMMON.get(stem, _RARE) for stem in needed)


def compile_phrase(source: str, macros: Mapping[str, str], compile_: Compile = re.compile) -> Phrase:
    """Read one phrase. Raises PhraseError with the phrase in its message."""
    reader = _Reader(source, macros)
    whole = reader.phrase()
    if reader.at != len(reader.lexemes):
        raise PhraseError(f"unexpected {reader.lexemes[reader.at]} in {source!r}")
    if not whole.needs:
        raise PhraseError(f"phrase needs at least one plain word: {source!r}")
    return Phrase(
        source, whole.expression + "(?= )", tuple(sorted(whole.needs, key=_weight)), whole.negates, compile_
    )


class PhraseBook:
    """Reads phrases with one set of macros, and remembers what reading them gave.

    `compile_` is what their expressions are compiled with, when they are first needed.
    """

    def __init__(
        self, macros: Mapping[str, str], known: Known | None = None, compile_: Compile = re.compile
    ) -> None:
        self._macros = macros
        self._compile = compile_
        self._read: dict[str, Compiled] = known["phrases"] if known else {}
        # Most sets of words are needed by many phrases.
        self._sets: list[frozenset[str]] = [frozenset(words) for words in known["sets"]] if known else []
        self._places = {words: place for place, words in enumerate(self._sets)}

    def known(self) -> Known:
        """What reading the phrases gave, as plain data that can be stored."""
        return {"sets": [sorted(words) for words in self._sets], "phrases": self._read}

    def phrase(self, source: str) -> Phrase:
        """The phrase that a source says. Raises PhraseError."""
        compiled = self._read.get(source)
        if compiled is not None:
            expression, places, negates = compiled
            return Phrase(
                source, expression, tuple([self._sets[place] for place in places]), negates, self._compile
            )
        phrase = compile_phrase(source, self._macros, self._compile)
        places = [self._place(needed) for needed in phrase.needs]
        self._read[source] = (phrase.expression, places, phrase.negates)
        return phrase

    def _place(self, words: frozenset[str]) -> int:
        if words not in self._places:
            self._places[words] = len(self._sets)
            self._sets.append(words)
        return self._places[words]


class PhraseIndex(Generic[Key]):
    """Finds which of many phrases occur in a sentence, looking only at those whose three rarest words are in it.

    A set of phrases is a number with a bit for each, so that a word's phrases are joined at once.
    """

    def __init__(self, phrases: Iterable[tuple[Key, Phrase]]) -> None:
        self._entries = list(phrases)
        needing: dict[str, list[int]] = {}  # by word, the phrases in whose first, second and third set it is
        content = [0] * _INDEXED  # the phrases that have no such set
        for number, (_, phrase) in enumerate(self._entries):
            bit = 1 << number
            for place in range(_INDEXED):
                if place >= len(phrase.needs):
                    content[place] |= bit
                    continue
                for word in phrase.needs[place]:
                    needing.setdefault(word, [0] * _INDEXED)[place] |= bit
        self._needing = {word: tuple(numbers) for word, numbers in needing.items()}
        self._words = frozenset(needing)
        self._content = tuple(content)

    def search(self, folded: str, stems: AbstractSet[str]) -> Iterator[tuple[Key, Phrase, re.Match[str]]]:
        """Every match in a folded sentence whose set of words is `stems`, phrase by phrase, leftmost first.

        A match begins at the space before its first word, and ends behind its last one.
        """
        needing = self._needing
        first, second, third = self._content
        for stem in self._words.intersection(stems):
            one, two, three = needing[stem]
            first |= one
            second |= two
            third |= three
        candidates = first & second & third
        while candidates:
            lowest = candidates & -candidates
            candidates ^= lowest
            key, phrase = self._entries[lowest.bit_length() - 1]
            # As Phrase.occurs_in does, but asked so often that a call would be felt.
            for needed in phrase.needs[_INDEXED:]:
                if needed.isdisjoint(stems):
                    break
            else:
                for match in phrase.pattern.finditer(folded):
                    yield key, phrase, match
