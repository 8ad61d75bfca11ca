"""The pages of an export: files that open anywhere, whatever services call themselves."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.library.site import CONTENTS, is_page, pages, zipped
from smallprint.presenting import to_html
from tests.presenting.hostile import STRINGS, everywhere
from tests.presenting.samples import lumora, report
from tests.presenting.test_webpage import ATTRIBUTES, OURS, parse

READ = "2025-04-02T09:30:00+00:00"
FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.html")


def of(*services: str) -> dict[str, str]:
    return pages([(READ, report(source={"service": service})) for service in services])


def test_the_list_leads_to_every_page_and_each_page_back() -> None:
    made = pages([(READ, report(source={"service": "Wrenfit"})), (READ, lumora())])
    assert [*made] == [CONTENTS, "lumora.html", "wrenfit.html"]
    links = parse(made[CONTENTS]).xpath("//ul[@class='shelf']/li//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Lumora", "lumora.html"),
        ("Wrenfit", "wrenfit.html"),
    ]
    for name in ("lumora.html", "wrenfit.html"):
        assert parse(made[name]).xpath("string(//nav/a/@href)") == CONTENTS


def test_the_list_tells_when_a_policy_was_read_and_what_is_serious() -> None:
    (entry,) = parse(pages([(READ, lumora())])[CONTENTS]).xpath("//ul[@class='shelf']/li")
    told = entry.xpath("string(.//p[@class='detail'])")
    assert "Read on 2 April 2025" in told
    assert "2 things to watch out for (1 serious)" in told
    assert entry.xpath(".//ul/li/text()") == [
        "Advertising partners get identifiers and build profiles of your interests."
    ]


def test_an_empty_library_is_an_empty_list() -> None:
    made = pages([])
    assert [*made] == [CONTENTS]
    assert "0 policies" in made[CONTENTS]


def test_pages_run_nothing_and_load_nothing() -> None:
    for page in pages([(READ, lumora())]).values():
        tree = parse(page)
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert not tree.xpath("//script | //link | //img | //iframe | //form | //@style | //@src")


@pytest.mark.parametrize("text", STRINGS)
def test_a_service_cannot_write_markup(text: str) -> None:
    for page in pages([(text, everywhere(text, text))]).values():
        tree = parse(page)
        assert {element.tag for element in tree.iter()} <= {*OURS, "nav"}
        assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES


@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("AI Mastering", "ai-mastering.html"),
        ("../../etc/passwd", "etc-passwd.html"),
        ("C:\\evil\x00", "c-evil.html"),
        ("Café Ünïque", "cafe-unique.html"),
        ("index", "index-policy.html"),
        ("CON", "con-policy.html"),
        ("lpt1", "lpt1-policy.html"),
        ("个人信息", "policy.html"),
        ("a" * 300, "a" * 40 + ".html"),
    ],
)
def test_file_names_are_safe_anywhere(service: str, name: str) -> None:
    assert [*of(service)] == [CONTENTS, name]


def test_services_with_one_name_have_a_page_each() -> None:
    assert [*of("Acme", "acme", "Acme 2", "ACME!")][1:] == [
        "acme.html",
        "acme-2.html",
        "acme-2-2.html",
        "acme-3.html",
    ]


@given(st.lists(st.sampled_from(["Acme", "acme 2", "acme-2-2", "", "é", "con"]) | st.text(max_size=60)))
def test_every_policy_has_a_file_of_its_own(services: list[str]) -> None:
    names = [*of(*services)]
    assert len(names) == len(services) + 1
    assert all(FILE.fullmatch(name) and len(name) <= 60 for name in names)


def test_the_same_pages_make_the_same_file() -> None:
    made = of("Lumora", "Wrenfit")
    packed = zipped(made)
    assert packed == zipped(made)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == made


def test_our_pages_are_known_again() -> None:
    made = of("Lumora", "")
    assert {name: is_page(name, text) for name, text in made.items()} == {
        CONTENTS: False,  # it is always written anew
        "lumora.html": True,
        "lumora-privacy-policy.html": True,
    }
    assert not is_page("My notes.html", made["lumora.html"])
    # One that its reader saved by itself belongs to no list.
    assert not is_page("lumora.html", to_html(lumora()))


@pytest.mark.parametrize("text", STRINGS)
def test_a_policy_cannot_look_like_one_of_our_pages(text: str) -> None:
    back = f'<nav><a href="{CONTENTS}">All policies</a></nav>\n'
    assert not is_page("lumora.html", to_html(everywhere(text + back, text + back)))


def test_many_services_with_one_name_take_no_longer() -> None:
    assert len(of(*["Acme"] * 300)) == 301
