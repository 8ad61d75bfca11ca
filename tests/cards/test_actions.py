"""What the card of actions offers: how, where and to whom."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smallprint import engine, knowledge
from smallprint.analysis import analyse
from smallprint.cards.actions import actions
from smallprint.cards.points import point_of
from smallprint.errors import PageError
from smallprint.reading import read_bytes
from tests.policies import POLICIES

if TYPE_CHECKING:
    from smallprint.messages import ActionItem

URL = "https://www.lumora.example/privacy-policy"
KNOWN = knowledge.load("en")


def offered(body: str, url: str | None = URL) -> list[ActionItem]:
    """The actions of a page with this body."""
    html = f"<html lang=en><head><title>Lumora Privacy Policy</title></head><body><main>{body}</main></body></html>"
    policy = read_bytes(html.encode(), url=url, content_type="text/html")
    findings = analyse(policy, KNOWN).findings
    return actions(policy, {finding.practice.id: point_of(finding, KNOWN) for finding in findings}, KNOWN)


def told(body: str, kind: str, url: str | None = URL) -> list[tuple[str, str | None]]:
    """Label and address of the actions of one kind."""
    return [(item.label, item.href) for item in offered(body, url) if item.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (
            "You can unsubscribe with the link in each newsletter.",
            "Unsubscribe with the link in their emails",
        ),
        (
            "You can opt out of our marketing emails by following the instructions in those emails.",
            "Unsubscribe with the steps in their emails",
        ),
        ("Reply STOP to end our promotional text messages.", "Reply STOP to their text messages"),
        ("You can opt out of our marketing emails at any time.", "Opt out of marketing messages"),
        ("You can set your browser to refuse cookies.", "Block or delete cookies in your browser"),
        (
            "You can refuse cookies with the “Cookie Settings” link at the bottom of our website.",
            "Change your cookie choices with “Cookie Settings” at the foot of their site",
        ),
        (
            "You can opt out of the sale of your data with the Do Not Sell My Personal Information link.",
            "Opt out of data sales and sharing with “Do Not Sell My Personal Information”",
        ),
        (
            "You can turn off location services in your device settings.",
            "Turn off location in your device settings",
        ),
        (
            "We obey the Global Privacy Control signal of your browser.",
            "Turn on Global Privacy Control in your browser",
        ),
    ],
)
def test_labels_say_how(sentence: str, label: str) -> None:
    assert told(f"<p>{sentence}</p>", "opt_out") == [(label, None)]


def test_where_settings_are_is_told_as_the_policy_tells_it() -> None:
    body = "<p>You can delete your account at any time under Settings &gt; Privacy &gt; Account.</p>"
    assert told(body, "delete") == [("Delete your account: Settings > Privacy > Account", None)]


def test_a_setting_and_a_request_are_two_ways() -> None:
    body = """<p>You can correct your personal data in your account settings.</p>
        <p>You have the right to correct your personal data. To exercise your rights, email
        <a href="mailto:privacy@lumora.example">us</a>.</p>"""
    assert told(body, "correct") == [
        ("Correct your data in your settings", None),
        ("Email them to correct your data", "mailto:privacy@lumora.example"),
    ]


RIGHT = "<p>You have the right to request that we delete your personal data.</p>"
QUESTIONS = "<p>For questions about privacy, email {}@lumora.example.</p>"
REQUESTS = "<p>To exercise your rights, email {}@lumora.example.</p>"
AGENT = "<p>An authorized agent may submit a request on your behalf by writing to agent@lumora.example.</p>"


@pytest.mark.parametrize(
    ("rest", "address"),
    [
        (QUESTIONS.format("press"), None),
        (QUESTIONS.format("hello"), "hello@lumora.example"),
        (QUESTIONS.format("hello") + QUESTIONS.format("privacy"), "privacy@lumora.example"),
        (QUESTIONS.format("privacy") + REQUESTS.format("requests"), "requests@lumora.example"),
        ("<p>To exercise your rights, write to rights[at]lumora[dot]example.</p>", "rights@lumora.example"),
        ("<p>For questions about this policy, email lumora@agents.example.</p>", None),
        (AGENT + QUESTIONS.format("hello"), "hello@lumora.example"),
    ],
)
def test_requests_go_to_whoever_takes_them(rest: str, address: str | None) -> None:
    label = "Email them to delete your data" if address else "Ask them to delete your data"
    assert told(RIGHT + rest, "delete") == [(label, f"mailto:{address}" if address else None)]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        (
            "<a href='https://help.lumora.example/request'>this form</a>",
            "https://help.lumora.example/request",
        ),
        ("<a href='https://lumora.relyance.ai/'>our portal</a>", "https://lumora.relyance.ai/"),
        ("<a href='/privacy-policy#delete'>here</a>", None),
        ("<a href='#delete'>delete your data</a>", None),
        ("<a href='https://tracker.example/delete'>here</a>", None),
        ("<a href='https://lumora.example/terms-of-service'>here</a>", None),
        ("<a href='https://lumora.example/delete'>our retention policy</a>", None),
        ("<a href='https://lumora.example/'>our request form</a>", None),
        ("<a href='javascript:alert(1)'>our request form</a>", None),
        ("<a href='https://[lumora.example/form'>our request form</a>", None),
    ],
)
def test_links_are_the_services_own_and_lead_there(link: str, href: str | None) -> None:
    body = f"<p>You have the right to request that we delete your personal data with {link}.</p>"
    assert [address for _, address in told(body, "delete")] == [href]


def test_the_address_that_is_shown_counts() -> None:
    body = RIGHT + (
        "<p>To exercise your rights, email "
        "<a href='mailto:old@lumora.example?subject=x'>privacy@lumora.example</a>.</p>"
    )
    assert told(body, "delete") == [("Email them to delete your data", "mailto:privacy@lumora.example")]


def test_the_next_sentence_says_how() -> None:
    body = """<p>You can refuse to have your chats used to train our AI models.
        To opt out, email ai@lumora.example.</p>"""
    assert told(body, "opt_out") == [("Email them to opt out of AI training", "mailto:ai@lumora.example")]


def test_people_are_named_where_it_is_not_for_everybody() -> None:
    body = """<h2>Users in the EEA and UK</h2>
        <p>You have the right to object to our processing of your personal data.</p>
        <p>To exercise your rights, email privacy@lumora.example.</p>"""
    assert told(body, "object") == [
        ("Email them to object to how they use your data (Europe)", "mailto:privacy@lumora.example")
    ]


def test_portals_take_the_place_of_a_bare_choice() -> None:
    body = """<p>You can opt out of targeted ads:</p><ul>
        <li>United States: <a href="https://optout.aboutads.info/">DAA</a></li>
        <li>Europe: <a href="https://www.youronlinechoices.com/">EDAA</a></li></ul>"""
    assert told(body, "opt_out") == [
        ("Opt out of targeted ads in the US (DAA)", "https://optout.aboutads.info/"),
        ("Opt out of targeted ads in Europe", "https://www.youronlinechoices.com/"),
    ]


@pytest.mark.parametrize(
    ("href", "led_to"),
    [
        ("https://www.aboutads.info/choices/", "https://www.aboutads.info/choices/"),
        (
            "https://l.lumora.example/out?u=https%3A%2F%2Foptout.aboutads.info%2F%3Fc%3D2&h=x",
            "https://optout.aboutads.info/?c=2",
        ),
        ("https://evil.example/optout.aboutads.info/", None),
        ("https://optout.aboutads.info@evil.example/", None),
        ("https://aboutads.info.evil.example/choices", None),
        ("https://l.lumora.example/out?u=https%3A%2F%2Foptout.aboutads.info%40evil.example%2F", None),
    ],
)
def test_a_portal_is_known_by_its_host(href: str, led_to: str | None) -> None:
    body = f"<p>You can opt out of targeted ads at <a href='{href}'>the ad alliance</a>.</p>"
    label = "Opt out of targeted ads" + (" in the US (DAA)" if led_to else "")
    assert told(body, "opt_out") == [(label, led_to)]


def test_a_portal_of_a_signal_counts_only_where_it_is_obeyed() -> None:
    link = "<a href='https://globalprivacycontrol.org/'>Global Privacy Control</a>"
    assert told(f"<p>We do not respond to the {link} signal.</p>", "opt_out") == []
    assert told(f"<p>We obey the {link} signal of your browser.</p>", "opt_out") == [
        ("Turn on Global Privacy Control", "https://globalprivacycontrol.org/")
    ]


def test_an_authority_counts_only_beside_a_complaint() -> None:
    authority = "<p>See the list of <a href='https://edpb.europa.eu/members'>authorities</a>.</p>"
    complaint = "<p>You have the right to lodge a complaint with a supervisory authority.</p>"
    assert told(authority, "complain") == []
    assert told(complaint + authority, "complain") == [
        ("Find your data protection authority (EEA)", "https://edpb.europa.eu/members")
    ]


def test_representatives_are_named_by_country() -> None:
    body = """<h2>Contact us about privacy</h2><p>In the EU: Agents Ltd, 1 Quay, lumora@agents.example</p>
        <p>In the UK: Agents Ltd, 2 Quay, lumora@agents-uk.example</p>"""
    assert told(body, "contact") == [
        ("Email their representative (EU)", "mailto:lumora@agents.example"),
        ("Email their representative (UK)", "mailto:lumora@agents-uk.example"),
    ]


def test_nothing_twice_and_not_too_much() -> None:
    read = 0
    for folder in sorted(POLICIES.iterdir()):
        source = folder / "source.html"
        if not source.is_file():
            continue
        try:
            summary = engine.summarize(
                engine.open_document(source.read_bytes(), f"https://{folder.name}.example/")
            )
        except PageError:
            continue
        read += bool(summary.actions)
        said = [(item.label, item.href) for item in summary.actions]
        assert len(set(said)) == len(said) <= 15
        for item in summary.actions:
            assert item.label[0].isupper()
            assert "{" not in item.label
            assert not item.label.endswith(".")
            if named := re.search("“(.+)”", item.label):
                assert any(named[1] in quote.text for quote in item.quotes)
    assert read > 3


ADDRESSES = st.text(alphabet="abc:/?#[]@%.-&=lumora \\", max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(ADDRESSES, max_size=4))
@example(["privacy@[lumora"])
@example(["privacy%0A@lumora.example"])
@example(["privacy@lumora.example%3Fbcc=a@evil.example"])
def test_no_link_does_harm(hrefs: list[str]) -> None:
    links = " or ".join(
        f'<a href="https://{href}">here</a> <a href="{href}">our form</a> <a href="mailto:{href}">us</a>'
        for href in hrefs
    )
    body = f"""<p>You have the right to request that we delete your personal data {links}.</p>
        <p>To exercise your rights, write to {links}.</p><p>For questions about privacy, email {links}.</p>"""
    for item in offered(body):
        assert item.href is None or re.match(r"https?://\S|mailto:[^@?\s]+@[^@?\s]+\Z", item.href)


def test_a_page_without_a_readable_address_is_read() -> None:
    body = RIGHT + REQUESTS.format("privacy")
    assert told(body, "delete", "https://[lumora") == [
        ("Email them to delete your data", "mailto:privacy@lumora.example")
    ]


def test_a_page_of_thousands_is_linear() -> None:
    """A hostile page costs as many times more as it is longer."""

    def seconds(times: int) -> float:
        body = (
            "<p>You have the right to lodge a complaint with a supervisory authority, see "
            "<a href='https://edpb.europa.eu/'>here</a>. For questions about privacy, email p{0}@lumora.example.</p>"
        )
        html = "".join(body.format(number) for number in range(times))
        policy = read_bytes(f"<html lang=en><body>{html}</body></html>".encode(), url=URL)
        findings = analyse(policy, KNOWN).findings
        points = {finding.practice.id: point_of(finding, KNOWN) for finding in findings}
        assert min(len(points[name].evidence) for name in ("right_complain", "contact_given")) == times
        began = time.process_time()
        actions(policy, points, KNOWN)
        return time.process_time() - began

    short, long = (min(seconds(times) for _ in range(3)) for times in (200, 2000))
    assert long < 25 * max(short, 0.002)
