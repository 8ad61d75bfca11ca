"""Documents that hypothesis grows: nested in ways that no page is, with everything that text can hide."""

from __future__ import annotations

from hypothesis import strategies as st

_TAGS = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h6",
    "b",
    "a",
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
    "summary",
    "button",
    "template",
    "pre",
    "span",
    "slot",
    "noscript",
    "form",
    "article",
    "tbody",
    "svg",
    "math",
    "textarea",
    "title",
    "style",
    "script",
    "select",
    "option",
    "iframe",
    "frameset",
    "body",
    "html",
    "head",
    "base",
    "meta",
    "label",
    "input",
    "q",
    "del",
    "s",
    "sup",
    "ruby",
    "rt",
    "aside",
    "dialog",
]
_ATTRIBUTES = (
    "", " href=/privacy", " href='javascript:alert(1)'", ' href="https://shop.example/privacy"', " hidden",
    " style='display:none'", " role=navigation", " aria-hidden=true", " class='cookie banner'", " id=privacy",
    " rowspan=65535", " colspan=-3", " shadowrootmode=open", " slot=x", " name=x", " href=mailto:a@shop.example",
    " start=99999999999999999999", " type=application/json", " type=application/ld+json", " lang=en", " data-x='",
    ' title="a > b', " =", " \x00", "/", " href=//[::1", " href='http://a:b:c'", " reversed", " charset=utf-16",
)  # fmt: skip
_PHRASES = (
    "We collect your name, e.g. Ann. ", "Last updated: 31 February 2024", "Last updated: 3/4/24", "Privacy Policy",
    "Effective May 2024", "• ", "1. ", "(a) ", "&nbsp;", "&#0;", "&#xD800;", "&#x1F600;", "&lt;p&gt;", "&notin;&",
    "\u200b", "\u202eevil\u2066", "e\u0301", "\u0301", "\n", "\r", "\x85", "\u2028", "\0", "\ufeff", "\x1b[2J",
    "\U000e0041",
    "\ufdfa", "ﬁ", "𝐖𝐞 𝐜𝐨𝐥𝐥𝐞𝐜𝐭", "隐私政策。", "سياسة الخصوصية", "<!--", "-->", "<![CDATA[", "]]>", "<?php", "</",
    "<",
    "We do not sell your personal data to anyone. ", "By signing up you agree to our ",
    "You may opt out at any time. ", "©",
    '{"value": "We collect \\ud800 what you type into our forms and keep it."}', "\\u0041\\", "’s", "a" * 50,
)  # fmt: skip

_text = st.sampled_from(_PHRASES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_open = st.tuples(st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES))


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element around some others, closed as it should be, by another tag, or not at all."""
    children = st.lists(inner, max_size=6).map("".join)
    closing = st.sampled_from(["same", "same", "none", "other"])
    return st.builds(_element, _open, children, closing, st.sampled_from(_TAGS), st.integers(1, 3))


def _element(tag: tuple[str, str], children: str, closing: str, other: str, times: int) -> str:
    name, attribute = tag
    end = {"same": f"</{name}>", "none": "", "other": f"</{other}>"}[closing]
    return f"<{name}{attribute}>" * times + children + end * times


pages = st.recursive(_text, _grow, max_leaves=25)
"""Documents as text, without half of a surrogate pair."""

encoded = st.builds(
    lambda page, encoding: page.encode(encoding, "replace"),
    pages,
    st.sampled_from(
        ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig", "gb18030", "shift_jis", "utf-7"]
    ),
)
"""Documents as bytes, in encodings told and not told."""
