"""What readers can do, in which ways and in which words, from actions.toml and addresses.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from smallprint.knowledge.practices import CatalogueError, typeset
from smallprint.matching.phrases import PhraseIndex
from smallprint.matching.sites import SiteIndex
from smallprint.messages import ActionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from smallprint.matching.phrases import PhraseBook

REQUEST_WAY = "request_way"
"""The practice whose sentences say how to make a request."""

_ACTION_KEYS = frozenset(
    {"id", "kind", "practices", "also", "do", "plain", "self", "ask", "falls_back", "by", "is_spare"}
)


@dataclass(frozen=True, slots=True)
class ActionRule:
    """One thing that readers can do, where one of the practices was found. See actions.toml."""

    id: str
    kind: ActionKind
    practices: tuple[str, ...]
    also: tuple[str, ...]
    do: str
    plain: str
    alone: tuple[str, ...]
    """Ways in which readers do it themselves, the best first."""
    asked: tuple[str, ...]
    falls_back: bool
    by: dict[str, str]
    leads: tuple[str, ...]
    """Words of a link, or of its address, that show that it serves the action."""
    is_spare: bool
    """Left out first where there is too much to do."""


@dataclass(frozen=True, slots=True)
class Portal:
    """An address that does one thing wherever a policy links to it; `of` is the rule whose place it takes.

    With `needs` the policy has to say that rule near it. `is_spare`: left out first where there is too much to do.
    """

    of: str
    kind: ActionKind
    label: str
    sites: tuple[str, ...]
    needs: bool
    is_spare: bool


@dataclass(frozen=True, slots=True)
class LinkRules:
    """What links are, by their words and addresses. See addresses.toml."""

    anywhere: frozenset[str]
    documents: tuple[str, ...]
    document_addresses: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    forms: SiteIndex[str]
    """Where services have the forms for requests made and kept."""


@dataclass(frozen=True, slots=True)
class MailboxRules:
    """What a mailbox is for, by the words of its address before the at sign, and whose it is not."""

    privacy: frozenset[str]
    officer: frozenset[str]
    elsewhere: frozenset[str]
    leaving: frozenset[str]
    agents: frozenset[str]
    strangers: tuple[str, ...]
    """Parts of domains."""


@dataclass(frozen=True)
class Actions:
    """All that the card of what can be done is made of."""

    rules: tuple[ActionRule, ...]
    portals: tuple[Portal, ...]
    portal_sites: SiteIndex[tuple[Portal, int]]
    """Of each site its portal, and its place among those of the portal: the lower, the better."""
    labels: dict[str, str]
    where: dict[str, str]
    people: dict[str, str]
    countries: dict[str, str]
    means: PhraseIndex[str]
    controls: re.Pattern[str]
    links: LinkRules
    mailboxes: MailboxRules

    @cached_property
    def practices(self) -> frozenset[str]:
        """All practices that the rules name, and the one that says how to ask."""
        named = (name for rule in self.rules for name in (*rule.practices, *rule.also))
        return frozenset((REQUEST_WAY, *named))


def read_actions(
    table: Mapping[str, Any], addresses: Mapping[str, Any], practices: Collection[str], book: PhraseBook
) -> Actions:
    """The actions of one language. Raises CatalogueError where an entry is wrong."""
    labels = table["labels"]
    rules = tuple(_read_rule(entry, labels, addresses["leads"]) for entry in table["action"])
    ids = {rule.id for rule in rules}
    portals = tuple(_read_portal(entry, ids) for entry in table["portal"])
    names = sorted(table["controls"]["names"], key=len, reverse=True)
    actions = Actions(
        rules,
        portals,
        SiteIndex(((portal, place), site) for portal in portals for place, site in enumerate(portal.sites)),
        labels,
        table["where"],
        table["people"],
        table["countries"],
        PhraseIndex(
            (name, book.phrase(source)) for name, sources in table["means"].items() for source in sources
        ),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b(?! [A-Z])"),
        _read_links(addresses),
        _read_mailboxes(addresses["mailboxes"]),
    )
    if unknown := actions.practices - set(practices):
        raise CatalogueError(f"actions.toml: unknown practices: {', '.join(sorted(unknown))}")
    return actions


def _read_links(addresses: Mapping[str, Any]) -> LinkRules:
    links = addresses["links"]
    return LinkRules(
        frozenset(links["anywhere"]),
        tuple(links["documents"]),
        tuple(links["document_addresses"]),
        {kind: tuple(words) for kind, words in addresses["kinds"].items()},
        SiteIndex((site, site) for site in addresses["hosts"]["forms"]),
    )


def _read_mailboxes(mailboxes: Mapping[str, Any]) -> MailboxRules:
    return MailboxRules(
        frozenset(mailboxes["privacy"]),
        frozenset(mailboxes["officer"]),
        frozenset(mailboxes["elsewhere"]),
        frozenset(mailboxes["leaving"]),
        frozenset(mailboxes["agents"]),
        tuple(mailboxes["strangers"]),
    )


def _read_portal(entry: Mapping[str, Any], rules: Collection[str]) -> Portal:
    if entry["of"] not in rules or entry["kind"] not in get_args(ActionKind):
        raise CatalogueError(f"actions.toml: unknown rule or kind of the portal {entry['sites'][0]}")
    return Portal(
        entry["of"],
        entry["kind"],
        typeset(entry["label"]),
        tuple(entry["sites"]),
        entry.get("needs", False),
        entry.get("is_spare", False),
    )


def _read_rule(
    entry: Mapping[str, Any], labels: Mapping[str, str], leads: Mapping[str, list[str]]
) -> ActionRule:
    name = entry["id"]
    if unknown := entry.keys() - _ACTION_KEYS:
        raise CatalogueError(f"actions.toml, {name}: unknown keys {sorted(unknown)}")
    if entry["kind"] not in get_args(ActionKind):
        raise CatalogueError(f"actions.toml, {name}: unknown kind")
    by = {way: typeset(label) for way, label in entry.get("by", {}).items()}
    if unknown := {*entry["self"], *entry["ask"]} - labels.keys() - by.keys():
        raise CatalogueError(f"actions.toml, {name}: no label for {', '.join(sorted(unknown))}")
    return ActionRule(
        name,
        entry["kind"],
        tuple(entry["practices"]),
        tuple(entry.get("also", ())),
        entry["do"],
        typeset(entry["plain"]),
        tuple(entry["self"]),
        tuple(entry["ask"]),
        entry.get("falls_back", False),
        by,
        tuple(leads[entry["kind"]]),
        entry.get("is_spare", False),
    )
