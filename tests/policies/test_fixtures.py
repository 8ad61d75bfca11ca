"""The sample policies are sound: complete folders, known keys, facts and dates that the pages hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from smallprint.errors import CODES

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/source.html"))
PARTS = {"overview", "watch_outs", "data_collected", "questions"}
POLICY = {"url", "about", "service", "last_updated", "absent"} | PARTS
OTHER = {"url", "about", "error"}


def expected(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return loaded


def page(folder: Path) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring((folder / "source.html").read_bytes(), parser=parser)


def test_there_are_policies_and_other_pages() -> None:
    errors = [expected(folder).get("error") for folder in FOLDERS]
    assert errors.count(None) == 7
    assert {"not_a_policy", "language", "nothing_to_read", "wall"} <= set(errors)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_expectations_are_well_formed(folder: Path) -> None:
    want = expected(folder)
    host = urlsplit(want["url"]).hostname
    assert host
    assert host.endswith(".example")
    if "error" in want:
        assert set(want) - {"candidate"} == OTHER
        assert want["error"] in CODES
        return
    assert set(want) == POLICY
    for item in [fact for part in PARTS for fact in want[part]] + want["absent"]:
        assert set(item) <= {"fact", "name", "part", "claim", "any", "and_any"}
        for words in item["any"] + item.get("and_any", []):
            assert words
            assert all(word == word.lower() and word.strip("^ ") for word in words)
    assert all(claim["part"] in PARTS and claim["claim"] for claim in want["absent"])
    assert all(fact["name"] for fact in want["data_collected"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_holds_what_is_expected_of_it(folder: Path) -> None:
    want, tree = expected(folder), page(folder)
    text = tree.text_content()
    if "candidate" in want:
        assert want["candidate"] in [urljoin(want["url"], href) for href in tree.xpath("//a/@href")]
    if "service" in want:
        when = date.fromisoformat(want["last_updated"])
        spellings = (
            f"{when:%B} {when.day}, {when.year}",
            f"{when.day} {when:%B} {when.year}",
            f"{when:%m/%d/%Y}",
        )
        assert want["service"] in text
        assert any(spelling in text for spelling in spellings)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_address_is_invented(folder: Path) -> None:
    addresses = page(folder).xpath("//@href | //@src | //@action")
    hosts = {urlsplit(address).hostname for address in addresses} - {None}
    mails = [address.partition("@")[2] for address in addresses if address.startswith("mailto:")]
    assert all(host.endswith(".example") for host in [*hosts, *mails])
