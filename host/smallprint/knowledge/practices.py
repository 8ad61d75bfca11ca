"""What a policy can say, as the catalogue's TOML tells it: one practice an entry.

    [sells_data]
    topic = "third_party_sharing"      one of messages.Topic
    tone = "bad"                       good | neutral | bad
    importance = 1                     1 first on the Summary card, 3 last; 0 never there
    severity = 3                       0 (default): not a watch-out; 1 to 3 (worst)
    says = "They {may}sell your data." or several, the first whose slots are all filled is used
    companies = ["payment"]            kinds of companies.toml that {companies} in `says` names; needed for it
    why = "Companies that you never chose can use it."        needed where severity > 0
    group = "sale"                     practices of one group are one point: the most important one speaks
    types = ["religion", "health"]     also found where two of these types of data are collected
    yields = ["sells_data"]            a promise that is not on the Summary where the policy says this, too
    finds = [ {phrase = "...", ...}, ... ]                    any one is enough
    not = ["phrase", ...]              sentences with one of these never count
    shows = ["a sentence that must fire", ...]   hides = ["a near miss that must not", ...]

Keys of a find, all but `phrase` optional:
    phrase    a phrase or a list of them (matching/phrases.py has the language)
    polarity  affirmed (default) | denied | any; a phrase with its own "not" or "without" defaults to any
    actor     we | you | third_party | any (default)
    with      phrases of which one must be in the sentence or its lead-in too
    not       phrases that must not be there
    under     phrases of which one must be in the headings above
    given     conditions that must be named: consent, law, exception
    unless    conditions that must not be named
    data      data types or categories of which one must be named, or any
    slots     slots that must be found: period, age, fee, country, email, data, companies
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from smallprint.knowledge.companies import KINDS
from smallprint.matching.phrases import Phrase, PhraseBook, PhraseIndex
from smallprint.messages import Tone, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

FindPolarity = Literal["affirmed", "denied", "any"]
_FIND_KEYS = frozenset(
    {"phrase", "polarity", "actor", "with", "not", "under", "given", "unless", "data", "slots"}
)
_PRACTICE_KEYS = frozenset(
    {
        "topic",
        "tone",
        "importance",
        "severity",
        "says",
        "companies",
        "why",
        "group",
        "types",
        "yields",
        "finds",
        "not",
        "shows",
        "hides",
    }
)
RARE = 0.02
"""The share of a practice that nobody has counted yet."""
_SLOTS = frozenset(
    {
        "may",
        "period",
        "bound",
        "age",
        "fee",
        "country",
        "email",
        "data",
        "given",
        "recorded",
        "content",
        "private",
        "kept",
        "companies",
    }
)
_SLOT = re.compile(r"\{(\w*)\}")


class CatalogueError(ValueError):
    """An entry of the catalogue is wrong; the message names it."""


@dataclass(frozen=True, slots=True)
class Find:
    """One way in which a policy says a practice. See the module for the fields."""

    phrases: tuple[Phrase, ...]
    polarity: FindPolarity
    actor: str
    needs: tuple[Phrase, ...]
    excludes: tuple[Phrase, ...]
    under: tuple[Phrase, ...]
    given: frozenset[str]
    unless: frozenset[str]
    data: frozenset[str]
    slots: frozenset[str]


@dataclass(frozen=True, slots=True)
class Practice:
    """One thing that a policy can say."""

    id: str
    topic: Topic
    tone: Tone
    importance: Literal[0, 1, 2, 3]
    severity: Literal[0, 1, 2, 3]
    says: tuple[str, ...]
    companies: frozenset[str]
    why: str
    group: str
    types: frozenset[str]
    yields: frozenset[str]
    finds: tuple[Find, ...]
    excludes: tuple[Phrase, ...]
    shows: tuple[str, ...]
    hides: tuple[str, ...]
    share: float
    """Of all policies those that say it, see commonness.toml."""


def read_practice(name: str, entry: Mapping[str, Any], book: PhraseBook, share: float = RARE) -> Practice:
    """One entry, with the share of policies that say it. Raises CatalogueError or PhraseError where it is wrong."""
    if unknown := entry.keys() - _PRACTICE_KEYS:
        raise CatalogueError(f"{name}: unknown keys {sorted(unknown)}")
    if entry.get("topic") not in get_args(Topic) or entry.get("tone") not in get_args(Tone):
        raise CatalogueError(f"{name}: unknown topic or tone")
    severity, importance = entry.get("severity", 0), entry["importance"]
    if severity not in (0, 1, 2, 3) or importance not in (0, 1, 2, 3) or (severity and not entry.get("why")):
        raise CatalogueError(f"{name}: importance 0 to 3; severity 0 to 3, with a why")
    says = tuple(typeset(wording) for wording in _strings(entry["says"]))
    slots = [set(_SLOT.findall(wording)) for wording in says]
    if not set().union(*slots) <= _SLOTS or slots[-1] - {"may", "bound"}:
        raise CatalogueError(f"{name}: unknown slot, or the last wording needs one")
    companies = frozenset(entry.get("companies", ()))
    if not companies <= KINDS or bool(companies) != ("companies" in set().union(*slots)):
        raise CatalogueError(f"{name}: its companies are no kinds, or its wordings do not fit them")
    return Practice(
        name,
        entry["topic"],
        entry["tone"],
        importance,
        severity,
        says,
        companies,
        typeset(entry.get("why", "")),
        entry.get("group", name),
        frozenset(entry.get("types", ())),
        frozenset(entry.get("yields", ())),
        tuple(_read_find(name, find, book) for find in entry["finds"]),
        _phrases(entry.get("not", ()), book),
        _strings(entry.get("shows", ())),
        _strings(entry.get("hides", ())),
        share,
    )


def _read_find(name: str, find: Mapping[str, Any], book: PhraseBook) -> Find:
    if unknown := find.keys() - _FIND_KEYS:
        raise CatalogueError(f"{name}: unknown keys in finds: {sorted(unknown)}")
    phrases = _phrases(find["phrase"], book)
    negates = any(phrase.negates for phrase in phrases)
    polarity = find.get("polarity", "any" if negates else "affirmed")
    actor = find.get("actor", "any")
    if polarity not in get_args(FindPolarity) or actor not in ("we", "you", "third_party", "any"):
        raise CatalogueError(f"{name}: unknown polarity or actor")
    return Find(
        phrases,
        polarity,
        actor,
        _phrases(find.get("with", ()), book),
        _phrases(find.get("not", ()), book),
        _phrases(find.get("under", ()), book),
        frozenset(find.get("given", ())),
        frozenset(find.get("unless", ())),
        frozenset(find.get("data", ())),
        frozenset(find.get("slots", ())),
    )


def typeset(text: str) -> str:
    """Words for the card: the catalogue is typed with plain apostrophes, the card has the right ones."""
    return text.replace("'", "’")


def _strings(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _phrases(value: str | list[str] | tuple[str, ...], book: PhraseBook) -> tuple[Phrase, ...]:
    return tuple(book.phrase(source) for source in _strings(value))


FindKey = tuple[int, int]
"""Position of a practice in the catalogue, and of a find in the practice."""


def index_practices(practices: tuple[Practice, ...], *, naming: bool) -> PhraseIndex[FindKey]:
    """The index from phrases to the finds that they belong to: those that must name companies, or all others.

    The first have phrases of everyday words, which are worth a look only in the few sentences that name any.
    """
    return PhraseIndex(
        ((number, which), phrase)
        for number, practice in enumerate(practices)
        for which, find in enumerate(practice.finds)
        if ("companies" in find.slots) == naming
        for phrase in find.phrases
    )
