"""What a search asks for, in which order, and what it says when there is nothing."""

from __future__ import annotations

import time
from typing import Any

import pytest

from smallprint import engine
from smallprint.errors import CancelledError, FetchError, InputError, PageError
from smallprint.finding import Getter, Start, find, find_at
from smallprint.messages import FindParams, Frame, Page
from smallprint.opening import open_page

from .web import FRENCH, HOME, OTHERS, POLICY, READABLE, TERMS, Web, failure, home, search


def test_a_page_that_is_the_policy_needs_no_search(web: Web) -> None:
    found = search(
        web, Page(url=HOME + "privacy", frames=[Frame(url=HOME + "privacy", html=POLICY.decode())])
    )
    assert found.search is None
    assert web.asked == []


def test_what_was_chosen_goes_before_every_link(web: Web) -> None:
    web.add(HOME + "privacy", POLICY)
    chosen = web.add(HOME + "apps", POLICY)
    found = search(web, home("<a href='/privacy'>Privacy policy</a>"), Start(chosen=chosen))
    assert (found.opened.policy.url, found.search and found.search.how) == (chosen, "chosen")
    assert web.asked == [chosen]


def test_a_policy_on_a_host_of_policies_is_the_page_itself(web: Web) -> None:
    url = "https://www.iubenda.com/privacy-policy/31415926"
    head, body = POLICY.decode().split("</head>")
    html = f"<html lang=en><head><title>Privacy Policy</title></head>{body}"
    assert "Lumora" in head
    assert search(web, Page(url=url, frames=[Frame(url=url, html=html)])).search is None


@pytest.mark.parametrize("document", [OTHERS, TERMS], ids=["another service's", "no policy"])
def test_a_choice_is_not_put_in_doubt(web: Web, document: bytes) -> None:
    web.add(HOME + "privacy", POLICY)
    chosen = web.add("https://parent.example/legal", document)
    found = search(web, home("<a href='/privacy'>Privacy policy</a>"), Start(chosen=chosen))
    assert (found.opened.policy.url, found.search and found.search.how) == (chosen, "chosen")


def test_a_page_that_is_a_policy_goes_before_the_choice(web: Web) -> None:
    page = Page(url=HOME + "privacy", frames=[Frame(url=HOME + "privacy", html=POLICY.decode())])
    assert search(web, page, Start(chosen=HOME + "apps")).search is None
    assert web.asked == []


def test_a_choice_that_is_gone_does_no_harm(web: Web) -> None:
    web.add(HOME + "privacy", POLICY)
    found = search(web, home("<a href='/privacy'>Privacy policy</a>"), Start(chosen=HOME + "gone"))
    assert found.opened.policy.url == HOME + "privacy"
    assert found.search
    assert [request.outcome for request in found.search.requests] == ["missing", "policy"]


def test_a_frame_that_is_closed_to_the_browser_is_got(web: Web) -> None:
    frame = web.add("https://policies.host.example/doc/81?lang=en", POLICY)
    found = search(web, home(""), Start(frames=[frame]))
    assert found.search
    assert found.search.how == "frame"


def test_frames_come_after_links_and_are_no_verdict(web: Web) -> None:
    """Most are advertisements, maps and videos."""
    advertisement = web.add("https://ads.adnet.example/frame?uid=77", "<script src=ad.js></script>")
    video = web.add("https://tube.example/embed/3", OTHERS)
    frames = [advertisement, video]
    assert failure(web, home(""), Start(frames=frames)).code == "no_policy"
    web.add(HOME + "privacy", POLICY)
    web.asked.clear()
    search(web, home("<a href='/privacy'>Privacy policy</a>"), Start(frames=frames))
    assert web.asked == [HOME + "privacy"]


def test_a_frame_of_a_page_that_is_called_a_policy_is_one_that_could_not_be_read(web: Web) -> None:
    frame = web.add("https://policies.host.example/doc/81", "<div id=app></div>")
    page = Page(
        url=HOME + "p", frames=[Frame(url=HOME + "p", html="<title>Privacy Policy</title><h1>Lumora</h1>")]
    )
    error = failure(web, page, Start(frames=[frame]))
    assert (error.code, error.details["url"]) == ("policy_unread", frame)


def test_a_route_is_opened_where_it_leads(web: Web) -> None:
    web.add(HOME + "app", "<title>Lumora</title><div id=app></div>")
    error = failure(web, home("<a href='/app#/privacy'>Privacy policy</a>"))
    assert (error.code, error.details["url"]) == ("policy_unread", HOME + "app#/privacy")


def test_links_that_lead_to_no_policy_are_left_for_the_next(web: Web) -> None:
    web.add(HOME + "legal/privacy", TERMS)
    web.add(HOME + "data-protection", POLICY)
    found = search(
        web, home("<a href='/legal/privacy'>Privacy policy</a><a href='/data-protection'>Data protection</a>")
    )
    assert found.opened.policy.url == HOME + "data-protection"
    assert found.search
    assert next(request.outcome for request in found.search.requests) == "other_document"


def test_no_document_is_asked_for_twice_and_no_more_than_ten(web: Web) -> None:
    links = "".join(f"<a href='/p{n}'>Privacy policy {n}</a><a href='/legal{n}'>Legal</a>" for n in range(20))
    for n in range(20):
        web.add(
            f"{HOME}p{n}", f"<title>Privacy</title>{'<p>Nothing here yet, and nothing to come. ' * 9}{links}"
        )
        web.add(
            f"{HOME}legal{n}",
            f"<title>Legal</title>{'<p>Nothing here yet, and nothing to come. ' * 9}{links}",
        )
    error = failure(web, home(links))
    assert error.code == "no_policy"
    assert len(web.asked) == len(set(web.asked)) <= 10
    assert [request["url"] for request in error.details["requests"]] == web.asked


def test_nothing_is_asked_for_once_the_time_is_up(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smallprint.finding.getting._SECONDS", 0.0)
    assert failure(web, home("<a href='/privacy'>Privacy policy</a>")).code == "no_policy"
    assert web.asked == []


def test_a_policy_of_another_service_is_not_this_ones(web: Web) -> None:
    url = web.add("https://bramblechat.example/privacy", OTHERS)
    error = failure(web, home(f"<a href='{url}'>Privacy policy</a>"))
    assert error.code == "other_service"
    assert (error.details["url"], error.details["service"]) == (url, "Bramblechat")


def test_a_parent_company_s_policy_that_names_the_site_is(web: Web) -> None:
    url = web.add("https://www.glowgroup.example/privacy", POLICY)
    found = search(web, home(f"<a href='{url}'>Privacy policy</a>"))
    assert found.opened.policy.url == url


def test_a_policy_in_another_language_is_named(web: Web) -> None:
    url = web.add(HOME + "confidentialite", FRENCH)
    error = failure(web, home("<a href='/confidentialite'>Politique de confidentialité</a>"))
    assert error.code == "language"
    assert (error.details["language"], error.details["url"]) == ("fr", url)


def test_its_english_version_is_read_where_there_is_one(web: Web) -> None:
    menu = b"<nav><a href='/en/privacy' hreflang='en'>English</a></nav></body>"
    web.add(HOME + "confidentialite", FRENCH.replace(b"</body>", menu))
    web.add(HOME + "en/privacy", POLICY)
    found = search(web, home("<a href='/confidentialite'>Politique de confidentialité</a>"))
    assert found.search
    assert found.search.how == "translation"
    assert [request.outcome for request in found.search.requests] == ["language", "policy"]


def test_a_policy_that_a_script_has_yet_to_draw_is_named(web: Web) -> None:
    url = web.add(HOME + "privacy", "<title>Lumora</title><div id=app></div>")
    error = failure(web, home("<a href='/privacy'>Privacy policy</a>"))
    assert error.code == "policy_unread"
    assert (error.details["url"], error.details["cause"]) == (url, "nothing_to_read")


def test_a_site_that_lets_only_browsers_in_is_named_too(web: Web) -> None:
    refusal = FetchError(
        "fetch_failed", "Only browsers.", "Open.", {"chain": [HOME + "privacy"], "status": 403}
    )
    url = web.add(HOME + "privacy", refusal)
    error = failure(web, home("<a href='/privacy'>Privacy policy</a>"))
    assert (error.code, error.details["url"], error.details["cause"]) == (
        "policy_unread",
        url,
        "fetch_failed",
    )


def test_an_empty_page_may_still_be_loading(web: Web) -> None:
    assert failure(web, home("", words="Lamps made of beech and paper. " * 4)).code == "no_policy"
    empty = Page(url=HOME, frames=[Frame(url=HOME, html="<title>Lumora</title><div id=app></div>")])
    assert failure(web, empty).code == "nothing_to_read"


def test_a_section_of_the_page_is_read_where_it_is(web: Web) -> None:
    policy = POLICY.decode().split("<body", 1)[1].split(">", 1)[1].split("</body>")[0]
    words = "Lamps that know when you sleep, made of beech and paper. " * 900
    page = home(f"<a href='#pp'>Privacy Policy</a><div id='pp' style='display:none'>{policy}</div>", words)
    found = search(web, page)
    assert found.search is None
    assert found.opened.policy.url == HOME + "#pp"
    assert web.asked == []


def test_an_app_s_site_is_asked_for_its_home_page(web: Web) -> None:
    app = "https://app.lumora.example/lamps/3"
    web.add("https://www.lumora.example/", home("<a href='/privacy'>Privacy</a>").frames[0].html)
    web.add(HOME + "privacy", POLICY)
    found = search(
        web, Page(url=app, frames=[Frame(url=app, html="<title>Lumora</title><p>" + "Lamp on. " * 60)])
    )
    assert found.opened.policy.url == HOME + "privacy"
    assert found.search
    assert found.search.how == "home"


def test_a_reader_who_leaves_ends_the_search(web: Web) -> None:
    counts: list[int] = []

    def leave(count: int) -> None:
        counts.append(count)
        if count == 1:
            raise CancelledError

    page = open_page(home("<a href='/privacy'>Privacy policy</a>"))
    with pytest.raises(CancelledError):
        find(page, Getter(web.fetch, watch=leave), READABLE)
    assert counts == [0, 1]
    assert len(web.asked) == 1


def test_an_address_is_read_or_leads_on(web: Web) -> None:
    url = web.add(HOME + "privacy", POLICY)
    found = find_at(url, Getter(web.fetch), READABLE, force=False)
    assert found.search
    assert (found.search.how, found.opened.policy.url) == ("asked", url)
    web.add(HOME, home("<a href='/privacy'>Privacy</a>").frames[0].html)
    found = find_at(HOME, Getter(web.fetch), READABLE, force=False)
    assert found.search
    assert (found.search.how, found.opened.policy.url) == ("link", url)
    assert [request.url for request in found.search.requests] == [HOME, url]


def test_an_address_is_read_whatever_it_is_with_force(web: Web) -> None:
    url = web.add(HOME + "terms", TERMS)
    with pytest.raises(PageError):
        find_at(url, Getter(web.fetch), READABLE, force=False)
    assert find_at(url, Getter(web.fetch), READABLE, force=True).opened.policy.url == url


def test_an_address_that_is_none_is_refused(web: Web) -> None:
    with pytest.raises(InputError):
        find_at("javascript:alert(1)", Getter(web.fetch), READABLE, force=False)


def test_what_was_asked_in_vain_is_told(web: Web) -> None:
    with pytest.raises(FetchError) as raised:
        find_at(HOME + "gone", Getter(web.fetch), READABLE, force=False)
    assert raised.value.details["requests"] == [{"url": HOME + "gone", "by": "host", "outcome": "missing"}]


def test_a_page_longer_than_any_policy_is_not_read(web: Web) -> None:
    web.add(HOME + "privacy", POLICY + b"<p>And so on." * 500_000)
    start = time.perf_counter()
    assert failure(web, home("<a href='/privacy'>Privacy policy</a>")).details["cause"] == "fetch_refused"
    assert time.perf_counter() - start < 2


def test_letters_that_look_like_others_are_seen_for_what_they_are(web: Web) -> None:
    url = web.add("https://xn--lumra-lye.example/privacy", POLICY)
    found = search(web, home("<a href='https://lum\u043era.example/privacy'>Privacy policy</a>"))
    assert found.opened.policy.url == url


def test_the_page_itself_is_read_with_force(web: Web) -> None:
    page = Page(url=HOME + "terms", frames=[Frame(url=HOME + "terms", html=TERMS.decode())])
    found = engine.find_policy(FindParams(page=page, force=True), Getter(web.fetch))
    assert found.search is None
    assert web.asked == []


@pytest.mark.parametrize("fields", [{}, {"page": home(""), "url": HOME}])
def test_a_search_begins_at_one_place(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either page or url"):
        FindParams(**fields)
