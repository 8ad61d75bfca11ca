"""Who gets a document: the browser where it may, else the host; and what is told of it."""

from __future__ import annotations

import base64

import pytest

from smallprint.errors import FetchError, InputError, PageError
from smallprint.finding import Getter
from smallprint.messages import Document, GotParams

from .web import HOME, OTHERS, POLICY, Web, home, search


class Browser:
    """Answers `get` as the extension does."""

    def __init__(self, answers: dict[str, GotParams]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, url: str) -> GotParams:
        self.asked.append(url)
        return self.answers[url]


def document(url: str, body: bytes, kind: str = "text/html") -> GotParams:
    text = base64.b64encode(body).decode()
    return GotParams(target=1, number=1, document=Document(url=url, content_type=kind, body=text))


def refusal(reason: str) -> GotParams:
    return GotParams(target=1, number=1, reason=reason)


LINK = home("<a href='/privacy'>Privacy policy</a>")


def test_the_browser_is_asked_for_what_it_can_get(web: Web) -> None:
    browser = Browser({HOME + "privacy": document(HOME + "privacy?en", POLICY)})
    found = search(web, LINK, ask=browser, origins=["https://www.lumora.example"])
    assert found.search
    assert [(request.url, request.by, request.outcome) for request in found.search.requests] == [
        (HOME + "privacy", "browser", "redirect"),
        (HOME + "privacy?en", "browser", "policy"),
    ]
    assert web.asked == []


def test_a_browser_that_was_led_out_of_reach_has_got_nothing(web: Web) -> None:
    web.add(HOME + "privacy", POLICY)
    browser = Browser({HOME + "privacy": document("http://192.168.1.1/privacy", OTHERS)})
    found = search(web, LINK, ask=browser, origins=["https://www.lumora.example", "*"])
    assert found.search
    assert [(request.by, request.outcome) for request in found.search.requests] == [
        ("browser", "redirect"),
        ("host", "policy"),
    ]


def test_who_has_waited_long_does_not_wait_once_more(web: Web) -> None:
    browser = Browser(dict.fromkeys((HOME + "privacy", HOME + "privacy-policy"), refusal("slow")))
    with pytest.raises(PageError) as raised:
        search(web, LINK, ask=browser, origins=["https://www.lumora.example"])
    assert raised.value.code == "policy_unread"
    assert web.asked == []


@pytest.mark.parametrize("reason", ["network", "redirect", "type", "403", "500"])
def test_what_the_browser_could_not_get_the_host_tries(web: Web, reason: str) -> None:
    web.add(HOME + "privacy", POLICY)
    found = search(
        web, LINK, ask=Browser({HOME + "privacy": refusal(reason)}), origins=["https://www.lumora.example"]
    )
    assert found.search
    assert [(request.by, request.outcome) for request in found.search.requests] == [
        ("browser", "redirect" if reason == "redirect" else "fetch_failed"),
        ("host", "policy"),
    ]


def test_what_is_not_there_is_not_asked_for_again(web: Web) -> None:
    browser = Browser({url: refusal("404") for url in (HOME + "privacy", HOME + "privacy-policy")})
    with pytest.raises(PageError):
        search(web, LINK, ask=browser, origins=["https://www.lumora.example"])
    assert web.asked == []


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://legal.lumora.example/privacy", True),
        ("http://legal.lumora.example/privacy", False),
        ("https://192.168.1.1/privacy", False),
        ("https://[2001:db8::1]/privacy", False),
        ("https://router/privacy", False),
        ("https://printer.local/privacy", False),
        ("https://lumora.localhost/privacy", False),
        ("https://2130706433/privacy", False),
        ("https://www.lumora.example.127/privacy", False),
        ("https://www.lumora.example:8443/privacy", False),
        ("https://127.0.0.1./privacy", False),
        ("https://nas.local./privacy", False),
        ("https://nas.\uff4c\uff4f\uff43\uff41\uff4c/privacy", False),
        ("https://127.0.0\u30021/privacy", False),
        ("https://nas.home.arpa/privacy", False),
    ],
)
def test_with_access_to_all_sites_only_public_names_are_asked_of_the_browser(
    web: Web, url: str, asked: bool
) -> None:
    browser = Browser({url: document(url, POLICY)})
    getter = Getter(web.fetch, browser, ["*"])
    try:
        getter.get(url)
    except (FetchError, InputError):
        assert not asked
    assert (browser.asked == [url]) is asked


def test_a_document_that_is_no_base64_is_none(web: Web) -> None:
    web.add(HOME + "privacy", POLICY)
    broken = GotParams(
        target=1, number=1, document=Document(url=HOME + "privacy", content_type="text/html", body="%%%")
    )
    found = search(web, LINK, ask=Browser({HOME + "privacy": broken}), origins=["https://www.lumora.example"])
    assert web.asked == [HOME + "privacy"]
    assert found.search
