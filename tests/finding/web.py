"""A web of a few pages, and searches in it."""

from __future__ import annotations

from typing import Any

import pytest

from smallprint.errors import FetchError, PageError
from smallprint.fetching import Fetched
from smallprint.finding import Found, Getter, Start, find
from smallprint.messages import Frame, Page
from smallprint.opening import open_page
from tests.policies import POLICIES

READABLE = frozenset({"en"})
HOME = "https://www.lumora.example/"
POLICY = (POLICIES / "lumora" / "source.html").read_bytes()
OTHERS = (POLICIES / "bramblechat" / "source.html").read_bytes()
TERMS = (POLICIES / "lumora-terms" / "source.html").read_bytes()
FRENCH = (POLICIES / "moulin-bleu" / "source.html").read_bytes()


class Web:
    """Pages by address. Everything else answers 404."""

    def __init__(self, **_: object) -> None:
        self.pages: dict[str, bytes | FetchError] = {}
        self.asked: list[str] = []

    def add(self, url: str, body: bytes | str | FetchError) -> str:
        self.pages[url] = body.encode() if isinstance(body, str) else body
        return url

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        body = self.pages.get(url)
        if body is None:
            body = FetchError("fetch_failed", "No page.", "Look.", {"chain": [url], "status": 404})
        if isinstance(body, FetchError):
            raise body
        return Fetched(url, "text/html", "utf-8", body, (url,))


def home(links: str, words: str = "Lamps that know when you sleep, made of beech and paper. " * 12) -> Page:
    html = f"<html lang=en><title>Lumora: lamps</title><h1>Wake up to light</h1><p>{words}<footer>{links}</footer>"
    return Page(url=HOME, frames=[Frame(url=HOME, html=html)])


def search(web: Web, page: Page, start: Start | None = None, **more: Any) -> Found:
    return find(open_page(page), Getter(web.fetch, **more), READABLE, start or Start())


def failure(web: Web, page: Page, start: Start | None = None) -> PageError:
    with pytest.raises(PageError) as raised:
        search(web, page, start)
    return raised.value
