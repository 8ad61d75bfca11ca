"""Sentences of legal text."""

from __future__ import annotations

import pytest

from smallprint.reading.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["We collect data.", "We share it."],
        ["Lantern Post, Inc. collects data.", "It is small."],
        ["We work with Lantern Post Inc.", "We like it."],
        ["We use data, e.g. your name, i.e. Ann, and others."],
        ["We may collect: (a) your name; (b) your age; and (c) more."],
        ["See Sec. 4.2 and Art. 6 para. 1 of the law.", "Then decide."],
        ["1. We collect data.", "2. We share it."],
        ["Write to Dr. A. B. Lamp, 12 St. John St. Suite 4, Oilton.", "We answer."],
        ["Visit https://lantern.example/a.b?c=d.", "Or write to a.b@lantern.example."],
        ["“We never sell.”", "That is what we say."],
        ["Do you sell data?", "No!", "Never."],
        ["We keep it for 1.5 years.", "Then it goes."],
        ["The U.S. Department asks.", "The U.K. does not."],
        ["Wir geben z. B. Daten weiter.", "Sie können widersprechen."],
        ["我们收集信息。", "我们不出售！", "真的？"],
        ["(We share it.)", "We do."],
        ["Yahoo! users may opt out."],
        ["We use cookies, pixels, etc. for ads.", "You can say no."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    joined = " ".join(sentences)
    assert [joined[start:end] for start, end in split_sentences(joined)] == sentences


def test_sentences_that_a_missing_space_joined() -> None:
    text = "We post it on this page.We will tell you by email. See example.com.Kettles, e.g.We and Node.js, stay."
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "We post it on this page.",
        "We will tell you by email.",
        "See example.com.Kettles, e.g.We and Node.js, stay.",
    ]
