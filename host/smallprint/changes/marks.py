"""What the words of some sentences mean, as far as two wordings can be compared by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallprint.changes.quantities import Quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.changes.language import Language


_DOUBLE = 2  # denials that say yes


class Marks(NamedTuple):
    """What some sentences say, by what can be compared.

    `denied` and `affirmed` are weighty words, `opened` are words behind a "may", and `bag` are all that carry meaning.
    """

    quantities: Quantities = Quantities()
    emails: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    affirmed: frozenset[str] = frozenset()
    denials: int = 0
    opened: frozenset[str] = frozenset()
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

    def differences(self, other: Marks, language: Language) -> frozenset[str]:
        """By what the two differ. Those that only a changed meaning makes are in `HARD`."""
        return frozenset(name for name, differs in self._compared(other, language) if differs)

    def turned(self, other: Marks) -> frozenset[str]:
        """Weighty words that one denies and the other says."""
        if self.denials == other.denials or self._is_turned_round(other):
            return frozenset()  # the sentence is only built otherwise
        return (self.denied & other.affirmed - other.denied - self.affirmed) | (
            other.denied & self.affirmed - self.denied - other.affirmed
        )

    def _is_turned_round(self, other: Marks) -> bool:
        """Whether "not unless" became "only if", or "only what" became "nothing that is not"."""
        if not (self.bounded and other.bounded):
            return _DOUBLE in (self.denials, other.denials) and (self.bounded or other.bounded)
        return self.excepts != other.excepts

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

    def is_firmer(self, other: Marks) -> bool:
        """Whether something is certain here that is only possible there."""
        return not (other.opened - self.opened).isdisjoint(self.bag)

    def _compared(self, other: Marks, language: Language) -> Iterator[tuple[str, bool]]:
        yield "periods", not self.quantities.have_like_periods(other.quantities)
        yield "numbers", self.quantities.numbers != other.quantities.numbers
        yield "emails", self.emails != other.emails
        yield "countries", self.countries != other.countries
        yield "companies", self.companies != other.companies
        yield "data", self.data != other.data
        yield "audiences", self.audiences != other.audiences
        yield "turned", bool(self.turned(other))
        yield "negation", self.denies != other.denies and not self._is_turned_round(other)
        yield "possible", self.is_firmer(other) or other.is_firmer(self)
        yield "consent", self.consent != other.consent
        # "Without your consent" is "unless you agree".
        yield "bounds", self.excepts != other.excepts and not (self.consent and other.consent)
        yield "off", self.off != other.off
        yield "words", bool(self.gained(other, language) or other.gained(self, language))
        yield "open", not (self.words() ^ other.words()).isdisjoint(language.open)


HARD = frozenset(
    {
        "periods",
        "numbers",
        "emails",
        "countries",
        "companies",
        "audiences",
        "negation",
        "possible",
        "consent",
        "bounds",
        "off",
        "open",
    }
)
"""Differences that are worth telling by themselves."""
