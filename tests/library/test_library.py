"""The library as the host uses it: policies come in, and what is known of them comes back."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from smallprint import engine, messages
from smallprint.errors import InputError, LibraryError
from smallprint.library import library, recording
from smallprint.library.library import Library
from smallprint.messages import ListParams, Search
from tests.policies import POLICIES

if TYPE_CHECKING:
    from pathlib import Path

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
    # On which page the reader was is kept nowhere.
    assert kept.version(told["kept"]["version"])["search"]["page"] == "https://shop.bulbs.example/"
    assert b"1234" not in b"".join(file.read_bytes() for file in kept.path.parent.iterdir())


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
    assert earlier == {
        "version": first["kept"]["version"],
        "shown_at": "2026-03-01T12:00:00.000+00:00",
        "seen": False,
    }
    [entry] = kept.list(ListParams()).entries
    assert (entry.version, entry.versions, entry.changed) == (second["kept"]["version"], 2, True)
    found = kept.changes(earlier["version"], second["kept"]["version"])
    assert found.newer.retrieved_at == "2026-03-05T12:00:00.000+00:00"
    assert any("sell" in change.text for change in found.changes)
    assert all(change.effect == "worse" for change in found.changes)
    assert kept.version(second["kept"]["version"])["kept"]["earlier"]["seen"] is True
    assert kept.list(ListParams()).entries[0].changed is False


def test_a_return_to_old_words_is_a_change_too(kept: Library, clock: Clock) -> None:
    first = put(kept, opened("lumora", LUMORA))["kept"]
    clock.day = 3
    second = put(kept, opened("lumora", LUMORA, SOLD))["kept"]
    kept.changes(first["version"], second["version"])
    clock.day = 5
    again = kept.read_again(opened("lumora", LUMORA).policy, None, whole=True, show=True)
    assert again is not None
    assert (again["kept"]["version"], again["kept"]["versions"]) == (first["version"], 2)
    assert (again["kept"]["earlier"]["version"], again["kept"]["earlier"]["seen"]) == (second["version"], False)
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
    with pytest.raises(LibraryError, match="does not have this"):
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


def kept_of(text: str) -> list[dict[str, Any]]:
    """The versions of an export but for their reports, which are made anew."""
    versions: list[dict[str, Any]] = json.loads(text)["versions"]
    return [{name: value for name, value in version.items() if name != "report"} for version in versions]


def test_everything_can_be_taken_along_and_brought_back(kept: Library, clock: Clock, tmp_path: Path) -> None:
    put(kept, opened("lumora", LUMORA))
    clock.day = 4
    put(kept, opened("lumora", LUMORA, SOLD))
    put(kept, opened("wrenfit", WRENFIT))
    text = base64.b64decode(kept.export("json").body).decode()
    other = Library(tmp_path / "other" / "library.db", clock)
    assert other.import_text(text) == 2
    assert other.import_text(text) == 0
    assert kept_of(base64.b64decode(other.export("json").body).decode()) == kept_of(text)
    assert [entry.versions for entry in other.list(ListParams(sort="name")).entries] == [2, 1]
    assert other.look_up("https://www.lumora.example/", show=False) is not None


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda _: "no json", "not JSON"),
        (lambda _: "[" * 100_000, "not JSON"),
        (lambda _: "{}", "not JSON"),
        (lambda data: json.dumps({**data, "smallprint": 2}), "newer"),
        (lambda data: json.dumps({**data, "versions": [*data["versions"], 7]}), "Version 2 of 2"),
        (
            lambda data: json.dumps(data).replace('"sentences": [[', '"sentences": [[-4, 2, 0], ['),
            "Version 1 of 1",
        ),
        (lambda data: json.dumps(data).replace(LUMORA, ""), "Version 1 of 1"),
    ],
)
def test_a_file_that_is_no_export_is_refused(kept: Library, tmp_path: Path, spoil: Any, why: str) -> None:
    put(kept, opened("lumora", LUMORA))
    data = json.loads(base64.b64decode(kept.export("json").body))
    with pytest.raises(InputError, match=why):
        Library(tmp_path / "other.db").import_text(spoil(data))


def test_what_an_imported_file_claims_is_read_anew(kept: Library, tmp_path: Path) -> None:
    put(kept, opened("lumora", LUMORA))
    data = json.loads(base64.b64decode(kept.export("json").body))
    data["versions"][0]["report"]["overview"] = []
    data["versions"][0]["report"]["source"]["service"] = "Somebody else"
    other = Library(tmp_path / "other.db")
    assert other.import_text(json.dumps(data)) == 1
    number = other.list(ListParams()).entries[0].version
    report = other.version(number)
    assert report["overview"]
    assert report["source"]["service"] == "Lumora"


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
    with pytest.raises(LibraryError, match="does not have this"):
        kept.versions(number)


def test_what_is_not_looked_at_for_long_goes_if_the_reader_wants_it(kept: Library, clock: Clock) -> None:
    put(kept, opened("lumora", LUMORA))
    clock.day = 20
    assert kept.retain(30) == 0
    assert kept.retain(10) == 1
    put(kept, opened("lumora", LUMORA))
    clock.day = 31
    put(kept, opened("wrenfit", WRENFIT))
    assert [entry.service for entry in kept.list(ListParams()).entries] == ["Wrenfit"]
    assert kept.list(ListParams()).retention == 10
