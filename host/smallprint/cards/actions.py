"""What the reader can do, with the link or address that the policy gives for it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from smallprint.cards.quotes import quotes_of
from smallprint.messages import ActionItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallprint.analysis.findings import Evidence
    from smallprint.cards.points import Point
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.wording import ActionRule, Wording
    from smallprint.reading.policy import Link, Policy

# Requests that go to whoever answers questions about privacy, where the policy names no other way.
_REQUESTS = frozenset({"access", "delete", "correct", "export", "object"})
_CONTACT = "contact_given"


def actions(policy: Policy, points: Mapping[str, Point], knowledge: Knowledge) -> list[ActionItem]:
    """One item for each kind of action that the policy offers, in the order of wording.toml."""
    contact = points[_CONTACT].evidence if _CONTACT in points else ()
    items = []
    for rule in knowledge.wording.actions:
        evidence = [piece for name in rule.practices if name in points for piece in points[name].evidence]
        if evidence:
            items.append(_item(rule, evidence, contact, policy, knowledge.wording))
    dpo = {item.href for item in items if item.kind == "dpo"}
    return [item for item in items if item.kind != "contact" or item.href is None or item.href not in dpo]


def _item(
    rule: ActionRule,
    evidence: Sequence[Evidence],
    contact: Sequence[Evidence],
    policy: Policy,
    wording: Wording,
) -> ActionItem:
    """The action with the first address that its own sentences give; the sentence with the address goes first."""
    for piece in evidence:
        if href := _address(policy, piece, rule, wording):
            shown = [piece, *(other for other in evidence if other is not piece)]
            return ActionItem(
                kind=rule.kind, label=rule.label, href=href, quotes=quotes_of(policy, shown, most=3)
            )
    shown = list(evidence[:2])
    href = None
    if rule.kind in _REQUESTS:
        for piece in contact:
            if href := _address(policy, piece, rule, wording):
                shown.append(piece)  # the address needs its proof, too
                break
    return ActionItem(kind=rule.kind, label=rule.label, href=href, quotes=quotes_of(policy, shown, most=3))


def _address(policy: Policy, piece: Evidence, rule: ActionRule, wording: Wording) -> str | None:
    """A link in the sentence that serves the action, else an email address in it.

    Reading has made links absolute and of a safe scheme.
    """
    span = policy.sentences[piece.sentence]
    # Links are in the order of the text; a page of many thousands must not be walked for every sentence.
    at = bisect_left(policy.links, span.start, key=lambda link: link.start)
    while at < len(policy.links) and (link := policy.links[at]).start < span.end:
        if _serves(link, rule, wording, policy):
            return link.href
        at += 1
    email = piece.slots.get("email")
    return f"mailto:{email}" if email else None


def _serves(link: Link, rule: ActionRule, wording: Wording, policy: Policy) -> bool:
    """Whether a link is the service's own way to do it: to opt out at Twitter is no way to opt out here."""
    if link.href.startswith("mailto:"):
        return True
    href = link.href.casefold()
    words = policy.text[link.start : link.end].casefold().strip(" .,")
    if words not in wording.leads_anywhere and not any(lead in words or lead in href for lead in rule.leads):
        return False
    if rule.kind != "opt_out" or policy.url is None:
        return True
    return _site(href) == _site(policy.url) or any(portal in href for portal in wording.portals)


def _site(address: str) -> str:
    """The name that its owner registered, roughly: the longest of the last three labels but the last."""
    labels = (urlsplit(address).hostname or "").split(".")[-3:]
    return max(labels[:-1], key=len, default="")
