"""The operations on the library, from params to the message that answers them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from smallprint import messages
from smallprint.params import parse_params

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.library.library import Library
    from smallprint.operations import Caller
    from smallprint.recent import Recent

    Params = dict[str, Any]


def _ask(library: Library, recent: Recent, params: Params, _caller: Caller) -> messages.Answer:
    asked = parse_params(messages.AskParams, params)
    return recent.asker(asked.sha256, library.of_text).ask(asked.question)


def _changes(library: Library, _recent: Recent, params: Params, _caller: Caller) -> messages.Changes:
    asked = parse_params(messages.ChangesParams, params)
    return library.changes(asked.first, asked.second, show=asked.show)


def _compare(library: Library, _recent: Recent, params: Params, _caller: Caller) -> messages.Comparison:
    asked = parse_params(messages.PairParams, params)
    return library.compare(asked.first, asked.second)


def _export(library: Library, _recent: Recent, params: Params, caller: Caller) -> messages.Exported:
    watch = partial(caller.progress, "exporting")
    return library.export(parse_params(messages.ExportParams, params).format, watch)


def _import(library: Library, _recent: Recent, params: Params, caller: Caller) -> messages.Done:
    watch = partial(caller.progress, "importing")
    return messages.Done(count=library.import_text(parse_params(messages.ImportParams, params).text, watch))


def _list(library: Library, _recent: Recent, params: Params, _caller: Caller) -> messages.Shelf:
    return library.list(parse_params(messages.ListParams, params))


def _remove(library: Library, recent: Recent, params: Params, caller: Caller) -> messages.Done:
    asked = parse_params(messages.RemoveParams, params)
    recent.clear()
    watch = partial(caller.progress, "removing", 0, 0)
    return messages.Done(count=library.remove_all() if asked.all else library.remove(asked.policies, watch))


def _retain(library: Library, recent: Recent, params: Params, caller: Caller) -> messages.Done:
    days = parse_params(messages.RetainParams, params).days
    recent.clear()
    return messages.Done(count=library.retain(days, partial(caller.progress, "removing", 0, 0)))


def _text(library: Library, _recent: Recent, params: Params, _caller: Caller) -> messages.Reading:
    asked = parse_params(messages.VersionParams, params)
    return library.text(asked.version)


def _versions(library: Library, _recent: Recent, params: Params, _caller: Caller) -> messages.Versions:
    return library.versions(parse_params(messages.PolicyParams, params).policy)


BY_NAME: dict[str, Callable[[Library, Recent, Params, Caller], messages.Message]] = {
    "ask": _ask,
    "changes": _changes,
    "compare": _compare,
    "export": _export,
    "import": _import,
    "list": _list,
    "remove": _remove,
    "retain": _retain,
    "text": _text,
    "versions": _versions,
}
