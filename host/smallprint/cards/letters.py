"""Requests that are ready to be sent: to whom, under which law, filled with what the policy says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from smallprint.analysis.ways import mailbox_of, owner_of
from smallprint.messages import Letter
from smallprint.reading.canonical import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.analysis.findings import Analysis
    from smallprint.knowledge import Knowledge
    from smallprint.knowledge.letters import Letters, Template
    from smallprint.messages import ActionItem
    from smallprint.reading.policy import Policy

# Characters as they stand in the href, which is to stay below the 2,000 that every mail program takes.
_LONGEST_NAME = 100
_OFFERS = {"access": ("access", "export"), "delete": ("delete",), "object": ("object", "opt_out")}
_REQUESTS = ("access", "delete", "correct", "export", "object")
_SAFE = ",:/()@"


def letters(
    policy: Policy, analysis: Analysis, actions: Sequence[ActionItem], knowledge: Knowledge
) -> list[Letter]:
    """The letters that fit the policy, by kind, then by law.

    Each law that the policy speaks of gives every kind. Where it speaks of none, a kind is there if the policy
    offers it or at least has a mailbox. What the policy promises not to do needs no letter against it.
    """
    rules = knowledge.letters
    offered = {action.kind for action in actions}
    boxes = _Mailboxes(policy, analysis, actions)
    found = {finding.practice.id for finding in analysis.findings}
    built = []
    for template in rules.templates:
        law = template.law
        is_needless = not template.promised.isdisjoint(found) and template.unless.isdisjoint(found)
        if not is_needless and law.name in (analysis.laws or {""}):
            to = boxes.best((*_OFFERS[template.kind], *law.addresses))
            if law.name or to or not offered.isdisjoint(_OFFERS[template.kind]):
                built.append(_letter(template, to, policy, analysis.controller, rules))
    return built


class _Mailboxes:
    """The mailboxes that a policy gives, by what they are given for."""

    def __init__(self, policy: Policy, analysis: Analysis, actions: Sequence[ActionItem]) -> None:
        # To opt out may stop a newsletter, and to complain goes to somebody else.
        found = [
            (action.kind, address)
            for action in actions
            if action.kind not in ("opt_out", "complain") and (address := mailbox_of(action.href))
        ]
        owner = owner_of(policy, analysis.controller or "")
        self._own = [(kind, address) for kind, address in found if owner.owns_mailbox(address)]
        domains = {address.rpartition("@")[2].lower() for _, address in found}
        # Of several strangers, one may be a representative who only takes the letters of some.
        self._foreign = found if len(domains) == 1 else [(kind, box) for kind, box in found if kind == "dpo"]

    def best(self, kinds: Sequence[str]) -> str | None:
        """The service's own mailbox for the first of these kinds that has one, else for another request, else a
        stranger's."""
        for boxes in (self._own, self._foreign):
            by_kind = dict(reversed(boxes))
            for kind in (*kinds, *_REQUESTS):
                if kind in by_kind:
                    return by_kind[kind]
        return None


def mailto(to: str | None, subject: str, body: str) -> str:
    """The address that opens a mail program with the letter (RFC 6068). `to` is an address or None."""
    lines = "\r\n".join(body.split("\n"))
    return f"mailto:{quote(to or '', safe='@+')}?subject={quote(subject, safe=_SAFE)}&body={quote(lines, safe=_SAFE)}"


def _letter(
    template: Template, to: str | None, policy: Policy, controller: str | None, rules: Letters
) -> Letter:
    service = _named(policy.service)
    company = _named(controller or "") or service
    body = "\n\n".join(
        (
            rules.greeting.format(company=company) if company else rules.greeting_unknown,
            template.body.format(service=service or rules.service_unknown, dated=_dated(policy, rules)),
            rules.sender,
        )
    )
    return Letter(
        kind=template.kind,
        law=template.law.name,
        label=template.label,
        to=to,
        subject=template.subject,
        body=body,
        href=mailto(to, template.subject, body),
    )


def _named(name: str) -> str:
    """A name as it can stand in a letter; empty where it is odd or too long for the href."""
    name = squeeze(name)
    return name if name.isprintable() and len(quote(name)) <= _LONGEST_NAME else ""


def _dated(policy: Policy, rules: Letters) -> str:
    day = policy.last_updated.date if policy.last_updated else None
    if day is None:
        return ""
    return rules.dated.format(day=day.day, month=rules.months[day.month - 1], year=day.year)
