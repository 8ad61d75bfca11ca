"""The peers: two that extract a page's text, and one that picks ten sentences of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import readability
import trafilatura
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

if TYPE_CHECKING:
    from scripts.benching.pages import RealPage

SENTENCES = 10
"""As many as our Summary has points."""

_WORD = re.compile(r"[^\W\d_]+")


class _Words:
    """What sumy asks of a tokenizer. Its own would download a model."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence))


def run_trafilatura(page: RealPage) -> str:
    """The text of a page, as evaluate has it read."""
    return trafilatura.extract(page.html, favor_recall=True) or ""


def run_readability(page: RealPage) -> str:
    """The article of a page, as HTML."""
    return str(readability.Document(page.html.decode("utf-8", "replace")).summary())


def run_lexrank(page: RealPage) -> list[str]:
    """Ten sentences of the text that we read."""
    policy, words = page.policy, _Words()
    sentences = [Sentence(policy.text[place.start : place.end], words) for place in policy.sentences]
    chosen = LexRankSummarizer()(ObjectDocumentModel([Paragraph(sentences)]), SENTENCES)
    return [str(sentence) for sentence in chosen]
