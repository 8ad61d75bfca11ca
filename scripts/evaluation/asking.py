"""Asking: which sentences answer a question, and whether any does.

PrivacyQA has questions that people asked about apps, and for each some sentences of the app's policy, of which at
least one annotator called some relevant. The sentences stand alone here, in no order and under no headings.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from scripts.evaluation.gold import place_of
from smallprint import engine, knowledge
from smallprint.analysis import analyse
from smallprint.asking import Asker
from smallprint.cards import make_cards
from smallprint.messages import Engine, Report, Source
from smallprint.reading.policy import Block, Policy, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_SHUFFLES = 5
_FEWEST = 5


class _Row(NamedTuple):
    sentence: str
    relevant: bool


class _Scored(NamedTuple):
    """A question with the score and the relevance of each of its sentences, and the evidence that it has an answer.

    `without` is the evidence of its irrelevant sentences alone, None where they are too few to tell anything.
    """

    pairs: list[tuple[float, bool]]
    evidence: float
    without: float | None

    @property
    def is_answerable(self) -> bool:
        return any(relevant for _, relevant in self.pairs)

    @property
    def is_mixed(self) -> bool:
        return len({relevant for _, relevant in self.pairs}) == 2


def evaluate_asking(data: Path) -> dict[str, Any]:
    """Figures on questions/privacyqa.jsonl and on the questions of gold/.

    `map` and `p_at_1` are means over the questions that have relevant and irrelevant sentences, over several orders in
    which equals are broken. `abstention_auc` is the chance that a question with a relevant sentence among its own has
    more evidence than one without any; `without_auc` the same against the answerable questions themselves where their
    relevant sentences are taken away, which is harder: what is left is of the same policy, and less of it.
    Word lists and weights were chosen on `developed_on`, the half of the questions whose hash is even, and on the gold
    questions, whose figures are therefore those of a set that was learnt from; `held_out` is the other half.

    Of gold: the share of answerable questions of which a quote overlaps a reader's quote, with the first quote and with
    all, and the shares that are answered, and not answered, rightly.
    """
    figures: dict[str, Any] = {}
    if (path := data / "questions" / "privacyqa.jsonl").is_file():
        rows: dict[str, list[_Row]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["query"]].append(_Row(" ".join(row["sentence"].split()), row["relevant"]))
        scored = {query: _score(query, each) for query, each in rows.items()}
        halves = {
            "developed_on": [each for query, each in scored.items() if _is_even(query)],
            "held_out": [each for query, each in scored.items() if not _is_even(query)],
        }
        figures = _figures(scored.values()) | {name: _figures(half) for name, half in halves.items() if half}
    if (data / "gold").is_dir():
        figures["gold"] = _gold(data)
    return figures or {"skipped": "no questions in this data"}


def _is_even(query: str) -> bool:
    return int(hashlib.sha256(query.encode()).hexdigest(), 16) % 2 == 0


def _score(query: str, rows: Sequence[_Row]) -> _Scored:
    weighed = _asker([row.sentence for row in rows]).weigh(query)
    scores = {each.line.sentence: each.score for each in weighed.ranked}
    lowest = min(scores.values(), default=0.0) - 1
    rest = [row.sentence for row in rows if not row.relevant]
    return _Scored(
        [(scores.get(number, lowest), row.relevant) for number, row in enumerate(rows)],
        weighed.evidence,
        _asker(rest).weigh(query).evidence if _FEWEST <= len(rest) < len(rows) else None,
    )


def _asker(sentences: Sequence[str]) -> Asker:
    """Asks a policy that consists of these sentences, each a paragraph of its own."""
    known = knowledge.load("en")
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    spans = [(start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=False)]
    policy = Policy(
        "\n".join(sentences),
        None,
        "",
        "",
        "en",
        tuple(Block("paragraph", start, end) for start, end in spans),
        tuple(Sentence(start, end, number) for number, (start, end) in enumerate(spans)),
    )
    cards = make_cards(policy, analyse(policy, known), known)
    report = Report(
        source=Source(
            url=None,
            title="",
            service="",
            language="en",
            words=policy.words(),
            sentences=len(spans),
            retrieved_at="",
            sha256="",
        ),
        last_updated=None,
        overview=cards.overview,
        watch_outs=cards.watch_outs,
        data_collected=cards.data_collected,
        questions=cards.questions,
        actions=cards.actions,
        findings=cards.findings,
        topics=cards.topics,
        not_stated=cards.not_stated,
        letters=cards.letters,
        unanswered=cards.unanswered,
        engine=Engine(version="", milliseconds=0),
    )
    return Asker(policy, report, known)


def _figures(scored: Iterable[_Scored]) -> dict[str, Any]:
    each = [*scored]
    ranked = [_ranking(one.pairs, seed) for one in each if one.is_mixed for seed in range(_SHUFFLES)]
    answerable = [one.evidence for one in each if one.is_answerable]
    hopeless = [one.evidence for one in each if not one.is_answerable]
    without = [one.without for one in each if one.without is not None]
    return {
        "map": _mean(precision for precision, _ in ranked),
        "p_at_1": _mean(first for _, first in ranked),
        "abstention_auc": _auc(answerable, hopeless),
        "without_auc": _auc(answerable, without),
        "of": {
            "ranked": len(ranked) // _SHUFFLES,
            "answerable": len(answerable),
            "unanswerable": len(hopeless),
            "without": len(without),
        },
    }


def _ranking(pairs: Sequence[tuple[float, bool]], seed: int) -> tuple[float, float]:
    """Average precision, and whether the first is relevant; equal scores stand in a random order."""
    order = [*pairs]
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret
    order.sort(key=lambda pair: -pair[0])
    hits = [place for place, (_, relevant) in enumerate(order, 1) if relevant]
    precision = sum(number / place for number, place in enumerate(hits, 1)) / len(hits)
    return precision, float(order[0][1])


def _auc(higher: Sequence[float], lower: Sequence[float]) -> float | None:
    """The chance that one of the first is above one of the second; equals count half."""
    if not higher or not lower:
        return None
    return _mean((one > other) + (one == other) / 2 for one in higher for other in lower)


def _mean(values: Iterable[float]) -> float:
    each = [*values]
    return sum(each) / len(each) if each else 0.0


def _gold(data: Path) -> dict[str, Any]:
    at_1: list[bool] = []
    at_4: list[bool] = []
    answered: list[bool] = []
    abstained: list[bool] = []
    wrong: list[str] = []
    for path in sorted((data / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        opened = engine.open_document((data / "pages" / "html" / gold["file"]).read_bytes(), None)
        asker = Asker(opened.policy, engine.summarize(opened), knowledge.load("en"))
        for asked in gold["questions"]:
            answer = asker.ask(asked["question"])
            if not asked["answerable"]:
                abstained.append(not answer.answered)
                if answer.answered:
                    wrong.append(f"{path.stem} answered: {asked['question']} {answer.answer or ''}")
                continue
            answered.append(answer.answered)
            places = [place for quote in asked["quotes"] if (place := place_of(opened.policy.text, quote))]
            if not places:
                continue
            hits = [
                any(quote.start < end and start < quote.end for start, end in places)
                for quote in answer.quotes
            ]
            at_1.append(hits[:1] == [True])
            at_4.append(any(hits))
            if not any(hits):
                wrong.append(f"{path.stem} {'missed' if answer.answered else 'silent'}: {asked['question']}")
    return {
        "quoted_first": _mean(at_1),
        "quoted": _mean(at_4),
        "answered": _mean(answered),
        "abstained": _mean(abstained),
        "of": {"answerable": len(answered), "unanswerable": len(abstained)},
        "wrong": wrong,
    }
