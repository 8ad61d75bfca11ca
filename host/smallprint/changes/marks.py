"""What the words of some sentences mean, as far as two wordings can be compared by it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from smallprint.changes.quantities import Quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smallprint.changes.language import Language


_DOUBLE = 2  # denials that say yes


class Marks(NamedTuple):
    """What some sentences say, by what can be compared.

    `data` has the words that name a type of data. `denied` and `affirmed` are weighty words, `refused` those of the
    denied that somebody puts an end to. `opened` is what may be done, `permitted` what readers may do. `bag` has all
    words that carry meaning, `whole` those of sentences that deny nothing, `unsaid` those that are denied,
    `not_done` of these the first ones, which say what is not done, and `forgone` what is not done with data and what
    readers cannot choose.
    """

    quantities: Quantities = Quantities()
    emails: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    data: Mapping[str, frozenset[str]] = MappingProxyType({})
    audiences: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    affirmed: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    denials: int = 0
    whole: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    not_done: frozenset[str] = frozenset()
    forgone: frozenset[str] = frozenset()
    opened: tuple[str, ...] = ()
    permitted: frozenset[str] = frozenset()
    consent: bool = False
    bounded: bool = False
    excepts: bool = False
    off: bool = False
    prohibits: bool = False
    bag: frozenset[str] = frozenset()

    @property
    def denies(self) -> bool:
        """Whether anything is denied."""
        return self.denials > 0

    def differences(self, other: Marks, language: Language, *, is_small: bool) -> frozenset[str]:
        """By what the two differ. Those that only a changed meaning makes are in `HARD`.

        Where the edit is not small, only by what no other wording of the same would bring or take.
        """
        return frozenset(
            name
            for name, differs in self._compared(other, language, is_small=is_small)
            if differs and (is_small or name not in _WEAK)
        )

    def turned(self, other: Marks) -> frozenset[str]:
        """Weighty words that one denies and the other says."""
        turned = (self.denied & other.affirmed - other.denied - self.affirmed) | (
            other.denied & self.affirmed - self.denied - other.affirmed
        )
        if self.denials == other.denials or self._is_turned_round(other):
            return turned & (self.refused | other.refused)  # the sentence is only built otherwise
        return turned

    def data_beyond(self, other: Marks) -> frozenset[str]:
        """The types of data that are named here and not there, in words that the other does not have, either."""
        return frozenset(
            type_id
            for type_id, words in self.data.items()
            if type_id not in other.data and not words <= other.bag
        )

    def reversed(self, other: Marks) -> frozenset[str]:
        """Words that a sentence says and that one of several denied, or the other way round."""
        if self._is_turned_round(other):
            return frozenset()
        return (self.unsaid & other.whole - self.whole - other.unsaid) | (
            other.unsaid & self.whole - other.whole - self.unsaid
        )

    def says_denied(self, other: Marks) -> bool:
        """Whether sentences say nothing but what others denied."""
        return bool(self.reversed(other)) and bool(self.whole) and self.whole <= other.unsaid

    def _is_turned_round(self, other: Marks) -> bool:
        """Whether "not unless" became "only if", or "only what" became "nothing that is not"."""
        if self.consent and other.consent and _DOUBLE in (self.denials, other.denials):
            return True  # "never without asking you" is "we always ask you first"
        if not (self.bounded and other.bounded):
            return _DOUBLE in (self.denials, other.denials) and (self.bounded or other.bounded)
        return self.excepts != other.excepts

    def _is_bound_otherwise(self, other: Marks, *, is_small: bool, words: frozenset[str]) -> bool:
        """Whether one is kept within bounds that the other has not; `words` are weighty ones that came or went."""
        if self.bounded != other.bounded and words:
            return True
        if not is_small:
            return False
        if self.excepts == other.excepts:  # an "only" came or went
            return self.bounded != other.bounded and self.denials == other.denials
        more, less = (self, other) if self.excepts else (other, self)
        return not more.bag <= less.bag  # an exception takes words

    def words(self) -> frozenset[str]:
        """All weighty words."""
        return self.denied | self.affirmed

    def gained(self, other: Marks, language: Language) -> frozenset[str]:
        """Weighty words that are said there and not here, not even in a word that comes near."""
        lost = self.bag - other.bag
        return frozenset(
            word
            for word in other.words() - self.words()
            if lost.isdisjoint(language.near.get(word, frozenset()))
        )

    def is_firmer(self, other: Marks, language: Language) -> bool:
        """Whether something is certain here that is only possible there."""
        certain = {*other.opened} & self.bag - {*self.opened} - self.permitted - self.unsaid
        still = [verb for verb in self.opened if verb in other.bag]
        return len(still) < len(other.opened) and any(
            language.near.get(verb, frozenset()).isdisjoint(self.opened) for verb in certain
        )

    def denies_more(self, other: Marks) -> bool:
        """Whether something is denied here and not there."""
        if self.denials <= other.denials or self._is_turned_round(other):
            return False
        return not other.denies or not self.not_done.isdisjoint(other.bag - other.unsaid)

    def opposes(self, other: Marks, language: Language) -> bool:
        """Whether a word of one is the opposite of a word of the other: "open" and "closed"."""
        ours, theirs = self.bag - other.bag, other.bag - self.bag
        return any(not language.opposites.get(word, frozenset()).isdisjoint(theirs) for word in ours)

    def _compared(self, other: Marks, language: Language, *, is_small: bool) -> Iterator[tuple[str, bool]]:
        are_bound = self.consent and other.consent  # "without your consent" is "unless you agree"
        words = self.gained(other, language) | other.gained(self, language)
        turned = self.turned(other)
        denying = [one for one, two in ((self, other), (other, self)) if one.denies_more(two)]
        if not is_small:
            words &= language.plain
            turned = (turned & language.plain) - self.refused - other.refused
            denying = [one for one in denying if one.forgone or not language.plain.isdisjoint(one.denied)]
        yield "periods", not self.quantities.have_like_periods(other.quantities)
        yield "numbers", self.quantities.numbers != other.quantities.numbers
        yield "amounts", self.quantities.amounts != other.quantities.amounts
        yield "emails", self.emails != other.emails
        yield "countries", self.countries != other.countries
        yield "companies", self.companies != other.companies
        yield "data", bool(self.data_beyond(other) or other.data_beyond(self))
        yield "audiences", self.audiences != other.audiences
        yield "turned", bool(turned)
        yield "reversed", self.denies and other.denies and bool(self.reversed(other))
        yield "negation", bool(denying)
        yield "possible", self.is_firmer(other, language) or other.is_firmer(self, language)
        yield "consent", self.consent != other.consent
        yield "bounds", not are_bound and self._is_bound_otherwise(other, is_small=is_small, words=words)
        yield "off", self.off != other.off
        yield "opposite", self.opposes(other, language)
        yield "words", bool(words)
        yield "open", not (self.words() ^ other.words()).isdisjoint(language.open)


_WEAK = frozenset({"possible", "consent", "off", "opposite"})
"""Differences that come and go with the wording, too: they tell something of a small edit alone."""
HARD = frozenset(
    {
        "periods",
        "numbers",
        "amounts",
        "emails",
        "countries",
        "companies",
        "audiences",
        "negation",
        "possible",
        "consent",
        "bounds",
        "off",
        "opposite",
        "open",
    }
)
"""Differences that are worth telling by themselves."""
