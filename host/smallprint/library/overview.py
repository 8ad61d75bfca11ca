"""The list of what the library has, as its readers see it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from smallprint import messages
from smallprint.knowledge.filters import read_filters
from smallprint.library.passages import passage
from smallprint.request import bad_request

if TYPE_CHECKING:
    from smallprint.library.store import Store


def shelf_of(store: Store, asked: messages.ListParams) -> messages.Shelf:
    """Some of the policies, each by its newest version, and what the library is. Raises InputError `bad_request`."""
    filters = {rule.id: rule for rule in read_filters()}
    if asked.says and asked.says not in filters:
        raise bad_request("params.says: no filter has this id.")
    practices = filters[asked.says].practices if asked.says else frozenset()
    rows, total = store.entries(
        search=asked.search, practices=practices, sort=asked.sort, start=asked.start, count=asked.count
    )
    words = store.words([row.version for row in rows]) if asked.search else {}
    counts = store.counts({name: rule.practices for name, rule in filters.items()})
    return messages.Shelf(
        entries=[
            messages.Entry(**asdict(row), match=_match(words.get(row.version), asked.search)) for row in rows
        ],
        total=total,
        filters=[
            messages.Filter(id=name, label=rule.label, count=counts[name])
            for name, rule in filters.items()
            if counts[name]
        ],
        size=store.size(),
        retention=store.retention(),
        set_aside=store.set_aside(),
    )


def _match(words: tuple[str, str] | None, search: str) -> str:
    """Where a search found something: in the policy itself, or else in the words of the cards."""
    cards, text = words or ("", "")
    return passage(text, search) or passage(cards, search)
