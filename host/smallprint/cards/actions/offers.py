"""What the card of actions could show, and what of it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallprint.messages import ActionItem

_MOST = 15
# Kinds of which a request without an address says nothing beside one with an address.
_REQUESTS = frozenset({"access", "delete", "correct", "export", "object"})
# Kinds of which one item for each address is enough.
_ONCE = frozenset({"delete", "object"})


@dataclass(frozen=True, slots=True)
class Offer:
    """An item that could be shown. `rule` is the id of its rule in actions.toml, `by` how it is done."""

    rule: str
    by: str
    item: ActionItem
    spare: int
    """0, or more for what is left out earlier where there is too much: 1 another way, 2 what readers can spare."""
    sentences: tuple[int, ...] = ()
    """Those that say it, the first quoted first."""


def chosen(offers: Sequence[Offer]) -> list[ActionItem]:
    """The items to show, in the order of the offers: none that says what another does, at most `_MOST`."""
    kept: list[Offer] = []
    for offer in offers:
        if not any(_covers(other, offer) for other in kept) and not _says_less(offer, offers):
            kept.append(offer)
    return [offer.item for offer in _trimmed(kept)]


def _covers(shown: Offer, offer: Offer) -> bool:
    one, other = shown.item, offer.item
    if one.label == other.label and one.href == other.href:
        return True
    if other.href is None:
        return one.kind == other.kind and other.kind in _ONCE and shown.by == offer.by
    return one.href == other.href and (
        shown.rule == offer.rule
        or (one.kind == other.kind and other.kind in _ONCE)
        or (one.kind == "dpo" and other.kind == "contact")
    )


def _says_less(offer: Offer, offers: Sequence[Offer]) -> bool:
    """Whether it only grants what others say how to do, or an account is deleted where all data is."""
    if offer.by:
        return offer.rule == "account" and any(
            other.rule == "delete" and other.item.href == offer.item.href is not None for other in offers
        )
    named = [other for other in offers if other.by and other.item.kind == offer.item.kind]
    if offer.item.kind == "opt_out":
        return any(offer.sentences[0] in other.sentences for other in named)
    return bool(named) and offer.item.kind in _REQUESTS


def _trimmed(offers: list[Offer]) -> list[Offer]:
    """Too many lose first what can be spared, then opt-outs, both from the end."""
    least = sorted(
        range(len(offers)),
        key=lambda at: (offers[at].spare, offers[at].item.kind == "opt_out", at),
    )
    return [offers[at] for at in sorted(least[:_MOST])]
