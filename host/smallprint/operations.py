"""What the host can do, by name: an operation takes a request's params and gives its result, plain JSON data.

Pydantic and the engine are imported when they are first needed, so that `hello` can be answered without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from smallprint import shelving
from smallprint.params import parse_params, to_plain

if TYPE_CHECKING:
    from smallprint.fetching import Fetched


class Caller(Protocol):
    """Who asked, while an operation runs. All raise CancelledError once the answer is no longer wanted."""

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tell how much of a stage is done of how much in total."""

    def get(self, url: str) -> dict[str, Any]:
        """Have the browser get an address; the params of its `got`."""

    def check(self) -> None:
        """Nothing but the check."""


Operation = Callable[[dict[str, Any], Caller], Any]

_FETCH_SECONDS = 10.0
"""For one document: somebody looks at an open popup."""

_WARM_UP = """<!doctype html><html lang="en"><title>Warm Kettle Privacy Policy</title>
<h1>Privacy Policy</h1><p>Last updated: 3 May 2024</p>
<h2>What we collect</h2><p>We collect your name and your email address when you create an account. Our servers
note your IP address and the pages that you look at. We use cookies to remember what is in your basket.</p>
<h2>What we share</h2><ul><li>We do not sell your personal information.</li>
<li>We may share it with payment providers, which may not use it for anything else.</li></ul>
<h2>How long we keep it</h2><p>We keep your orders for seven years, because the law asks us to.</p>
<h2>Your rights</h2><p>You can write to us at privacy@kettle.example to see or delete your data.</p>"""
"""Long enough to be read as a policy, so that every part of the engine has its turn."""


@dataclass(frozen=True)
class Operations:
    """What a host serves: its operations by name, its languages, and what it does when nobody waits for it.

    `warm_up` gets them ready in advance. `settle` sees to the next host, for as long as what it is given says that
    nobody waits.
    """

    by_name: Mapping[str, Operation]
    languages: list[str]
    warm_up: Callable[[], object]
    settle: Callable[[Callable[[], bool]], object] = lambda _is_idle: None


def engine_operations(fetch: Callable[..., Fetched] | None = None) -> Operations:
    """The real ones. `fetch` is for tests; None is the real one, `fetching.fetch`."""
    shelf = shelving.Shelf()
    by_name: dict[str, Operation] = {
        "summarize": partial(summarize, shelf=shelf),
        "find": partial(find, shelf=shelf, fetch=fetch),
        "look": look,
        "detect": detect,
        "read": read,
        "present": present,
        "recall": shelf.recall,
        **{name: partial(shelf.operation, name) for name in shelving.OPERATIONS},
    }
    return Operations(by_name, languages(), partial(warm_up, shelf), settle)


def languages() -> list[str]:
    """The languages that there is knowledge for, as ISO 639-1, found without loading it."""
    folders = (Path(__file__).parent / "knowledge").iterdir()
    return sorted(folder.name for folder in folders if (folder / "reading.toml").is_file())


def summarize(params: dict[str, Any], caller: Caller, shelf: shelving.Shelf) -> Any:
    """All cards of a page, as `messages.Report`."""
    from smallprint import engine, messages

    asked = parse_params(messages.SummarizeParams, params)
    caller.progress("reading", 0, 1)
    opened = engine.open_page(asked.page)
    if not asked.force:
        engine.require_policy(opened)
    make = partial(engine.summarize, opened, caller.progress)
    keep = asked.keep and (not asked.force or engine.is_policy(opened))
    place = shelving.Place(None, whole=not asked.force, show=False) if keep else None
    return shelf.report(opened.policy, make, place)


def find(
    params: dict[str, Any],
    caller: Caller,
    shelf: shelving.Shelf,
    fetch: Callable[..., Fetched] | None = None,
) -> Any:
    """All cards of the policy of a page's site, as `messages.Report`. The only operation that uses the network."""
    from smallprint import engine, fetching, finding, messages

    def ask(url: str) -> messages.GotParams:
        return parse_params(messages.GotParams, caller.get(url))

    asked = parse_params(messages.FindParams, params)
    caller.progress("reading", 0, 1)
    limits = fetching.Limits(seconds=_FETCH_SECONDS)
    guarded = partial(fetch or fetching.fetch, limits=limits, check=caller.check)
    getter = finding.Getter(guarded, ask, asked.origins, lambda count: caller.progress("finding", count, 0))
    found = engine.find_policy(asked, getter)
    make = partial(engine.summarize, found.opened, caller.progress, found.search)
    # A document that the reader named may be any of a site's; one that the site leads to is its policy.
    named = asked.force or (found.search is not None and found.search.how in ("asked", "chosen"))
    keep = asked.keep and (not named or engine.is_policy(found.opened))
    place = shelving.Place(found.search, whole=not named, show=True) if keep else None
    return shelf.report(found.opened.policy, make, place)


def look(params: dict[str, Any], caller: Caller) -> Any:
    """What a page is and which documents it leads to, as `messages.Look`."""
    from smallprint import engine, messages

    asked = parse_params(messages.PageParams, params)
    caller.progress("reading", 0, 1)
    return to_plain(engine.look_at_page(asked.page))


def detect(params: dict[str, Any], caller: Caller) -> Any:
    """Whether a page is a policy, and its links to one, as `messages.Detection`."""
    from smallprint import engine, messages

    asked = parse_params(messages.PageParams, params)
    caller.progress("reading", 0, 1)
    return to_plain(engine.detect_page(asked.page))


def read(params: dict[str, Any], caller: Caller) -> Any:
    """The canonical text of a page and its structure, as `messages.Reading`."""
    from smallprint import engine, messages

    asked = parse_params(messages.PageParams, params)
    caller.progress("reading", 0, 1)
    return to_plain(engine.read_page(asked.page))


def present(params: dict[str, Any], _caller: Caller) -> Any:
    """A report as a document to keep, as `messages.Presentation`."""
    from smallprint import messages, presenting

    asked = parse_params(messages.PresentParams, params)
    write = {"markdown": presenting.to_markdown, "html": presenting.to_html}[asked.format]
    return to_plain(messages.Presentation(text=write(asked.summary)))


def warm_up(shelf: shelving.Shelf) -> None:
    """Load all that a first summary would have to wait for, by making one; then see to the library."""
    from smallprint import engine, messages

    page = messages.Page(frames=[messages.Frame(url="https://kettle.example/privacy", html=_WARM_UP)])
    to_plain(engine.summarize(engine.open_page(page)))
    shelf.tidy()


def settle(is_idle: Callable[[], bool]) -> None:
    """Keep what the next host would otherwise work out again."""
    from smallprint import knowledge

    for language in knowledge.languages():
        knowledge.keep_expressions(language, is_idle)
