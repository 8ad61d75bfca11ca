"""What the store keeps, and how it is found again."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallprint.errors import LibraryError
from smallprint.library.store import Row, Store

from .storing import moment, record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept" / "library.db")


def listed(store: Store, **wanted: Any) -> list[Row]:
    how: dict[str, Any] = {"search": "", "practices": frozenset(), "sort": "read", "start": 0, "count": 50}
    return store.entries(**how | wanted)[0]


def names(store: Store, **wanted: Any) -> list[str]:
    return [row.service for row in listed(store, **wanted)]


def test_what_is_kept_comes_back_whole(store: Store) -> None:
    kept = store.keep(record(), moment(1), sites=["fernlock.example"], show=True)
    assert (kept.read_at, kept.checked_at, kept.shown_at) == (moment(1), moment(1), None)
    assert (kept.versions, kept.earlier, kept.engine) == (1, None, "1")
    assert kept.report == record().report
    assert store.packed_policy(kept.version) == record().policy
    again = store.version(kept.version)
    assert again == replace(kept, shown_at=moment(1))
    assert store.stored_by_hash(record().sha256) == again
    assert store.find_text("fernlock.example/privacy", "en", record().sha256) == again
    assert store.find_text("fernlock.example/privacy", "de", record().sha256) is None


def test_the_same_words_are_kept_once(store: Store) -> None:
    first = store.keep(record(), moment(1), show=True)
    second = store.keep(record(report=b"other", engine="1"), moment(2), show=True)
    assert (second.version, second.versions, second.report) == (first.version, 1, first.report)
    assert (second.read_at, second.checked_at, second.shown_at) == (moment(1), moment(2), moment(1))
    touched = store.touch(first.version, moment(3), show=False)
    assert (touched.checked_at, touched.shown_at) == (moment(3), moment(2))


def test_another_engine_tells_it_anew(store: Store) -> None:
    version = store.keep(record(), moment(1), show=False).version
    newer = record(
        report=b"newer", engine="2", cards="They sell zebras.", practices=frozenset({"sells"}), serious=2
    )
    assert store.keep(newer, moment(2), show=False).report == b"newer"
    assert names(store, search="zebras") == ["Fernlock"]
    assert store.counts({"sells": frozenset({"sells"}), "email": frozenset({"collects_email"})}) == {
        "sells": 1,
        "email": 0,
    }
    store.replace(version, replace(newer, engine="3", cards="They sell llamas.", report=b"newest"))
    assert names(store, search="zebras") == []
    assert names(store, search="llamas") == ["Fernlock"]
    assert names(store, search="email address") == ["Fernlock"]
    found = store.version(version)
    assert found is not None
    assert (found.engine, found.report, found.read_at) == ("3", b"newest", moment(1))


def test_a_policy_may_go_back_to_old_words(store: Store) -> None:
    old = store.keep(record(text="We sell nothing."), moment(1), show=False)
    new = store.keep(
        record(text="We sell badgers.", title="New", practices=frozenset({"sells"})), moment(2), show=False
    )
    assert (new.policy, new.versions) == (old.policy, 2)
    assert [row.title for row in listed(store, search="badgers")] == ["New"]
    assert listed(store, search="nothing") == []
    store.touch(old.version, moment(2), show=False)  # in the same moment: what was checked last counts
    assert listed(store, search="badgers") == []
    assert [row.version for row in listed(store, search="nothing")] == [old.version]
    assert [each.version for each in store.versions(old.policy)] == [old.version, new.version]
    assert store.counts({"sells": frozenset({"sells"})}) == {"sells": 0}


def test_looking_up_a_page(store: Store) -> None:
    english = store.keep(record(), moment(1), sites=["fernlock.example", "shop.example"], show=False)
    german = store.keep(record(language="de", text="Wir sammeln."), moment(2), show=False)
    other = store.keep(record("Tarnfeld"), moment(3), sites=["tarnfeld.example"], show=False)

    def found(address: str, *sites: str) -> int | None:
        stored = store.look_up(address, sites)
        return stored.version if stored else None

    assert found("fernlock.example/privacy", "tarnfeld.example") == german.version
    store.show(english.version, moment(4))
    assert found("fernlock.example/privacy") == english.version
    assert found("fernlock.example/", "www.fernlock.example", "shop.example") == english.version
    assert found("x.example/", "nobody.example", "tarnfeld.example", "shop.example") == other.version
    assert found("x.example/", "nobody.example") is None
    store.touch(other.version, moment(5), sites=["shop.example"], show=False)
    assert found("x.example/", "shop.example") == other.version


def changed(store: Store) -> bool:
    [row] = listed(store)
    return row.changed


def test_what_changed_since_the_reader_looked(store: Store) -> None:
    first = store.keep(record(text="One."), moment(1), show=True)
    unseen = store.keep(record(text="Two."), moment(2), show=False)
    third = store.keep(record(text="Three."), moment(3), show=True)
    assert first.earlier is None
    assert unseen.earlier == third.earlier == (first.version, moment(1))
    assert changed(store)
    store.see(first.version, unseen.version)  # not what it says now
    assert changed(store)
    store.see(store.keep(record("Other"), moment(3), show=False).version, third.version)
    assert [row.changed for row in listed(store, search="fernlock")] == [True]
    store.see(first.version, third.version)
    store.see(first.version, third.version)
    assert [row.changed for row in listed(store)] == [False, False]
    looked = store.version(third.version)
    assert looked is not None
    assert looked.earlier is None
    fourth = store.keep(record(text="Four."), moment(4), show=False)
    assert fourth.earlier == (third.version, moment(3))


def test_every_return_to_other_words_is_a_change(store: Store) -> None:
    a = store.keep(record(text="A."), moment(1), show=True).version
    b = store.keep(record(text="B."), moment(2), show=True).version
    for minute, older, newer in ((3, a, b), (5, b, a), (7, a, b)):
        found = store.touch(newer, moment(minute), show=True)
        assert found.earlier is not None
        assert found.earlier[0] == older
        assert changed(store)
        store.see(older, newer)
        assert not changed(store)


def test_back_to_the_known_words_before_anybody_looked_is_no_change(store: Store) -> None:
    a = store.keep(record(text="A."), moment(1), show=True).version
    store.keep(record(text="B."), moment(2), show=True)
    assert changed(store)
    assert store.touch(a, moment(3), show=True).earlier is None
    assert not changed(store)


def test_opening_an_old_version_changes_nothing(store: Store) -> None:
    a = store.keep(record(text="A."), moment(1), show=True).version
    b = store.keep(record(text="B."), moment(2), show=False).version
    store.show(a, moment(3))
    store.show(b, moment(4))
    store.show(a, moment(5))
    assert changed(store)
    old, new = store.version(a), store.version(b)
    assert old is not None
    assert new is not None
    assert old.earlier is None
    assert new.earlier == (a, moment(5))
    store.see(b, a)  # the wrong way round: B is what it says now
    assert changed(store)


def test_nothing_changed_that_the_reader_never_saw(store: Store) -> None:
    store.keep(record(text="A."), moment(1), show=False)
    assert store.keep(record(text="B."), moment(2), show=True).earlier is None
    assert not changed(store)


def test_a_clock_that_is_set_back(store: Store) -> None:
    a = store.keep(record(text="Words of yore."), moment(500), show=True).version
    b = store.keep(record(text="Words of today."), moment(2), show=False)
    assert b.earlier == (a, moment(500))
    assert changed(store)
    assert [row.version for row in listed(store, search="today")] == [b.version]
    assert [each.version for each in store.versions(b.policy)] == [b.version, a]
    found = store.look_up("fernlock.example/privacy", [])
    assert found is not None
    assert found.version == b.version


def test_sites_that_may_lead_there(store: Store) -> None:
    first = store.keep(record("Birch"), moment(1), sites=["a.example"], free_sites=["b.example"], show=False)
    other = store.keep(
        record("Cedar"), moment(2), sites=["c.example"], free_sites=["a.example", "d.example"], show=False
    )

    def found(site: str) -> int:
        stored = store.look_up("x.example", [site])
        assert stored is not None
        return stored.policy

    assert [found(f"{name}.example") for name in "abcd"] == [first.policy] * 2 + [other.policy] * 2
    store.touch(other.version, moment(3), sites=["a.example"], free_sites=["b.example"], show=False)
    assert [found(f"{name}.example") for name in "ab"] == [other.policy, first.policy]


def test_the_list_says_what_lists_show(store: Store) -> None:
    store.keep(record(text="Older words."), moment(1), show=False)
    kept = store.keep(record(text="Newer words here.", watch_outs=4, serious=2), moment(2), show=True)
    [row] = listed(store, search="fern")
    assert row == Row(
        policy=kept.policy,
        version=kept.version,
        url="https://fernlock.example/privacy",
        service="Fernlock",
        title="Privacy Policy",
        language="en",
        words=3,
        updated="2024-01-16",
        read_at=moment(2),
        checked_at=moment(2),
        versions=2,
        watch_outs=4,
        serious=2,
        changed=False,
    )
    [item, older] = store.versions(kept.policy)
    assert (item.version, item.words, item.shown_at) == (kept.version, 3, moment(2))
    assert (older.words, older.shown_at) == (2, None)


def test_orders(store: Store) -> None:
    store.keep(record("Birch", serious=1), moment(5), show=False)
    store.keep(record("Äsche", serious=3), moment(1), show=False)
    store.keep(record("cedar", serious=1, watch_outs=7), moment(3), show=False)
    dune = store.keep(record("Dune", text="One."), moment(1), show=True)
    store.keep(record("Dune", text="Two."), moment(2), show=False)
    assert names(store) == ["Birch", "cedar", "Dune", "Äsche"]
    assert names(store, sort="name") == ["Äsche", "Birch", "cedar", "Dune"]
    assert names(store, sort="serious") == ["Äsche", "cedar", "Birch", "Dune"]
    assert names(store, sort="changed") == ["Dune", "Birch", "cedar", "Äsche"]
    store.show(dune.version, moment(9))  # an old version: the policy's newest is what the list tells of
    assert names(store) == ["Birch", "cedar", "Dune", "Äsche"]
    assert store.entries(search="", practices=frozenset(), sort="name", start=1, count=2)[1] == 4
    assert names(store, sort="name", start=1, count=2) == ["Birch", "cedar"]
    assert names(store, start=10**30) == []


def test_searching(store: Store) -> None:
    store.keep(record("Quillmere", "They share your Café visits with 7-day partners."), moment(3), show=False)
    store.keep(
        record("Bramble", "Your visits are shared.", cards="Café owners buy it."), moment(2), show=False
    )
    store.keep(record("Cafétéria", "Nothing."), moment(1), show=False)
    assert names(store, search="cafe") == ["Cafétéria", "Quillmere", "Bramble"]  # names first
    assert names(store, search="VISITS caf") == ["Quillmere", "Bramble"]
    assert names(store, search='"your visits"') == ["Bramble"]
    assert names(store, search="“visits your”") == []
    assert names(store, search="quill") == ["Quillmere"]
    assert names(store, search="quill visits") == []  # only the last word may go on
    assert names(store, search='"quill"') == []
    assert names(store, search='"7-day par') == ["Quillmere"]
    assert names(store, search="quillmere.example") == ["Quillmere"]
    assert names(store, search="NOT OR (") == []
    assert len(names(store, search=' -- "" * ')) == 3  # nothing is asked for
    [found] = listed(store, search="bramble")
    assert store.words([found.version, 10**30]) == {
        found.version: ("Café owners buy it.", "Your visits are shared.")
    }


def test_filters(store: Store) -> None:
    store.keep(record("Birch", practices=frozenset({"sells", "tracks"})), moment(1), show=False)
    store.keep(record("Cedar", practices=frozenset({"tracks"})), moment(2), show=False)
    assert names(store, practices=frozenset({"tracks", "trains"})) == ["Cedar", "Birch"]
    assert names(store, practices=frozenset({"sells"}), search="birch") == ["Birch"]
    assert names(store, practices=frozenset({"trains"})) == []
    groups = {"any": frozenset({"sells", "tracks"}), "one": frozenset({"sells"}), "none": frozenset({"x"})}
    assert store.counts(groups | {"empty": frozenset()}) == {"any": 2, "one": 1, "none": 0, "empty": 0}


def test_what_was_removed_is_nowhere_in_the_file(store: Store, tmp_path: Path) -> None:
    word = "Zanzibarquux"
    gone = store.keep(
        record("Birch", f"{word} " * 2000, cards=word, policy=word.encode() * 9000),
        moment(1),
        show=False,
    )
    kept = store.keep(record("Cedar"), moment(2), sites=["cedar.example"], show=False)
    held = store.size()
    assert store.remove([gone.policy, gone.policy, 10**30, -1]) == 1
    assert store.size() < held / 2
    folder = tmp_path / "kept"
    assert all(word.lower().encode() not in file.read_bytes().lower() for file in folder.iterdir())
    assert store.version(gone.version) is None
    assert names(store, search=word) == []
    assert names(store) == ["Cedar"]
    assert store.keep(record("Birch"), moment(3), show=False).version > kept.version  # no number comes twice
    (folder / "library-damaged-20260101T000000000000Z.db").write_text("Cedar")
    assert store.remove_all() == 2
    assert names(store) == []
    assert all(b"cedar" not in file.read_bytes().lower() for file in folder.iterdir())
    assert store.keep(record("Birch"), moment(4), show=False).version > kept.version + 1
    assert store.remove([]) == 0


def test_retention(store: Store) -> None:
    day = "2026-03-{:02}T00:00:00.000+00:00".format
    shown = store.keep(record("Birch"), day(1), show=True)
    store.keep(record("Birch", "Newer."), day(2), show=False)
    store.keep(record("Cedar"), day(3), show=False)
    assert store.retention() == 0
    assert store.sweep(day(31)) == 0
    store.retain(20)
    assert store.retention() == 20
    assert store.sweep(day(20)) == 0
    store.show(shown.version, day(10))
    assert store.sweep(day(24)) == 1
    assert names(store) == ["Birch"]
    assert store.sweep(day(30)) == 0
    assert store.sweep(day(31)) == 1


def test_what_was_kept_a_moment_ago_is_not_outdated(store: Store) -> None:
    day = "2026-03-{:02}T00:00:00.000+00:00".format
    store.retain(20)
    store.keep(record("Birch"), day(1), show=True)
    new = store.keep(record("Birch", "Newer."), day(30), show=False)
    assert store.sweep(day(30)) == 0
    assert store.version(new.version) is not None


def test_everything_can_be_taken_elsewhere(store: Store, tmp_path: Path) -> None:
    birch = store.keep(record("Birch", "One."), moment(1), sites=["birch.example"], show=True)
    store.keep(record("Birch", "Two.", practices=frozenset({"a", "b"})), moment(3), show=False)
    store.keep(record("Birch", "Three."), moment(4), show=False)
    store.touch(birch.version + 1, moment(2), show=False)  # with a clock that is set back
    store.keep(record("Cedar"), moment(2), show=False)
    taken = list(store.everything())
    assert [whole.record for whole in taken] == [
        record("Birch", "One."),
        record("Birch", "Two.", practices=frozenset({"a", "b"})),
        record("Birch", "Three."),
        record("Cedar"),
    ]
    assert [(whole.current, whole.known) for whole in taken] == [
        (False, True),
        (True, False),
        (False, False),
        (True, False),
    ]
    for number, wholes in enumerate((taken, taken[::-1], sorted(taken, key=lambda whole: not whole.current))):
        other = Store(tmp_path / str(number) / "library.db")
        assert other.restore(wholes) == 2
        assert sorted(map(str, other.everything())) == sorted(map(str, taken))
        assert other.restore(wholes) == 0
        assert names(other, search="two") == ["Birch"]
        found = other.look_up("x.example", ["birch.example"])
        assert found is not None
        assert (found.read_at, found.checked_at, found.versions) == (moment(3), moment(2), 3)
        assert found.earlier is not None


def test_what_is_there_stays_as_it_is(store: Store, tmp_path: Path) -> None:
    store.keep(record("Cedar", report=b"strange", engine="2"), moment(900), show=True)
    store.keep(record("Cedar", "Strange words."), moment(999), sites=["bank.example"], show=True)
    store.see(1, 2)
    taken = list(store.everything())
    other = Store(tmp_path / "other" / "library.db")
    bank = other.keep(record("Bank"), moment(1), sites=["bank.example"], show=True)
    own = other.keep(record("Cedar"), moment(2), sites=["cedar.example"], show=False)
    assert [other.restore([whole]) for whole in taken] == [0, 0]
    cedar = other.look_up("cedar.example/privacy", [])
    assert cedar == replace(own, versions=2)
    assert [row.changed for row in listed(other)] == [False, False]
    found = other.look_up("x.example", ["bank.example"])
    assert found is not None
    assert found.policy == bank.policy
    new = [replace(taken[0], record=record("Elm"), sites=("bank.example", "cedar.example", "elm.example"))]
    assert other.restore(new) == 1
    for site, service in (("bank.example", "Bank"), ("cedar.example", "Cedar"), ("elm.example", "Elm")):
        found = other.look_up("x.example", [site])
        assert found is not None
        assert [row.service for row in listed(other) if row.policy == found.policy] == [service]


def test_what_is_not_kept(store: Store) -> None:
    for number in (1, 0, -1, 10**30):
        assert store.version(number) is None
        assert store.versions(number) == []
        store.show(number, moment(1))
        store.see(number, number)
        store.replace(number, record())
        for asked in (
            lambda n=number: store.packed_policy(n),
            lambda n=number: store.touch(n, "", show=True),
        ):
            with pytest.raises(LibraryError) as caught:
                asked()
            assert caught.value.code == "not_kept"


def test_halves_of_characters_do_no_harm(store: Store) -> None:
    half = "Fern\ud800lock\0"
    kept = store.keep(
        record(service=half, title=half, cards=half, url=half), moment(1), sites=[half], show=True
    )
    assert store.look_up(half, [half]) == store.version(kept.version)
    assert store.find_text(half, half, half) is None
    assert store.stored_by_hash(half) is None
    assert names(store, search=half, practices=frozenset({half})) == []
    assert store.counts({half: frozenset({half})}) == {half: 0}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("filled") / "library.db")
    store.keep(record(text="a b AND or A\u0301"), moment(1), show=False)
    return store


@given(typed=st.text(max_size=600) | st.text(alphabet="ab\" *(){}:^+-'“”\0\ud800ANDORT", max_size=80))
def test_whatever_is_typed_can_be_searched(filled: Store, typed: str) -> None:
    filled.entries(search=typed, practices=frozenset(), sort="read", start=0, count=5)


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "smallprint" / "library.db"
    store = Store(path)
    store.keep(record(), moment(1), show=False)
    lock = path.with_name("library.db-lock")
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert lock.exists()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    lock.chmod(0o644)
    path.parent.chmod(0o755)
    store.show(1, moment(2))
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
