"""What the host can do, by name: an operation takes a request's params and gives its result, plain JSON data.

Pydantic and the engine are imported when they are first needed, so that `hello` can be answered without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from smallprint.request import bad_request

if TYPE_CHECKING:
    from pydantic import BaseModel

    Params = TypeVar("Params", bound=BaseModel)

Progress = Callable[[str, int, int], None]
"""Told the stage, and how much of it is done of how much in total. Raises CancelledError to stop the work."""

Operation = Callable[[dict[str, Any], Progress], Any]

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
    """What a host serves: its operations by name, its languages, and what gets them ready in advance."""

    by_name: Mapping[str, Operation]
    languages: list[str]
    warm_up: Callable[[], object]


def engine_operations() -> Operations:
    """The real ones."""
    by_name = {"summarize": summarize, "detect": detect, "read": read, "present": present}
    return Operations(by_name, languages(), warm_up)


def languages() -> list[str]:
    """The languages that there is knowledge for, as ISO 639-1, found without loading it."""
    folders = (Path(__file__).parent / "knowledge").iterdir()
    return sorted(folder.name for folder in folders if (folder / "reading.toml").is_file())


def summarize(params: dict[str, Any], progress: Progress) -> Any:
    """All cards of a page, as `messages.Report`."""
    from smallprint import engine, messages

    asked = _parse(messages.SummarizeParams, params)
    return _plain(engine.summarize_page(asked.page, force=asked.force, progress=progress))


def detect(params: dict[str, Any], progress: Progress) -> Any:
    """Whether a page is a policy, and its links to one, as `messages.Detection`."""
    from smallprint import engine, messages

    asked = _parse(messages.PageParams, params)
    progress("reading", 0, 1)
    return _plain(engine.detect_page(asked.page))


def read(params: dict[str, Any], progress: Progress) -> Any:
    """The canonical text of a page and its structure, as `messages.Reading`."""
    from smallprint import engine, messages

    asked = _parse(messages.PageParams, params)
    progress("reading", 0, 1)
    return _plain(engine.read_page(asked.page))


def present(params: dict[str, Any], _progress: Progress) -> Any:
    """A report as a document to keep, as `messages.Presentation`."""
    from smallprint import messages, presenting

    asked = _parse(messages.PresentParams, params)
    write = {"markdown": presenting.to_markdown, "html": presenting.to_html}[asked.format]
    return _plain(messages.Presentation(text=write(asked.summary)))


def warm_up() -> None:
    """Load all that a first summary would have to wait for, by making one."""
    page = {"frames": [{"url": "https://kettle.example/privacy", "html": _WARM_UP}]}
    summarize({"page": page, "force": True}, lambda _stage, _done, _total: None)


def _parse(model: type[Params], params: dict[str, Any]) -> Params:
    from pydantic import ValidationError

    try:
        return model.model_validate(params, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(["params", *map(str, first["loc"])])[:100]
        raise bad_request(f"{field}: {first['msg']}.") from None


def _plain(model: BaseModel) -> Any:
    return model.model_dump(mode="json", by_alias=True)
