"""Letters that readers can send: the right law, the right address, and nothing that a policy could smuggle in."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.analysis.findings import Analysis, Finding
from smallprint.cards.letters import letters, mailto
from smallprint.messages import ActionItem, ActionKind, Letter, Quote
from smallprint.reading.policy import Policy, Updated

KNOWN = knowledge.load("en")
LONGEST_HREF = 2000  # characters that every mail program takes
ALL_LAWS = frozenset(("GDPR", "CCPA"))


def action(kind: ActionKind, href: str | None) -> ActionItem:
    return ActionItem(kind=kind, label=".", href=href, quotes=[Quote(text=".", start=0, end=1, section=[])])


def made(
    *actions: ActionItem,
    laws: frozenset[str] = frozenset(),
    service: str = "Lumora",
    controller: str | None = "Lumora Ltd.",
    updated: Updated | None = None,
) -> list[Letter]:
    policy = Policy("", "https://www.lumora.example/", "", service, "en", (), (), (), updated)
    return letters(policy, Analysis((), (), (), controller=controller, laws=laws), actions, KNOWN)


CONTACT = action("contact", "mailto:hello@lumora.example")
DPO = action("dpo", "mailto:dpo@lumora.example")


def test_both_laws_give_six_letters_in_their_order() -> None:
    found = [(letter.kind, letter.law) for letter in made(laws=ALL_LAWS)]
    assert found == [(kind, law) for kind in ("access", "delete", "object") for law in ("GDPR", "CCPA")]


def test_what_the_policy_promises_not_to_do_needs_no_letter_against_it() -> None:
    def kinds(*practices: str) -> list[str]:
        findings = tuple(Finding(practice) for practice in KNOWN.practices if practice.id in practices)
        analysis = Analysis(findings, (), (), laws=frozenset({"CCPA"}))
        policy = Policy("", "https://www.lumora.example/", "", "Lumora", "en", (), (), (), None)
        return [letter.kind for letter in letters(policy, analysis, [CONTACT], KNOWN)]

    assert kinds("no_sale") == ["access", "delete"]
    assert kinds("no_sale", "shares_with_ad_networks") == ["access", "delete", "object"]


@pytest.mark.parametrize(("law", "limit"), [("GDPR", "one month"), ("CCPA", "45 days")])
def test_each_letter_cites_its_law_and_limit(law: str, limit: str) -> None:
    access, delete, opposing = made(CONTACT, laws=frozenset((law,)))
    for letter, article in zip(
        (access, delete, opposing), ("Article 15", "Article 17", "Article 21"), strict=True
    ):
        assert law in letter.body
        assert law in letter.label
        assert law in letter.subject
        assert (article in letter.body) == (law == "GDPR")
    assert limit in access.body
    assert limit in delete.body


def test_without_a_law_only_what_is_offered_or_can_be_sent() -> None:
    assert made() == []
    assert [letter.kind for letter in made(action("delete", None))] == ["delete"]
    assert [letter.kind for letter in made(CONTACT)] == ["access", "delete", "object"]
    for letter in made(CONTACT):
        assert letter.law == ""
        assert not re.search(r"GDPR|CCPA|Article|\blaw\b", letter.label + letter.subject + letter.body)


def test_every_letter_is_short_filled_and_the_readers_own() -> None:
    updated = Updated(date(2024, 1, 16), "", 0, 1)
    for letter in [*made(CONTACT, laws=ALL_LAWS, updated=updated), *made(CONTACT, updated=updated)]:
        assert 110 <= len(letter.body.split()) <= 200
        assert "Dear privacy team at Lumora Ltd.," in letter.body
        assert "I use Lumora with" in letter.body
        assert "your privacy policy of 16 January 2024." in letter.body
        assert letter.body.endswith("[your name]")
        assert "[the email address of your account]" in letter.body
        assert not re.search(r"[{}]|  |smallprint", letter.body, re.IGNORECASE)
        assert len(letter.href) <= LONGEST_HREF


def test_what_the_policy_lacks_leaves_no_hole() -> None:
    for letter in made(laws=ALL_LAWS, service="", controller=None):
        assert letter.body.startswith("Dear privacy team,\n")
        assert "I use your service with" in letter.body
        assert "your privacy policy." in letter.body
        assert letter.to is None
        assert letter.href.startswith("mailto:?subject=")


@pytest.mark.parametrize(
    ("actions", "gdpr", "ccpa"),
    [
        ([CONTACT, DPO], "dpo@lumora.example", "hello@lumora.example"),
        ([CONTACT, DPO, action("access", "mailto:me@lumora.example")], "me@lumora.example", "me@lumora.example"),
        ([action("access", "https://lumora.example/form"), CONTACT], "hello@lumora.example", "hello@lumora.example"),
        ([action("correct", "mailto:fix@lumora.example")], "fix@lumora.example", "fix@lumora.example"),
        ([action("opt_out", "mailto:stop@lumora.example")], None, None),
        ([action("complain", "mailto:office@lumora.example")], None, None),
        ([action("contact", "mailto:lamps@mail.example")], "lamps@mail.example", "lamps@mail.example"),
        ([action("contact", "mailto:lamps@proxy.example"), CONTACT], "hello@lumora.example", "hello@lumora.example"),
        ([action("contact", "mailto:a@proxy.example"), action("access", "mailto:b@envoy.example")], None, None),
    ],
)  # fmt: skip
def test_the_best_address(actions: list[ActionItem], gdpr: str | None, ccpa: str | None) -> None:
    assert [letter.to for letter in made(*actions, laws=ALL_LAWS)][:2] == [gdpr, ccpa]


def test_an_odd_address_gets_no_letter() -> None:
    assert made(action("contact", "mailto:hello@lumora.example%0ABcc:a@d.example")) == []


@given(st.text(max_size=120), st.text(max_size=200))
def test_a_mail_program_gets_the_letter_back(subject: str, body: str) -> None:
    href = mailto("privacy@lumora.example", subject, body)
    assert re.fullmatch(r"[!-~]+", href)
    parts = urlsplit(href)
    assert parts.path == "privacy@lumora.example"
    fields = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=True)
    assert fields == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}


@given(st.text(max_size=60), st.one_of(st.none(), st.text(max_size=60)))
def test_no_name_breaks_a_letter(service: str, controller: str | None) -> None:
    for letter in made(CONTACT, laws=ALL_LAWS, service=service, controller=controller):
        assert letter.to == "hello@lumora.example"
        assert all(line.isprintable() for line in letter.body.split("\n"))
        assert len(letter.href) <= LONGEST_HREF
        assert letter.href.count("&") == letter.href.count("?") == 1
        assert unquote(letter.href.partition("&body=")[2]).replace("\r\n", "\n") == letter.body
