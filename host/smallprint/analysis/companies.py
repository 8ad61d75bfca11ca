"""Which well-known companies a sentence names as those who get data, or whose tools are used."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from smallprint.analysis.ways.addresses import host_of
from smallprint.knowledge.companies import told_once
from smallprint.matching.names import key_of
from smallprint.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from smallprint.analysis.units import Unit
    from smallprint.knowledge.companies import Companies, Naming
    from smallprint.reading.policy import Policy

_FIRST = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w+")
_NEAR = 8  # words between two names of one list
_DESCRIBING_REACH = 3
_BEGINNING = 800  # characters, or an eighth of a short policy
_SHORT = 8
_OWN_EVERY = 80  # words
_BREAKS = frozenset(",;:.!?()[]|–—")
_LOGIN = frozenset({"login"})


class Recipient(NamedTuple):
    """A company that a sentence names, and the kinds of company that it is there."""

    name: str
    kinds: frozenset[str]


def owners_of(policy: Policy, companies: Companies) -> frozenset[str]:
    """Who owns the service whose policy it is, by its name, the host of its page and how the policy begins.

    A policy names its own service in its first sentences, and hardly ever one of those that get data. Without a
    host, it is also who is named all the time.
    """
    until = min(_BEGINNING, len(policy.text) // _SHORT)
    beginning = " ".join(policy.text[:until].split(" ")[:-1])
    named = [
        naming.company
        for text in (policy.service, policy.title, beginning)
        for naming in companies.named(words_of(text, 0, len(text)), text)
    ]
    host = host_of(policy.url)
    named += [
        companies.by_label[label]
        for label in (*host.split("."), key_of(policy.service))
        if label in companies.by_label
    ]
    if not host:
        often = policy.words() / _OWN_EVERY
        words = Counter(_WORD.findall(policy.text))
        named += [
            company
            for name, company in companies.by_name.items()
            # The rest of a name costs a walk through the text: only where its first word is there often enough.
            if words[_WORD.findall(name)[0]] > often and policy.text.count(name) > often
        ]
    return frozenset(company.owner for company in named)


def recipients_in(
    unit: Unit, text: str, companies: Companies, owners: AbstractSet[str]
) -> tuple[Recipient, ...]:
    """The companies that a unit's own words name, without what `owners` have, what is denied, and what is only
    pointed to. Where it tells of logins, who can be one is nothing else.

    `text` is the sentence as the policy has it.
    """
    if companies.lexicon.keys().isdisjoint(unit.stems) or "{" in text:  # what a page left of its scripts
        return ()
    named = companies.named(unit.words[unit.own :], text, own_start(unit, text))
    if not named:
        return ()
    known = [naming for naming in named if not naming.company.is_ordinary]
    roles = {role for role, _, _ in companies.context.search(unit.folded, unit.stems)}
    told = {kind for kind, _, _ in companies.kinds.search(unit.folded, unit.stems)}
    found = []
    for naming in named:
        company = naming.company
        if (
            company.owner in owners
            or (company.is_ordinary and not any(_are_near(naming, other) for other in known))
            or any(unit.denied[unit.own + naming.first : unit.own + naming.last])
            or _is_elsewhere(unit, naming, companies)
        ):
            continue
        kinds = company.kinds & told if company.is_manifold else company.kinds - _LOGIN
        if roles and "login" in company.kinds:
            kinds = _LOGIN & roles
        found.append(Recipient(company.name, kinds))
    return tuple(found)


def names_of(recipients: Iterable[Recipient], kinds: AbstractSet[str]) -> list[str]:
    """The names of those recipients that are of one of the kinds."""
    return told_once(recipient.name for recipient in recipients if not kinds.isdisjoint(recipient.kinds))


def own_start(unit: Unit, text: str) -> int:
    """The offset at which `text`, the unit's sentence, begins by the count of the unit's own words."""
    first = _FIRST.search(text)
    return unit.words[unit.own].start - (first.start() if first else 0)


def _are_near(one: Naming, other: Naming) -> bool:
    return max(one.first, other.first) - min(one.last, other.last) <= _NEAR


def _is_elsewhere(unit: Unit, naming: Naming, companies: Companies) -> bool:
    """ "Visit Google", "Google's ad settings", "the privacy policy of Google": no recipient."""
    words, first, last = unit.words, unit.own + naming.first, unit.own + naming.last
    before = [word.stem for word in words[max(unit.own, first - 2) : first]]
    if before and (before[-1] in companies.sent or (before[-1] == "of" and before[0] in companies.elsewhere)):
        return True
    for word in words[last : last + _DESCRIBING_REACH]:
        if not _BREAKS.isdisjoint(word.before):
            return False
        if word.stem in companies.elsewhere:
            return True
        if word.stem not in companies.describing:
            return False
    return False
