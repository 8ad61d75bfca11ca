"""Redirects as attacks: what they lead to, what they carry along, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smallprint.errors import FetchError
from smallprint.fetching import fetch
from tests.fetching.loopback_site import answer, redirect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fetching.loopback_site import Site


def failure(site: Site, path: str = "/") -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(site.url(path), network=site.network)
    return caught.value


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://site.example/",
        "javascript:alert(1)",
        "data:text/html,<p>policy",
        "chrome://settings/",
        "http://user:secret@site.example/",
        "//user@site.example/",
        "http://site.example\\@10.0.0.1/",
        "\\\\10.0.0.1/",
        "http://site.example:1/",
        "http://site.example:0/",
        "http://site.example:65536/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://site .example/",
        "http://" + "a" * 5000 + ".example/",
        "/" + "a" * 60_000,
    ],
)
def test_addresses_that_are_not_followed(site: Site, location: str) -> None:
    site.script = lambda _: [redirect(location)]
    assert failure(site).code == "fetch_refused"
    assert len(site.requests) == 1


@pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
def test_each_kind_of_redirect_is_followed(site: Site, status: str) -> None:
    site.script = lambda path: [redirect("b", status) if path == "/a" else answer(b"<p>end")]
    assert fetch(site.url("/a"), network=site.network).chain == (site.url("/a"), site.url("/b"))


@pytest.mark.parametrize("status", ["300 Choices", "304 Same", "305 Proxy", "306 Old", "201 Made", "399 Odd"])
def test_other_statuses_with_a_location_are_not(site: Site, status: str) -> None:
    site.script = lambda _: [redirect("/b", status)]
    assert failure(site).code == "fetch_failed"
    assert len(site.requests) == 1


def test_five_are_followed_and_a_sixth_is_not(site: Site) -> None:
    def script(path: str, last: int) -> list[bytes]:
        number = int(path[1:] or 0)
        return [answer(b"<p>end") if number == last else redirect(f"/{number + 1}")]

    site.script = lambda path: script(path, 5)
    assert len(fetch(site.url("/0"), network=site.network).chain) == 6
    site.script = lambda path: script(path, 6)
    assert failure(site, "/0").code == "fetch_failed"


@pytest.mark.parametrize("onward", [{"/a": "/b", "/b": "/a"}, {"/a": "/a"}, {"/a": "#top"}, {"/a": ""}])
def test_a_loop_ends_at_once(site: Site, onward: dict[str, str]) -> None:
    site.script = lambda path: [redirect(onward[path])]
    assert failure(site, "/a").code == "fetch_failed"
    assert len(site.requests) == len(onward)


def test_several_locations_are_refused(site: Site) -> None:
    both = redirect("/b").replace(b"\r\n\r\n", b"\r\nLocation: /c\r\n\r\n")
    site.script = lambda _: [both]
    assert failure(site).code == "fetch_refused"
    assert len(site.requests) == 1


@pytest.mark.parametrize("location", ["/b\r\nHost: evil.example", "/b%0d%0aHost:%20evil.example"])
def test_a_location_cannot_split_the_next_request(site: Site, location: str) -> None:
    site.script = lambda path: [redirect(location) if path == "/a" else answer(b"<p>end")]
    fetch(site.url("/a"), network=site.network)
    for request in site.requests:
        lines = request.split("\r\n")
        assert [line for line in lines if "evil" in line] == [line for line in lines[:1] if "evil" in line]
        assert request.count("\n") == len(lines) - 1


def test_a_page_cannot_send_us_on(site: Site) -> None:
    page = b'<meta http-equiv="refresh" content="0; url=/b"><script>location = "/b"</script><base href="/b">'
    site.script = lambda _: [answer(page, "Refresh: 0; url=/b", "Link: </b>; rel=preload")]
    assert fetch(site.url("/a"), network=site.network).body == page
    assert len(site.requests) == 1


def test_nothing_is_carried_along(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine site.example login reader password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    set_cookie = redirect("/b").replace(b"\r\n\r\n", b"\r\nSet-Cookie: id=1; Path=/\r\n\r\n")
    site.script = lambda path: [set_cookie if path == "/a" else answer(b"<p>end")]
    fetch(site.url("/a"), network=site.network)
    first, second = (request.split("\r\n", 1) for request in site.requests)
    assert first[1] == second[1]  # the same headers: no cookie, referrer or credentials


def test_a_request_for_credentials_is_not_answered(site: Site) -> None:
    site.script = lambda path: [answer(b"<p>log in", "WWW-Authenticate: Basic", status=path[1:] + " Who")]
    for path in ("/401", "/407"):
        assert failure(site, path).code == "fetch_failed"
    assert len(site.requests) == 2
