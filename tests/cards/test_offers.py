"""Which of all offers the card shows."""

from __future__ import annotations

import pytest

from smallprint.cards.actions.offers import Offer, chosen
from smallprint.messages import ActionItem, ActionKind, Quote

FORM = "https://lumora.example/form"
QUOTES = [Quote(text=".", start=0, end=1, section=[])]


def offer(
    label: str, kind: ActionKind, href: str | None = None, *, rule: str = "", by: str = "page", spare: int = 0,
    sentences: tuple[int, ...] = (0,),
) -> Offer:  # fmt: skip
    item = ActionItem(kind=kind, label=label, href=href, quotes=QUOTES)
    return Offer(rule or label, by, item, spare, sentences)


def shown(*offers: Offer) -> list[str]:
    return [item.label for item in chosen(offers)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (offer("a", "access", FORM, rule="x"), offer("b", "access", FORM, rule="x")),
        (offer("a", "delete", FORM), offer("b", "delete", FORM)),
        (offer("a", "dpo", FORM), offer("b", "contact", FORM)),
        (offer("a", "delete", by="settings"), offer("b", "delete", by="settings")),
        (offer("a", "delete", FORM), offer("b", "delete", by="")),
        (offer("a", "opt_out", FORM), offer("b", "opt_out", by="")),
    ],
)
def test_what_another_says_is_not_said_again(first: Offer, second: Offer) -> None:
    assert shown(first, second) == ["a"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (offer("a", "access", FORM), offer("b", "export", FORM)),
        (offer("a", "access", FORM), offer("b", "access", FORM)),
        (offer("a", "opt_out", by="settings"), offer("b", "opt_out", by="settings")),
        (offer("a", "delete", by="settings"), offer("b", "delete", by="app")),
        (offer("a", "opt_out", FORM), offer("b", "opt_out", by="", sentences=(1,))),
        (offer("a", "complain", FORM), offer("b", "complain", by="")),
        (offer("a", "contact", FORM), offer("b", "dpo", FORM)),
    ],
)
def test_what_differs_is_said(first: Offer, second: Offer) -> None:
    assert shown(first, second) == ["a", "b"]


def test_an_account_is_deleted_where_all_data_is() -> None:
    account, data = offer("a", "delete", FORM, rule="account"), offer("b", "delete", FORM, rule="delete")
    assert shown(account, data) == ["b"]
    assert shown(offer("a", "delete", rule="account"), offer("b", "delete", rule="delete", by="app")) == [
        "a",
        "b",
    ]


def test_too_many_lose_what_can_be_spared_and_then_opt_outs() -> None:
    needed = [offer(f"n{number}", "access", f"{FORM}{number}") for number in range(13)]
    outs = [offer(f"o{number}", "opt_out", f"{FORM}o{number}") for number in range(3)]
    spare = [offer("s", "access", f"{FORM}s", spare=1)]
    assert shown(*spare, *outs, *needed) == ["o0", "o1", *(each.item.label for each in needed)]
