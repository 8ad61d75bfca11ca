"""Well-known companies and products, and how policies name them, from companies.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from smallprint.matching.names import key_of
from smallprint.matching.phrases import PhraseIndex
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallprint.matching.phrases import PhraseBook
    from smallprint.matching.words import Word

KINDS = frozenset(
    {
        "ads",
        "ai",
        "analytics",
        "broker",
        "content",
        "credit",
        "email",
        "hosting",
        "login",
        "payment",
        "recording",
        "security",
        "social",
        "support",
    }
)
_MANIFOLD = 3
SEPARATOR = ", "
"""Between the names in a `companies` slot; no name has one."""

CompanyLexicon = dict[str, Any]
"""A tree of folded words, as plain data: under each word the words that may follow it, and under "" of what ends
there [the name or None for another thing, which words need a capital, as bits]."""


@dataclass(frozen=True, slots=True)
class Company:
    """A company, or a product that readers know better. `is_ordinary`: its name is an ordinary word, too."""

    name: str
    kinds: frozenset[str]
    owner: str
    is_ordinary: bool

    @property
    def is_manifold(self) -> bool:
        """Whether the name alone does not tell what the company does there."""
        return len(self.kinds) >= _MANIFOLD


class Naming(NamedTuple):
    """Words `[first, last)` name a company."""

    company: Company
    first: int
    last: int


@dataclass(frozen=True)
class Companies:
    """The names, by themselves and by their keys, and the words around a name that tell what it is there for.

    `context` finds "login" and "apart" in a sentence, `kinds` the kinds of company that it tells of. A name is only
    pointed to behind a word of `sent`, and before or "of" one of `elsewhere`; words of `describing` may stand between.
    """

    by_name: dict[str, Company]
    by_label: dict[str, Company]
    lexicon: CompanyLexicon
    context: PhraseIndex[str]
    kinds: PhraseIndex[str]
    elsewhere: frozenset[str]
    describing: frozenset[str]
    sent: frozenset[str]

    def named(self, words: Sequence[Word], text: str, start: int = 0) -> list[Naming]:
        """The companies that words name; the longest name at each place wins. `text` begins at offset `start`."""
        found: list[Naming] = []
        until = 0
        for at, word in enumerate(words):
            if at >= until and word.stem in self.lexicon:
                name, until = self._longest(words, at, text, start)
                if name is not None:
                    found.append(Naming(self.by_name[name], at, until))
        return found

    def _longest(self, words: Sequence[Word], at: int, text: str, start: int) -> tuple[str | None, int]:
        """The longest name that begins at a word, and the word behind it."""
        name, end, capitals = None, at, 0
        node: CompanyLexicon | None = self.lexicon[words[at].stem]
        until = at
        while node is not None:
            if not text[words[until].start - start].islower():
                capitals |= 1 << (until - at)
            until += 1
            if "" in node and not node[""][1] & ~capitals:
                name, end = node[""][0], until
            node = node.get(_step(words[until])) if until < len(words) else None
        return name, end


def told_once(names: Iterable[str]) -> list[str]:
    """Each name once, and no company beside its own product: no "Google" beside "Google Analytics"."""
    each = dict.fromkeys(names)
    return [name for name in each if not any(other.startswith(f"{name} ") for other in each)]


def read_companies(table: Mapping[str, Any], lexicon: CompanyLexicon, book: PhraseBook) -> Companies:
    """The companies, with the lexicon that `read_company_lexicon` made of the same table."""
    context = table["context"]
    by_name = {
        name: Company(
            name, frozenset(entry["kinds"]), entry.get("owner", name.lower()), entry.get("ordinary", False)
        )
        for name, entry in table["names"].items()
    }
    return Companies(
        by_name,
        {key_of(name): company for name, company in by_name.items()},
        lexicon,
        PhraseIndex((role, book.phrase(source)) for role in ("login", "apart") for source in context[role]),
        PhraseIndex((kind, book.phrase(source)) for kind, told in table["kinds"].items() for source in told),
        _stems(context["elsewhere"]),
        _stems(context["describing"]),
        _stems(context["sent"]),
    )


def read_company_lexicon(table: Mapping[str, Any]) -> CompanyLexicon:
    """The names and their spellings as a tree. Raises ValueError where something is wrong with one."""
    lexicon: CompanyLexicon = {}
    for name, entry in table["names"].items():
        if SEPARATOR in name or not entry["kinds"] or not KINDS.issuperset(entry["kinds"]):
            raise ValueError(f"{name}: kinds are some of {sorted(KINDS)}, and no name has a comma")
        for spelling in (name, *entry.get("also", ())):
            _add(lexicon, spelling, name, table["names"])
    for spelling in table["context"]["not"]:
        _add(lexicon, spelling, None, table["names"])
    return lexicon


def _add(lexicon: CompanyLexicon, spelling: str, name: str | None, names: Mapping[str, Any]) -> None:
    node = lexicon
    capitals = 0
    words = words_of(spelling, 0, len(spelling))
    # "Facebook pixel" can be nothing else, but "first data" can.
    is_clear = not names.get(spelling[: words[0].end], {"ordinary": True}).get("ordinary", False)
    for number, word in enumerate(words):
        node = node.setdefault(_step(word), {})
        capitals |= (spelling[word.start].isupper() and not (number and is_clear)) << number
    if node.setdefault("", [name, capitals])[0] != name:
        raise ValueError(f"{spelling!r} already means {node[''][0]}")


def _step(word: Word) -> str:
    """What leads from one word of a name to it: "io" behind the point of "Branch.io" is no other "io"."""
    return word.stem if word.before == "-" else word.before + word.stem


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.stem for text in words for word in words_of(text, 0, len(text)))
