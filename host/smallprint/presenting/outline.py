"""A summary as headings and entries, in the order of the cards: what all views share.

All words are clean and all addresses safe from here on; a view only has to escape for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallprint.presenting import words
from smallprint.presenting.clean import plain, safe_href
from smallprint.presenting.words import Mark, count, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallprint.messages import ActionItem, DataItem, LastUpdated, Quote, Source, Summary


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, and the headings above it in the policy as one line."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is told. `detail` is a second sentence, `tags` are single words about it."""

    text: str
    quotes: tuple[Evidence, ...] = ()
    mark: Mark | None = None
    detail: str = ""
    tags: tuple[str, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a title of their own; `title` is empty where a section has no such titles."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One card. `note` stands before the groups, or instead of them where there are none."""

    heading: str
    note: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole summary. `glance` says in one line how much there is."""

    service: str
    title: str
    glance: str
    language: str
    sections: tuple[Section, ...]


def outline(summary: Summary) -> Outline:
    """The outline of a summary. All nine sections are always there, and say so where they have nothing."""
    overview = [
        Entry(plain(item.text), evidence(item.quotes), words.TONES[item.tone]) for item in summary.overview
    ]
    watch_outs = [
        Entry(plain(item.text), evidence(item.quotes), words.SEVERITIES[item.severity], plain(item.why))
        for item in summary.watch_outs
    ]
    questions = [
        Entry(plain(item.question), evidence(item.quotes), detail=plain(item.answer))
        for item in summary.questions
    ]
    silent = [Entry(words.TOPICS[topic]) for topic in summary.not_stated]
    source = summary.source
    sections = (
        listing("Summary", overview, words.NO_POINTS),
        listing("Things to watch out for", watch_outs, words.NO_WATCH_OUTS),
        Section("Data Collection", *data(summary.data_collected)),
        listing("Questions", questions, words.NO_QUESTIONS),
        listing("What you can do", map(action, summary.actions), words.NO_ACTIONS),
        listing("Not stated", silent, words.ALL_STATED, words.NOT_STATED),
        updated(summary.last_updated),
        original(source),
        Section("How much was read", how_much(summary)),
    )
    collected = sum(item.collected for item in summary.data_collected)
    glance = " · ".join(
        (
            count(len(overview), "point"),
            count(len(watch_outs), "thing to watch out for", "things to watch out for"),
            count(collected, "type of data", "types of data"),
        )
    )
    service, title = plain(source.service), plain(source.title)
    return Outline(service or title or "A privacy policy", title, glance, plain(source.language), sections)


def evidence(quotes: Iterable[Quote]) -> tuple[Evidence, ...]:
    """The quotes, each once."""
    return tuple(
        dict.fromkeys(
            Evidence(plain(quote.text), " › ".join(filter(None, map(plain, quote.section))))
            for quote in quotes
        )
    )


def listing(heading: str, entries: Iterable[Entry], empty: str, note: str = "") -> Section:
    """A section that is one list, or the words `empty`."""
    found = tuple(entries)
    return Section(heading, note, (Group("", found),)) if found else Section(heading, empty)


def data(items: Iterable[DataItem]) -> tuple[str, tuple[Group, ...]]:
    """The types of data by category in the order given, those that are denied last."""
    groups: dict[str, list[Entry]] = {}
    denied: list[Entry] = []
    for item in items:
        flags = ("sensitive", item.sensitive), ("shared", item.collected and item.shared)
        entry = Entry(plain(item.name), evidence(item.quotes), tags=tuple(name for name, on in flags if on))
        (groups.setdefault(plain(item.category), []) if item.collected else denied).append(entry)
    found = [Group(title[:1].upper() + title[1:], tuple(entries)) for title, entries in groups.items()]
    if denied:
        found.append(Group("Not collected, they say", tuple(denied)))
    return ("" if found else words.NO_DATA), tuple(found)


def action(item: ActionItem) -> Entry:
    """What the reader can do, under the kind of action that it is."""
    kind, label = words.ACTIONS[item.kind], plain(item.label)
    text = label if label.casefold().startswith(kind.casefold()) else f"{kind}: {label}"
    return Entry(text, evidence(item.quotes), href=safe_href(item.href))


def updated(when: LastUpdated | None) -> Section:
    """The date in words; where the policy's own words are ambiguous, these, and that they are."""
    if when is None:
        return Section("Last updated", words.NO_DATE)
    known = when.date and iso_day(when.date)
    text = known or f"“{plain(when.words)}”, which can be read in more than one way"
    return Section("Last updated", "", (Group("", (Entry(text, evidence(when.quotes)),)),))


def original(source: Source) -> Section:
    """Where the policy is, and when it was read."""
    href, read = safe_href(source.url), iso_day(source.retrieved_at)
    text = plain(source.title) or "The policy"
    note = "" if href else words.NO_ADDRESS
    return Section(
        "Original document",
        note,
        (Group("", (Entry(text, detail=f"Read on {read}." if read else "", href=href),)),),
    )


def how_much(summary: Summary) -> str:
    """How many words and sentences were read, and how long it took."""
    source, spent = summary.source, summary.engine.milliseconds
    took = f"{spent:,.0f} milliseconds" if spent >= 1.5 else "about a millisecond"
    return (
        f"All of it: {count(source.words, 'word')} in {count(source.sentences, 'sentence')}, "
        f"on this computer, in {took}."
    )
