"""The library as the host uses it: policies come in, and what is known of them comes back."""

from __future__ import annotations

import base64
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import pytest

from smallprint import engine, messages
from smallprint.errors import CancelledError, InputError, LibraryError
from smallprint.library import library, recording
from smallprint.library.library import Library
from smallprint.library.packing import unpack
from smallprint.messages import ListParams, Search
from tests.policies import POLICIES

if TYPE_CHECKING:
    from smallprint.engine import Opened

LUMORA = "https://www.lumora.example/privacy"
WRENFIT = "https://wrenfit.example/legal/privacy"
SOLD = b"<p>We sell your precise location to data brokers.</p></main>"


class Clock:
    """Time that goes on by a day when it is told to."""

    day = 1

    def __call__(self) -> str:
        return f"2026-03-{self.day:02}T12:00:00.000+00:00"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Library:
    return Library(tmp_path / "library.db", clock)


def opened(name: str, url: str, more: bytes = b"") -> Opened:
    html = (POLICIES / name / "source.html").read_bytes()
    changed = html.replace(b"</main>", more) if more else html
    assert not more or changed != html
    return engine.open_document(changed, url)


def put(kept: Library, page: Opened, search: Search | None = None, *, show: bool = True) -> dict[str, Any]:
    report = engine.summarize(page, search=search)
    return kept.keep(page.policy, report, whole=True, show=show)


def test_a_report_comes_back_as_it_was_made(kept: Library) -> None:
    page = opened("lumora", LUMORA)
    report = engine.summarize(page)
    told = kept.keep(page.policy, report, whole=True, show=True)
    again = kept.version(told["kept"]["version"])
    assert messages.Report.model_validate({**again, "kept": None}) == report
    assert again["kept"]["shown_at"] == "2026-03-01T12:00:00.000+00:00"
    assert kept.policy(told["kept"]["version"]) == page.policy


def test_the_same_words_are_not_read_twice(kept: Library, clock: Clock) -> None:
    page = opened("lumora", LUMORA)
    assert kept.read_again(page.policy, None, whole=True, show=True) is None
    first = put(kept, page)
    clock.day = 2
    again = kept.read_again(page.policy, None, whole=True, show=True)
    assert again is not None
    assert again["overview"] == first["overview"]
    assert again["kept"]["version"] == first["kept"]["version"]
    assert (again["kept"]["read_at"][:10], again["kept"]["checked_at"][:10]) == ("2026-03-01", "2026-03-02")
    # The same words at another address are another policy.
    assert kept.read_again(opened("lumora", WRENFIT).policy, None, whole=True, show=True) is None


def test_a_policy_is_known_by_its_address_and_on_the_pages_of_its_site(kept: Library) -> None:
    put(kept, opened("lumora", LUMORA))
    for url, known_as in [
        ("http://lumora.example/privacy/?utm_source=x#top", "address"),
        ("https://www.lumora.example/cart", "site"),
        ("https://help.lumora.example/", "site"),
    ]:
        found = kept.look_up(url, show=False)
        assert found is not None
        assert (found[1], found[0]["source"]["service"]) == (known_as, "Lumora")
    assert kept.look_up("https://lumora.example.evil.example/", show=False) is None
    found = kept.look_up("https://www.lumora.example/cart", show=False)
    assert found is not None
    assert found[0]["search"] == {"page": "https://www.lumora.example/cart", "how": "kept", "requests": []}


def test_a_policy_that_was_found_is_of_the_site_where_the_search_began(kept: Library) -> None:
    search = Search(page="https://shop.bulbs.example/cart?session=1234", how="link", requests=[])
    told = put(kept, opened("lumora", LUMORA), search)
    found = kept.look_up("https://shop.bulbs.example/other", show=False)
    assert found is not None
    # It stands elsewhere, so the other hosts of that site may have another one.
    assert kept.look_up("https://bulbs.example/", show=False) is None
    assert kept.version(told["kept"]["version"])["search"] is None


def test_on_which_page_the_reader_was_is_kept_nowhere(kept: Library) -> None:
    request = messages.Request(url="https://shop.bulbs.example/legal?token=5678", by="browser", outcome="hub")
    search = Search(
        page="https://anne:pw99@shop.bulbs.example/cart?session=1234", how="hub", requests=[request]
    )
    number = put(kept, opened("lumora", LUMORA), search)["kept"]["version"]
    stored = kept.store.version(number)
    assert stored is not None
    everything = json.dumps(unpack(stored.report)) + json.dumps(unpack(kept.store.packed_policy(number)))
    everything += base64.b64decode(kept.export("json").body).decode()
    everything += "".join(file.read_bytes().decode("latin-1") for file in kept.path.parent.iterdir())
    assert "lumora" in everything.lower()
    for private in ("1234", "5678", "pw99", "/cart"):
        assert private not in everything.replace("0x", "")


def test_the_last_document_read_does_not_take_a_site_from_the_one_that_was_found(kept: Library) -> None:
    search = Search(page="https://www.lumora.example/", how="link", requests=[])
    put(kept, opened("lumora", LUMORA), search)
    put(kept, opened("lumora", "https://careers.lumora.example/privacy", SOLD), show=False)
    for page in ("https://shop.lumora.example/", "https://www.lumora.example/"):
        found = kept.look_up(page, show=False)
        assert found is not None
        assert found[0]["source"]["url"] == LUMORA


def test_a_damaged_summary_is_made_again_and_spoils_nothing(kept: Library) -> None:
    page = opened("lumora", LUMORA)
    number = put(kept, page)["kept"]["version"]
    put(kept, opened("wrenfit", WRENFIT))

    def damage() -> None:
        with closing(sqlite3.connect(kept.path)) as db, db:
            db.execute("UPDATE documents SET report = x'00', policy = x'00' WHERE version = ?", (number,))

    damage()
    assert kept.look_up(LUMORA, show=False) is None
    with pytest.raises(LibraryError, match=f"number {number}"):
        kept.version(number)
    assert len(json.loads(base64.b64decode(kept.export("json").body))["versions"]) == 1
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(kept.export("html").body))) as pages:
        assert len(pages.namelist()) == 2
    assert kept.read_again(page.policy, None, whole=True, show=True) is None
    put(kept, page)
    assert kept.version(number)["overview"]


def test_an_unknown_filter_is_refused(kept: Library) -> None:
    with pytest.raises(InputError, match="says"):
        kept.list(ListParams(says="nonsense"))


def test_without_a_home_there_is_no_library_but_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for place in (homeless, lambda *_, **__: Path("~/share")):
        monkeypatch.setattr(platformdirs, "user_data_path", place)
        with pytest.raises(LibraryError, match="no home"):
            Library()


def test_another_document_does_not_stand_for_the_site(kept: Library) -> None:
    page = opened("lumora", LUMORA)
    kept.keep(page.policy, engine.summarize(page), whole=False, show=True)
    assert kept.look_up("https://www.lumora.example/", show=False) is None
    assert kept.look_up(LUMORA, show=False) is not None


def test_a_document_without_an_address_is_not_looked_for(kept: Library) -> None:
    policy = engine.open_document((POLICIES / "lumora" / "source.html").read_bytes(), None).policy
    assert kept.read_again(policy, None, whole=True, show=True) is None


def test_what_changed_is_told_of_the_version_that_the_reader_saw(kept: Library, clock: Clock) -> None:
    first = put(kept, opened("lumora", LUMORA))
    clock.day = 5
    second = put(kept, opened("lumora", LUMORA, SOLD), show=False)
    earlier = second["kept"]["earlier"]
    assert earlier == {"version": first["kept"]["version"], "shown_at": "2026-03-01T12:00:00.000+00:00"}
    [entry] = kept.list(ListParams()).entries
    assert (entry.version, entry.versions, entry.changed) == (second["kept"]["version"], 2, True)
    found = kept.changes(earlier["version"], second["kept"]["version"])
    assert found.newer.retrieved_at == "2026-03-05T12:00:00.000+00:00"
    assert any("sell" in change.text for change in found.changes)
    assert all(change.effect == "worse" for change in found.changes)
    assert kept.version(second["kept"]["version"])["kept"]["earlier"] is None
    assert kept.list(ListParams()).entries[0].changed is False


def test_what_nobody_asked_to_see_is_not_noted_as_seen(kept: Library, clock: Clock) -> None:
    first = put(kept, opened("lumora", LUMORA))["kept"]
    clock.day = 3
    second = put(kept, opened("lumora", LUMORA, SOLD), show=False)["kept"]
    kept.changes(first["version"], second["version"], show=False)
    kept.version(first["version"], show=True)
    assert kept.version(second["version"])["kept"]["earlier"]["version"] == first["version"]


def test_a_return_to_old_words_is_a_change_too(kept: Library, clock: Clock) -> None:
    first = put(kept, opened("lumora", LUMORA))["kept"]
    clock.day = 3
    second = put(kept, opened("lumora", LUMORA, SOLD))["kept"]
    kept.changes(first["version"], second["version"])
    clock.day = 5
    again = kept.read_again(opened("lumora", LUMORA).policy, None, whole=True, show=True)
    assert again is not None
    assert (again["kept"]["version"], again["kept"]["versions"]) == (first["version"], 2)
    assert again["kept"]["earlier"]["version"] == second["version"]
    assert kept.list(ListParams()).entries[0].version == first["version"]


def test_a_version_that_nobody_was_shown_is_nothing_to_compare_with(kept: Library, clock: Clock) -> None:
    put(kept, opened("lumora", LUMORA), show=False)
    clock.day = 5
    assert put(kept, opened("lumora", LUMORA, SOLD))["kept"]["earlier"] is None


def test_another_engine_reads_the_kept_text_anew(kept: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened("lumora", LUMORA)
    number = put(kept, page)["kept"]["version"]
    calls: list[str] = []
    made = engine.summarize_policy

    def noted(policy: Any, *arguments: Any, **named: Any) -> messages.Report:
        calls.append(policy.url)
        return made(policy, *arguments, **named)

    monkeypatch.setattr(engine, "summarize_policy", noted)
    kept.version(number)
    assert calls == []
    for module in (library, recording):
        monkeypatch.setattr(module, "engine_id", lambda: "9.9+newer")
    assert kept.read_again(page.policy, None, whole=True, show=True) is None
    again = kept.version(number)
    assert calls == [LUMORA]
    assert again["source"]["retrieved_at"] == "2026-03-01T12:00:00.000+00:00"
    kept.version(number)
    assert calls == [LUMORA]


def test_questions_are_asked_of_what_is_kept_by_its_hash(kept: Library) -> None:
    page = opened("lumora", LUMORA)
    put(kept, page)
    policy, report = kept.of_text(engine.hash_of(page.policy))
    assert policy == page.policy
    assert report["source"]["service"] == "Lumora"
    with pytest.raises(LibraryError, match="no longer at hand"):
        kept.of_text("0" * 64)


def test_a_list_is_searched_filtered_and_sorted(kept: Library, clock: Clock) -> None:
    put(kept, opened("lumora", LUMORA, SOLD))
    clock.day = 2
    put(kept, opened("wrenfit", WRENFIT))
    shelf = kept.list(ListParams())
    assert [entry.service for entry in shelf.entries] == ["Wrenfit", "Lumora"]
    assert shelf.total == 2
    assert shelf.size > 50_000
    found = kept.list(ListParams(search='"location to data brokers'))
    assert [entry.service for entry in found.entries] == ["Lumora"]
    assert "We sell your precise location to data brokers" in found.entries[0].match
    sells = next(each for each in shelf.filters if "sell" in each.label.lower() and "not" not in each.label)
    filtered = kept.list(ListParams(says=sells.id))
    assert filtered.total == sells.count
    assert "Lumora" in [entry.service for entry in filtered.entries]
    assert [entry.service for entry in kept.list(ListParams(sort="name")).entries] == ["Lumora", "Wrenfit"]
    assert kept.list(ListParams(start=1)).total == 2


def test_everything_can_be_taken_along_and_brought_back(kept: Library, clock: Clock, tmp_path: Path) -> None:
    put(kept, opened("lumora", LUMORA))
    clock.day = 4
    put(kept, opened("lumora", LUMORA, SOLD))
    put(kept, opened("wrenfit", WRENFIT))
    text = base64.b64decode(kept.export("json").body).decode()
    other = Library(tmp_path / "other" / "library.db", clock)
    assert other.import_text(text) == 2
    assert other.import_text(text) == 0
    assert json.loads(base64.b64decode(other.export("json").body)) == json.loads(text)
    assert [entry.versions for entry in other.list(ListParams(sort="name")).entries] == [2, 1]
    assert other.look_up("https://www.lumora.example/", show=False) is not None


def test_an_import_can_be_watched_and_ended(kept: Library, tmp_path: Path) -> None:
    put(kept, opened("lumora", LUMORA))
    put(kept, opened("wrenfit", WRENFIT))
    text = base64.b64decode(kept.export("json").body).decode()
    other = Library(tmp_path / "other.db")

    def enough(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        other.import_text(text, enough)
    assert other.list(ListParams()).total == 1
    assert other.import_text(text) == 1


def test_the_pages_are_a_list_and_one_for_each_policy(kept: Library) -> None:
    put(kept, opened("lumora", LUMORA))
    put(kept, opened("wrenfit", WRENFIT))
    exported = kept.export("html")
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(exported.body))) as pages:
        assert len(pages.namelist()) == 3
        assert "Lumora" in pages.read("index.html").decode()


def test_removed_is_gone_from_the_file(kept: Library) -> None:
    put(kept, opened("lumora", LUMORA, SOLD))
    put(kept, opened("wrenfit", WRENFIT))

    def anywhere(words: bytes) -> bool:
        return any(words in file.read_bytes() for file in kept.path.parent.iterdir())

    assert anywhere(b"precise location to data brokers")
    number = kept.list(ListParams(search="lumora")).entries[0].policy
    assert kept.remove([number, 999]) == 1
    assert not anywhere(b"precise location to data brokers")
    assert not anywhere(b"lumora.example")
    assert kept.remove_all() == 1
    assert kept.list(ListParams()).total == 0
    with pytest.raises(LibraryError, match=f"number {number}"):
        kept.versions(number)


def test_what_is_not_looked_at_for_long_goes_if_the_reader_wants_it(kept: Library, clock: Clock) -> None:
    put(kept, opened("lumora", LUMORA))
    clock.day = 18
    assert kept.retain(30) == 0
    assert kept.retain(10) == 1
    put(kept, opened("lumora", LUMORA))
    clock.day = 29
    kept.tidy()
    assert kept.list(ListParams()).total == 1  # not before the clock has gone on from there
    clock.day = 30
    kept.tidy()
    assert kept.list(ListParams()).total == 0
    assert kept.list(ListParams()).retention == 10
    # What was read a moment ago stays, however long ago its reader looked at an older version.
    clock.day = 1
    put(kept, opened("lumora", LUMORA))
    clock.day = 25
    number = put(kept, opened("lumora", LUMORA, SOLD), show=False)["kept"]["version"]
    for clock.day in (25, 26):
        kept.tidy()
    assert kept.version(number)["overview"]


def test_a_damaged_file_is_spoken_of_until_its_reader_has_removed_it(kept: Library) -> None:
    kept.path.write_bytes(b"no database" * 1000)
    aside = Path(kept.list(ListParams()).set_aside)
    assert aside.read_bytes().startswith(b"no database")
    kept.tidy()
    assert kept.list(ListParams()).set_aside == str(aside)
    aside.unlink()
    kept.tidy()
    assert kept.list(ListParams()).set_aside == ""
