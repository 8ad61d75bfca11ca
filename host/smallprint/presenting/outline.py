"""A report as sections and entries, in the order in which people read it: what all views share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallprint.presenting import words
from smallprint.presenting.clean import plain, safe_href, shorten
from smallprint.presenting.proof import Proof
from smallprint.presenting.shapes import Entry, Group, Outline, Request, Section
from smallprint.presenting.words import count, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.messages import DataItem, LastUpdated, Letter, Report, Source


def outline(report: Report) -> Outline:
    """The outline of a report. All nine sections are always there, and say so where they have nothing."""
    proof, source = Proof(report), report.source
    watch_outs = tuple(
        Entry(plain(item.text), proof.of(item.quotes), words.SEVERITIES[item.severity], plain(item.why))
        for item in report.watch_outs
    )
    questions = tuple(
        Entry(plain(item.question), proof.of(item.quotes), detail=plain(item.answer))
        for item in report.questions
    )
    actions = tuple(
        Entry(plain(item.label), proof.of(item.quotes), href=safe_href(item.href)) for item in report.actions
    )
    groups = data_groups(report.data_collected, proof)
    requests = tuple(map(request, report.letters))
    silent = tuple(Entry(text) for text in not_stated(report))
    sections = (
        Section("Things to watch out for", "" if watch_outs else words.NO_WATCH_OUTS, watch_outs),
        summary(report, proof),
        Section("Data Collection", "" if groups else words.NO_DATA, groups=groups),
        Section("Questions", "" if questions else words.NO_QUESTIONS, questions),
        Section(
            "What you can do",
            "" if actions or requests else words.NO_ACTIONS,
            actions,
            requests=requests,
        ),
        Section("Not stated", words.NOT_STATED if silent else words.ALL_STATED, silent, brief=True),
        last_updated(report.last_updated, proof),
        original(source),
        Section("How much was read", how_much(report), brief=True),
    )
    service, title = plain(source.service), plain(source.title)
    return Outline(
        service or title or "A privacy policy", title, glance(report), plain(source.language), sections
    )


def summary(report: Report, proof: Proof) -> Section:
    """The points that were not told just above, as things to watch out for."""
    above = {item.text for item in report.watch_outs}
    points = [item for item in report.overview if item.text not in above]
    entries = tuple(Entry(plain(item.text), proof.of(item.quotes), words.TONES[item.tone]) for item in points)
    if len(points) == len(report.overview):
        return Section("Summary", "" if points else words.NO_POINTS, entries)
    return Section("Summary", words.BESIDES if points else words.NOTHING_BESIDES, entries)


def glance(report: Report) -> str:
    """What a reader wants to know before anything else, in one line."""
    serious = sum(item.severity == 3 for item in report.watch_outs)
    found = count(len(report.watch_outs), "thing to watch out for", "things to watch out for")
    collected = sum(item.collected for item in report.data_collected)
    when = report.last_updated
    dated = when and (iso_day(when.date or "") or shorten(plain(when.words), 30))
    return " · ".join(
        (
            f"{found} ({serious} serious)" if serious else found,
            count(collected, "type of data", "types of data"),
            f"last updated {dated}" if dated else "no date",
        )
    )


def data_groups(items: Iterable[DataItem], proof: Proof) -> tuple[Group, ...]:
    """The types of data by category in the order given, those that are denied last."""
    groups: dict[str, list[Entry]] = {}
    denied: list[Entry] = []
    for item in items:
        flags = ("sensitive", item.sensitive), ("shared", item.collected and item.shared)
        entry = Entry(plain(item.name), proof.of(item.quotes), tags=tuple(name for name, on in flags if on))
        (groups.setdefault(plain(item.category), []) if item.collected else denied).append(entry)
    found = [Group(title[:1].upper() + title[1:], tuple(entries)) for title, entries in groups.items()]
    if denied:
        found.append(Group(words.DENIED, tuple(denied)))
    return tuple(found)


def request(letter: Letter) -> Request:
    """A letter under a title that names its law. Its lines stay lines."""
    label, law = plain(letter.label), plain(letter.law)
    return Request(
        title=label if law in label else f"{label} ({law})",
        to=plain(letter.to or ""),
        subject=plain(letter.subject),
        body=tuple(map(plain, letter.body.strip("\n").split("\n"))),
        href=safe_href(letter.href),
    )


def not_stated(report: Report) -> list[str]:
    """The topics and the single things that the policy leaves out, each once."""
    topics = [words.TOPICS[topic] for topic in report.not_stated]
    texts = [text[:1].upper() + text[1:].rstrip(".") for text in map(plain, report.unanswered) if text]
    return list({text.casefold(): text for text in (*topics, *texts)}.values())


def last_updated(when: LastUpdated | None, proof: Proof) -> Section:
    """The date in words; where the policy's own words are ambiguous, these, and that they are."""
    if when is None:
        return Section("Last updated", words.NO_DATE, brief=True)
    known = when.date and iso_day(when.date)
    text = known or f"“{plain(when.words)}”, which can be read in more than one way"
    return Section("Last updated", entries=(Entry(text, proof.of(when.quotes)),), brief=True)


def original(source: Source) -> Section:
    """Where the policy is, and when it was read."""
    href, read = safe_href(source.url), iso_day(source.retrieved_at)
    entry = Entry(plain(source.title) or "The policy", detail=f"Read on {read}." if read else "", href=href)
    return Section("Original document", "" if href else words.NO_ADDRESS, (entry,), brief=True)


def how_much(report: Report) -> str:
    """How many words and sentences were read, and how long it took."""
    source, spent = report.source, report.engine.milliseconds
    took = f"{spent:,.0f} milliseconds" if spent >= 1.5 else "about a millisecond"
    return (
        f"All of it: {count(source.words, 'word')} in {count(source.sentences, 'sentence')}, "
        f"on this computer, in {took}."
    )
