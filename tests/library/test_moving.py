"""Exports as files: what is in them, and what is taken from one that may come from anybody."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallprint import engine
from smallprint.errors import CancelledError, InputError, LibraryError
from smallprint.library import moving
from smallprint.library.packing import pack
from smallprint.library.recording import record_of
from smallprint.library.records import Whole
from tests.policies import POLICIES

NOW = "2026-03-05T12:00:00.000+00:00"
READ, CHECKED, SHOWN = (f"2026-03-0{day}T12:00:00.000+00:00" for day in (1, 2, 3))


def whole(name: str = "wrenfit", more: str = "", **given: Any) -> Whole:
    """A version of a sample as it is kept."""
    html = (POLICIES / name / "source.html").read_text(encoding="utf-8")
    page = html.replace("</main>", f"{more}</main>")
    policy = engine.open_document(page.encode(), f"https://{name}.example/privacy").policy
    report = engine.summarize_policy(policy, read_at=READ).model_dump(mode="json", by_alias=True)
    values = {
        "sites": (f"{name}.example", f"*.{name}.example"),
        "read_at": READ,
        "checked_at": CHECKED,
        "shown_at": SHOWN,
        "current": True,
        "known": True,
    }
    return Whole(record_of(policy, report), **{**values, **given})


WRENFIT = whole()
EXPORT: dict[str, Any] = json.loads(moving.to_text([WRENFIT], NOW))


def read_in(data: Any, kept: set[tuple[str, str, str]] | None = None) -> list[Whole]:
    text = data if isinstance(data, str) else json.dumps(data)
    return list(moving.read_in(text, NOW, lambda *key: key in (kept or ()), lambda *_: None))


def changed(**given: Any) -> dict[str, Any]:
    """The export with other facts of its version; those of its policy are named `policy__...`."""
    data = copy.deepcopy(EXPORT)
    [version] = data["versions"]
    for name, value in given.items():
        holder, key = (version["policy"], name[8:]) if name.startswith("policy__") else (version, name)
        holder[key] = value
    return data


def test_what_was_exported_comes_back_whole() -> None:
    [back] = read_in(moving.to_text([WRENFIT], NOW))
    assert (back.sites, back.read_at, back.checked_at, back.shown_at) == (
        WRENFIT.sites,
        READ,
        CHECKED,
        SHOWN,
    )
    assert (back.current, back.known) == (True, True)
    # The report is made anew, so how long that took is another.
    assert (back.record.policy, back.record.cards, back.record.practices) == (
        WRENFIT.record.policy,
        WRENFIT.record.cards,
        WRENFIT.record.practices,
    )


def test_what_is_current_and_known_comes_first_and_comes_back() -> None:
    older = whole(more="<p>We keep your data for 9 years.</p>", current=False, known=True, shown_at=None)
    oldest = whole(more="<p>We keep your data for 8 years.</p>", current=False, known=False)
    newer = whole(known=False)
    back = read_in(moving.to_text([oldest, older, newer], NOW))
    assert [(each.current, each.known, each.shown_at) for each in back] == [
        (True, False, SHOWN),
        (False, True, None),
        (False, False, SHOWN),
    ]


def test_reports_are_no_part_of_a_file() -> None:
    assert "report" not in EXPORT["versions"][0]
    kept = WRENFIT.record
    assert len(moving.to_text([WRENFIT], NOW)) < 4 * len(kept.text)


def test_four_hundred_large_policies_fit_into_a_message() -> None:
    text = moving.to_text([whole("quillmere")], NOW)  # the longest of the samples
    assert 400 * len(json.dumps(text).encode()) < 32 * 1024 * 1024


@pytest.mark.parametrize("packed", [b"no policy", pack({"text": "half of one"}), pack(None)])
def test_a_damaged_version_is_left_out_and_counted(packed: bytes) -> None:
    spoiled = replace(WRENFIT, record=replace(WRENFIT.record, policy=packed))
    timeless = replace(WRENFIT, read_at="")
    data = json.loads(moving.to_text([spoiled, WRENFIT, timeless], NOW))
    assert (data["damaged"], len(data["versions"])) == (2, 1)
    assert len(read_in(data)) == 1


def test_a_version_that_is_kept_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("its report was made")

    monkeypatch.setattr(engine, "summarize_policy", refuse)
    record = WRENFIT.record
    assert read_in(EXPORT, {(record.address, record.language, record.sha256)}) == []


def test_progress_is_told_before_each_version_and_while_it_is_read() -> None:
    data = {**EXPORT, "versions": EXPORT["versions"] * 3}
    told: list[tuple[int, int]] = []
    versions = moving.read_in(
        json.dumps(data), NOW, lambda *_: len(told) == 1, lambda *step: told.append(step)
    )
    next(versions)
    assert told[:2] == [(0, 3), (1, 3)]
    assert told.count((1, 3)) > 2
    assert len(list(versions)) == 1
    assert (2, 3) in told


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_it_can_be_stopped_anywhere(steps: int) -> None:
    told: list[int] = []

    def watch(done: int, _total: int) -> None:
        if len(told) == steps:
            raise CancelledError
        told.append(done)

    with pytest.raises(CancelledError):
        list(moving.read_in(json.dumps(EXPORT), NOW, lambda *_: False, watch))


def test_a_library_that_fails_is_not_the_files_fault() -> None:
    def busy(*_: str) -> bool:
        raise LibraryError("library_failed", "The library is busy.", "Try again.")

    with pytest.raises(LibraryError, match="busy"):
        list(moving.read_in(json.dumps(EXPORT), NOW, busy, lambda *_: None))


@pytest.mark.parametrize(
    "sites", [["*.com"], ["bank.example", "*.example"], ["*", "", 7, None], ["wrenfit.example."], [], {}]
)
def test_a_file_leads_no_other_site_to_its_policy(sites: Any) -> None:
    [back] = read_in(changed(sites=sites))
    assert back.sites == ()


def test_its_own_site_leads_to_a_policy_only_if_it_did() -> None:
    [back] = read_in(changed(sites=["*.wrenfit.example", "bank.example"]))
    assert back.sites == ("*.wrenfit.example",)


def test_nothing_of_a_file_is_of_the_future() -> None:
    far = "9999-12-31T23:59:59+00:00"
    [back] = read_in(changed(read_at=far, checked_at=far, shown_at=far))
    assert (back.read_at, back.checked_at, back.shown_at) == (NOW, NOW, NOW)


def test_times_are_in_utc_and_in_order() -> None:
    [back] = read_in(changed(read_at="2026-03-02T01:00:00+02:00", checked_at="2020-01-01T00:00:00Z"))
    assert back.read_at == back.checked_at == "2026-03-01T23:00:00.000+00:00"


BAD: list[dict[str, Any]] = [
    {"policy__url": None},
    {"policy__url": "wrenfit.example/privacy"},
    {"policy__url": "javascript:alert(1)//x"},
    {"policy__url": "https://"},
    {"policy__url": "https:///privacy"},
    {"policy__url": "file:///etc/passwd"},
    {"policy__url": "https://[::1/privacy"},
    {"policy__language": "xx"},
    {"policy__title": "\x1b]0;owned\x07"},
    {"policy__title": "half of a pair \ud800"},
    {"policy__sentences": [[0, 5, 10**30]]},
    {"policy": None},
    {"read_at": "0001-01-01T00:00:00+14:00"},
    {"checked_at": "9999-12-31T23:59:59-14:00"},
    {"shown_at": "yesterday"},
    {"read_at": "2026-03-01T12:00:00"},
    {"read_at": 7},
    {"current": 1},
    {"known": None},
    {"sites": 7},
]


@pytest.mark.parametrize("given", BAD, ids=str)
def test_a_version_that_is_not_as_we_write_them_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"Version 1 of 1 in it is damaged") as raised:
        read_in(changed(**given))
    assert raised.value.code == "not_library"


@pytest.mark.parametrize("missing", [*EXPORT["versions"][0]])
def test_nothing_may_be_missing(missing: str) -> None:
    data = changed()
    del data["versions"][0][missing]
    with pytest.raises(InputError, match="damaged"):
        read_in(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({**EXPORT, "smallprint": True}, "newer"),
        ({**EXPORT, "smallprint": 1.0}, "newer"),
        ({**EXPORT, "smallprint": 2}, "newer"),
        ({**EXPORT, "versions": {"0": 1}}, "no export"),
        ("[" * 100_000, "not JSON"),
        ("1" * 5000, "not JSON"),
        ("", "not JSON"),
        ([1], "not JSON"),
    ],
)
def test_what_is_no_export_is_refused(data: Any, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_in(data)


def test_a_text_longer_than_any_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "LIMIT", len(WRENFIT.record.text.encode()) - 1)
    with pytest.raises(InputError, match="damaged"):
        read_in(EXPORT)
    assert json.loads(moving.to_text([WRENFIT], NOW))["versions"] == []


def test_a_sentence_longer_than_reading_makes_them_is_refused() -> None:
    text = "word " * 1000
    policy: dict[str, Any] = {
        "text": text,
        "blocks": [["paragraph", 0, 5000, [], None, [], 0]],
        "links": [],
        "last_updated": None,
    }
    given = {f"policy__{name}": value for name, value in policy.items()}
    assert read_in(changed(**given, policy__sentences=[[0, 3999, 0]]))
    with pytest.raises(InputError, match="damaged"):
        read_in(changed(**given, policy__sentences=[[0, 4999, 0]]))


def test_what_stands_before_the_damage_is_whole() -> None:
    versions = moving.read_in(
        json.dumps({**EXPORT, "versions": [*EXPORT["versions"], 7]}), NOW, lambda *_: False, lambda *_: None
    )
    assert next(versions).record.service == "Wrenfit"
    with pytest.raises(InputError, match="Version 2 of 2"):
        next(versions)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, each in inner for place in places(each, (*way, key)))]


PLACES = places(EXPORT)[1:]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, -1, 0, 10**12, "x", "", [], {}, True, 1.5, "\x1b[2J", "\ud800", [[]], "https://x.example"]
)


@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_a_damaged_file_is_refused_or_safe(damage: list[tuple[tuple[Any, ...], Any]]) -> None:
    data: Any = copy.deepcopy(EXPORT)
    for (*way, last), odd in damage:
        holder = data
        try:
            for key in way:
                holder = holder[key]
            holder[last] = odd
        except (LookupError, TypeError):
            continue
    try:
        back = read_in(data)
    except InputError:
        return
    for each in back:
        assert each.read_at <= each.checked_at <= NOW
        assert set(each.sites) <= set(WRENFIT.sites)
        assert each.record.url.startswith("https://")
        assert "\x1b" not in each.record.text + each.record.title + each.record.service
