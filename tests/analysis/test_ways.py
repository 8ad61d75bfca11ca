"""Where links lead, whose they are, and what is an email address. Pages are hostile, and so are their links."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint import knowledge
from smallprint.analysis.findings import Evidence
from smallprint.analysis.ways import Ways, led_to, mailbox_of, mailbox_words, owner_of
from smallprint.analysis.ways.links import Linked, kind_of, links_in, rank_of
from smallprint.reading import read_bytes
from smallprint.reading.policy import Link, Policy

KNOWN = knowledge.load("en")
URL = "https://www.lumora.example/legal/privacy/"


def policy_of(service: str = "Lumora", url: str | None = URL) -> Policy:
    return Policy("", url, "", service, "en", (), ())


OWNER = owner_of(policy_of())


@pytest.mark.parametrize(
    ("href", "end"),
    [
        ("https://lumora.example/form?id=7", "https://lumora.example/form?id=7"),
        ("https://l.lumora.example/out?u=https%3A%2F%2Fquill.example%2Fform%3Fa%3D1&h=x", "https://quill.example/form?a=1"),
        ("https://l.lumora.example/out?u=https%3A%2F%2Fquill.example%40evil.example", ""),
        ("https://l.lumora.example/out?u=https%3A%2F%2F[quill.example%2F", ""),
        ("https://l.lumora.example/out?u=https%3A%2F%2Fquill.example%2F%0A", ""),
    ],
)  # fmt: skip
def test_where_a_link_leads_in_the_end(href: str, end: str) -> None:
    assert led_to(href) == end


@pytest.mark.parametrize(
    ("href", "own"),
    [
        ("https://lumora.example/form", True),
        ("https://help.lumora.example/form", True),
        ("https://lumora-help.example/form", True),
        ("https://lumora.quill.example/form", True),
        ("https://quill.example/lumora", False),
        ("https://lumora.example@evil.example/", False),
    ],
)
def test_whose_an_address_is(href: str, own: bool) -> None:
    assert OWNER.owns(href) is own


def test_the_policy_is_no_way_out_of_itself() -> None:
    assert OWNER.is_page("https://lumora.example/legal/privacy#delete")
    assert not OWNER.is_page("https://lumora.example/legal")
    assert not owner_of(policy_of(url=None)).is_page("https://lumora.example/legal/privacy")


@pytest.mark.parametrize("url", [None, "", "https://[lumora", "https://docs.google.com/document/x"])
def test_without_a_site_of_its_own_the_service_has_its_name(url: str | None) -> None:
    assert owner_of(policy_of(url=url)).names == {"lumora"}


def test_more_names_of_the_owner() -> None:
    owner = owner_of(policy_of(), "Quillbarn Ltd.", "")
    assert owner.owns_mailbox("privacy@quillbarn.example")
    assert not OWNER.owns_mailbox("privacy@quillbarn.example")
    assert not owner_of(policy_of("", None)).owns_mailbox("privacy@lumora.example")


@pytest.mark.parametrize(
    "href",
    [
        None, "", "mailto:", "https://lumora.example/", "mailto:lumora", "mailto:@lumora.example", "mailto:a@lumora",
        "mailto:a@b.example,c@d.example", "mailto:a@b.example%2Cc@d.example", "mailto:a@b.example%0D%0ABcc:c@d.example",
        "mailto:a%3Fbcc=c@d.example", "mailto:a@d.example%3Fbcc=c@d.example", "mailto:a&b@d.example",
        "mailto:a..b@d.example", "mailto:a@d..example", "mailto:a@[d.example", "mailto:a@d/e.example",
        "mailto:a@\u202eelpmaxe.example", "mailto:a%00@d.example", "mailto:a%0A@d.example", "mailto:a@d.example%0A",
        "mailto:a b@d.example", "mailto:<a@d.example>", "mailto:" + "a" * 250 + "@d.example",
    ],
)  # fmt: skip
def test_odd_addresses_are_none(href: str | None) -> None:
    assert mailbox_of(href) is None


@pytest.mark.parametrize(
    ("href", "mailbox"),
    [
        ("MAILTO:Privacy%2Beu@lumora.example?bcc=c@d.example", "Privacy+eu@lumora.example"),
        ("mailto:%20privacy@lumora.example ", "privacy@lumora.example"),
        ("mailto:~quill/privacy@lists.lumora.example", "~quill/privacy@lists.lumora.example"),
    ],
)
def test_the_rest_of_a_link_is_not_part_of_its_address(href: str, mailbox: str) -> None:
    assert mailbox_of(href) == mailbox


@given(
    st.one_of(st.text(max_size=80), st.from_regex(r"[a-c.@%,?&/\n+-]{0,20}@[a-c.-]{1,20}", fullmatch=True))
)
def test_an_address_can_only_be_an_address(text: str) -> None:
    address = mailbox_of(f"mailto:{text}")
    assert address is None or re.fullmatch(r"[\w.+/~-]+@[\w-]+(\.[\w-]+)+", address, re.ASCII)


def test_the_words_of_a_mailbox() -> None:
    assert mailbox_words("Data_Privacy-EU.team@lumora.example") == {"data", "privacy", "eu", "team"}
    assert mailbox_words("") == frozenset()


@pytest.mark.parametrize(
    ("words", "path", "kind"),
    [
        ("here", "/x", "page"),
        ("Here.", "/x", "page"),
        ("delete my data", "/x", "page"),
        ("see more", "/delete", "page"),
        ("request form", "/x", "form"),
        ("account settings", "/x", "settings_page"),
        ("here", "/requests/new", "ticket"),
        ("see more", "/x", None),
        ("delete my data", "/privacy-policy", None),
        ("our privacy notice", "/delete", None),
        ("delete my data", "", None),
        ("delete my data", "/legal/privacy", None),
    ],
)
def test_what_a_link_is(words: str, path: str, kind: str | None) -> None:
    link = Linked(words, f"https://lumora.example{path}")
    assert kind_of(link, ("delet", "request", "setting"), OWNER, KNOWN.actions.links) == kind


def test_the_more_telling_a_link_is_the_lower_its_rank() -> None:
    leads = ("delet", "request")
    assert [rank_of(Linked(words, "/delete"), leads) for words in ("Delete it", "Request it", "here")] == [
        0,
        1,
        2,
    ]


def test_the_links_of_a_sentence_are_few_and_its_own() -> None:
    links = tuple(Link(at, at + 1, f"https://lumora.example/{at}") for at in range(100))
    policy = Policy("x" * 100, URL, "", "Lumora", "en", (), (), links)
    assert [link.href for link in links_in(policy, 10, 12)] == [links[10].href, links[11].href]
    assert len(list(links_in(policy, 0, 100))) == 20


def ways_of(paragraph: str, email: str | None = None) -> list[tuple[str, str | None]]:
    html = f"<html lang=en><body><h1>Privacy policy</h1><p>{paragraph}</p></body></html>"
    policy = read_bytes(html.encode(), url=URL, content_type="text/html")
    slots = {"email": email} if email else {}
    piece = Evidence(0, (), False, frozenset(), frozenset(), slots, means={"settings": ""})
    ways = Ways(policy, OWNER, KNOWN.actions)
    return [(way.by, way.href) for way in ways.of(piece, ("delet", "request"))]


def test_the_ways_of_a_sentence_stand_in_their_order() -> None:
    paragraph = (
        "You can delete your data <a href='https://lumora.example/a'>here</a> or with a "
        "<a href='https://lumora.example/b'>request</a>, in your settings or by email to "
        "<a href='mailto:Privacy@lumora.example'>us</a>."
    )
    assert ways_of(paragraph, "hello@lumora.example") == [
        ("form", "https://lumora.example/b"),
        ("page", "https://lumora.example/a"),
        ("email", "mailto:privacy@lumora.example"),
        ("email", "mailto:hello@lumora.example"),
        ("settings", None),
    ]


@pytest.mark.parametrize(
    "href",
    [
        "mailto:press@lumora.example",
        "mailto:privacy@ico.org.uk",
        "mailto:a@[lumora.example",
        "mailto:a%0A@b.example",
    ],
)
def test_not_every_mailbox_is_one_for_readers(href: str) -> None:
    assert ways_of(f"You can delete your data with an email to <a href='{href}'>them</a>.") == [
        ("settings", None)
    ]
