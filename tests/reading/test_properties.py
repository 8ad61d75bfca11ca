"""What holds for any page."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint.reading import policy_to_reading, read_bytes
from smallprint.reading.sentences import split_sentences

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

_TAGS = [
    *(
        [
            "p",
            "div",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "b",
            "br",
            "dl",
            "dt",
            "dd",
            "nav",
            "header",
            "footer",
            "main",
            "section",
            "details",
        ]
    ),
    *(["summary", "button", "template", "pre", "span", "slot", "noscript", "form", "article", "tbody"]),
    "a href=/x",
    "template shadowrootmode=open",
    "td rowspan=3 colspan=2",
]
_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30)
_PIECE = st.one_of(
    st.sampled_from(_TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(_TAGS).map(lambda tag: f"</{tag.split()[0]}>"),
    _TEXT,
    st.sampled_from(
        ["We collect your name, e.g. Ann. ", "Last updated: 3 May 2024", "Privacy Policy", "• ", "1. ",
         "&nbsp;", "\u200b", "e\u0301", "\n", "Accept cookies", "©", "隐私政策。"]
    ),
)  # fmt: skip
_HTML = st.lists(_PIECE, max_size=60).map("".join)
_MARKS = [
    "# ",
    "- ",
    "  * ",
    "[a](http://b.example/)",
    "**b**",
    "\n",
    "\n\n",
    "=====\n",
    "Text here. ",
    "\\_",
    "<br>",
]
_MARKDOWN = st.lists(st.sampled_from(_MARKS), max_size=40).map("".join)


def check(policy: Policy) -> None:
    text = policy.text
    assert "\n".join(text[block.start : block.end] for block in policy.blocks) == text
    for block in policy.blocks:
        words = text[block.start : block.end]
        assert words
        assert words == " ".join(words.split())
        assert block.lead_in is None or policy.sentences[block.lead_in].end <= block.start
    for before, after in pairwise(policy.blocks):
        assert after.start == before.end + 1
    covered = [False] * len(text)
    for sentence in policy.sentences:
        block = policy.blocks[sentence.block]
        assert block.kind != "heading"
        assert block.start <= sentence.start < sentence.end <= block.end
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
    for block in policy.blocks:
        if block.kind != "heading":
            assert all(covered[at] or text[at].isspace() for at in range(block.start, block.end))
    for before_sentence, after_sentence in pairwise(policy.sentences):
        assert before_sentence.end <= after_sentence.start
    for link in policy.links:
        assert text[link.start : link.end].strip()
        assert link.href.startswith(("http://", "https://", "mailto:", "tel:"))
    if policy.last_updated:
        updated = policy.last_updated
        assert text[updated.start : updated.end].replace("\n", " ") == updated.words
    policy_to_reading(policy)


@given(_HTML)
@settings(max_examples=250, deadline=None)
def test_any_html_gives_true_offsets(html: str) -> None:
    check(read_bytes(html.encode("utf-8", "replace"), url="https://a.example/", content_type="text/html"))


@given(_MARKDOWN)
@settings(max_examples=150, deadline=None)
def test_any_markdown_gives_true_offsets(markdown: str) -> None:
    check(read_bytes(markdown.encode(), content_type="text/markdown"))


@given(st.text(max_size=200).map(lambda text: " ".join(text.split())))
@settings(max_examples=200, deadline=None)
def test_sentences_cover_any_text(text: str) -> None:
    spans = split_sentences(text)
    rest = text
    for start, end in reversed(spans):
        assert start < end
        rest = rest[:start] + rest[end:]
    assert not rest.strip()


def _seconds(html: str) -> float:
    begin = time.process_time()
    read_bytes(html.encode(), content_type="text/html")
    return time.process_time() - begin


def test_time_grows_linearly() -> None:
    section = (
        "<h2>Data</h2><p>We collect your name, Inc. and (a) your age; (b) more. </p><ul><li>one</li></ul>"
        * 10
    )
    small = min(_seconds(section * 30) for _ in range(2))
    large = min(_seconds(section * 300) for _ in range(2))
    assert large < 25 * max(small, 0.01)


def test_hostile_pages_are_read_in_time_and_whole() -> None:
    deep = "<div>" * 10_000 + "<p>At the bottom.</p>" + "</div>" * 10_000 + "<p>And after.</p>"
    policy = read_bytes(deep.encode(), content_type="text/html")
    assert "At the bottom." in policy.text
    assert "And after." in policy.text
    attributes = "<p " + " ".join(f"a{number}=1" for number in range(1_000_000)) + ">Said.</p>"
    hostile = ["<a " * 200_000, '<a "' * 200_000, "<!--" * 200_000, "<script>" * 100_000, "<b>" * 100_000,
               "<table><tr><td>" * 3_000, "<ul><li>" * 5_000, "Last updated " * 50_000, "1/1/" * 100_000,
               "a." * 200_000, "<td rowspan=65000 colspan=65000>" * 2_000, attributes]  # fmt: skip
    begin = time.process_time()
    for html in hostile:
        read_bytes(html.encode(), content_type="text/html")
    assert time.process_time() - begin < 20
