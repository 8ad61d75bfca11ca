"""What an extension asks of a host, and the shape of what it is answered: recorded once, kept for good.

`python -m tests.host.recording` records the extension of today under its version, beside those of before, once it can
ask for more. A recording is never changed: extensions of that version are in use. One that is not out yet is deleted
and recorded anew.

In recorded params, `{"$sample": NAME}` is the HTML of a sample policy, `{"$with": [NAME, HTML]}` the same with more at
its end, `{"$base64": NAME}` its bytes, `{"$answer": [N, FIELD...]}` a field of the Nth answer (or all of it, with the
recorded fields only), and `{"$export": N}` the text of an exported file.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallprint import messages
from smallprint.errors import CODES
from smallprint.serving import PROTOCOL
from tests.policies import POLICIES

from .shapes import only, shape_of

if TYPE_CHECKING:
    from .shapes import Shape

FOLDER = Path(__file__).parent / "protocol"
_MANIFEST = Path(__file__).resolve().parents[2] / "extension" / "manifest.json"

Exchange = dict[str, Any]

ANSWERS: dict[str, Shape] = {
    "ask": shape_of(messages.Answer),
    "cancel": {"cancelled": "boolean"},
    "changes": shape_of(messages.Changes),
    "compare": shape_of(messages.Comparison),
    "detect": shape_of(messages.Detection),
    "export": shape_of(messages.Exported),
    "find": shape_of(messages.Report),
    "got": {"wanted": "boolean"},
    "hello": shape_of(messages.Hello),
    "import": shape_of(messages.Done),
    "list": shape_of(messages.Shelf),
    "look": shape_of(messages.Look),
    "present": shape_of(messages.Presentation),
    "read": shape_of(messages.Reading),
    "recall": shape_of(messages.Recalled),
    "remove": shape_of(messages.Done),
    "retain": shape_of(messages.Done),
    "summarize": shape_of(messages.Report),
    "text": shape_of(messages.Reading),
    "versions": shape_of(messages.Versions),
}
"""The shape of the answer to each operation."""

_REQUESTS: Shape = ["list", shape_of(messages.Request)]
_LINKS: Shape = ["list", shape_of(messages.Link)]
DETAILS: dict[str, Shape] = {
    "summarize not_a_policy": {"candidates": ["list", shape_of(messages.Candidate)]},
    "summarize language": {"language": "string"},
    "find no_policy": {"candidates": _LINKS, "requests": _REQUESTS},
    "find policy_unread": {
        "candidates": _LINKS,
        "requests": _REQUESTS,
        "url": "string",
        "cause": "string",
    },
    "find language": {
        "candidates": _LINKS,
        "requests": _REQUESTS,
        "url": "string",
        "language": "string",
    },
    "find other_service": {
        "candidates": _LINKS,
        "requests": _REQUESTS,
        "url": "string",
        "service": "string",
    },
}
"""The shape of the details of an operation's error, by both of their names, where it has any."""


def _page(url: str, html: object, title: str = "") -> Exchange:
    return {"url": url, "title": title, "frames": [{"url": url, "html": html}]}


def _document(url: str, sample: str) -> Exchange:
    kind = "text/html; charset=utf-8"
    return {"document": {"url": url, "content_type": kind, "body": {"$base64": sample}}}


_LUMORA = "https://www.lumora.example/privacy"
_WRENFIT = "https://wrenfit.example"
_POLICY = _page(_LUMORA, {"$sample": "lumora"}, "Privacy Policy | Lumora")
_CHANGED = _page(_LUMORA, {"$with": ["lumora", "<p>We sell your location to data brokers.</p>"]})
_LINKING = _page(
    f"{_WRENFIT}/", {"$with": ["fernlock-home", '<a href="/legal">Privacy Policy</a>']}, "Wrenfit"
)
_SILENT = _page("https://locks.example/", {"$sample": "fernlock-home"}, "Locks")
_FRENCH = _page("https://moulin.example/confidentialite", {"$sample": "moulin-bleu"})
# A page of the extension has an address in its browser alone.
_SAMPLE = _page("chrome-extension://a/welcome/sample.html", {"$sample": "wrenfit"}, "Wrenfit") | {"url": None}
_FOUND = {f"{_WRENFIT}/legal": _document(f"{_WRENFIT}/legal", "wrenfit")}


def _found(page: Exchange, *, force: bool = False, **more: object) -> Exchange:
    # With access to all sites, so that the browser is asked for everything: tests do without the network.
    origins = ["/".join(page["url"].split("/")[:3]), "*"]
    return {"page": page, "force": force, "frames": [], "origins": origins, "keep": True, **more}


def _version(number: int) -> Exchange:
    return {"$answer": [number, "kept", "version"]}


EXCHANGES: list[Exchange] = [
    {"op": "hello", "params": {}},
    {"op": "recall", "params": {"url": _LUMORA, "show": True}},
    {"op": "find", "params": _found(_POLICY)},
    {"op": "summarize", "params": {"page": _CHANGED, "keep": True}},
    {"op": "find", "params": _found(_LINKING), "gets": _FOUND},
    {
        "op": "find",
        "params": _found(_LINKING, chosen=f"{_WRENFIT}/legal") | {"frames": ["https://frames.example/"]},
        "gets": _FOUND,
    },
    {
        "op": "find",
        "params": {"url": f"{_WRENFIT}/legal", "force": False, "origins": [_WRENFIT], "keep": False},
        "gets": _FOUND,
    },
    {"op": "find", "params": _found(_LINKING, force=True)},
    {"op": "recall", "params": {"url": f"{_WRENFIT}/cart", "show": False}},
    {"op": "recall", "params": {"version": _version(3), "show": True}},
    {"op": "look", "params": {"page": _LINKING}},
    {"op": "present", "params": {"summary": {"$answer": [2]}, "format": "markdown"}},
    {"op": "present", "params": {"summary": {"$answer": [4]}, "format": "html"}},
    {"op": "ask", "params": {"sha256": {"$answer": [2, "source", "sha256"]}, "question": "Do they sell?"}},
    {"op": "text", "params": {"version": _version(3)}},
    {"op": "versions", "params": {"policy": {"$answer": [3, "kept", "policy"]}}},
    {"op": "changes", "params": {"first": _version(2), "second": _version(3), "show": True}},
    {"op": "compare", "params": {"first": _version(3), "second": _version(4)}},
    {"op": "list", "params": {"search": "", "says": "", "sort": "read", "start": 0, "count": 50}},
    {
        "op": "list",
        "params": {
            "search": "location",
            "says": {"$answer": [18, "filters", 0, "id"]},
            "sort": "serious",
            "start": 0,
            "count": 200,
        },
    },
    {"op": "list", "params": {"search": "", "says": "", "sort": "name", "start": 1, "count": 50}},
    {"op": "list", "params": {"search": "", "says": "", "sort": "changed", "start": 0, "count": 1}},
    {"op": "export", "params": {"format": "json"}},
    {"op": "export", "params": {"format": "html"}},
    {"op": "retain", "params": {"days": 90}},
    {"op": "remove", "params": {"policies": [{"$answer": [3, "kept", "policy"]}]}},
    {"op": "import", "params": {"text": {"$export": 22}}},
    {"op": "remove", "params": {"all": True}},
    {"op": "detect", "params": {"page": _POLICY}},
    {"op": "read", "params": {"page": _POLICY}},
    {"op": "cancel", "params": {"target": 999}},
    {"op": "got", "params": {"target": 999, "number": 1, "reason": "network"}},
    {
        "op": "find",
        "params": {"page": _SAMPLE, "force": False, "frames": [], "origins": [], "keep": False},
    },
    {"op": "summarize", "params": {"page": _SILENT, "keep": True}, "error": "not_a_policy"},
    {"op": "summarize", "params": {"page": _FRENCH, "keep": True}, "error": "language"},
    {"op": "find", "params": _found(_SILENT), "error": "no_policy"},
    {
        "op": "find",
        "params": _found(_LINKING),
        "gets": {f"{_WRENFIT}/legal": _document(f"{_WRENFIT}/legal", "bot-wall")},
        "error": "policy_unread",
    },
    {"op": "find", "params": _found(_FRENCH), "error": "language"},
    {"op": "recall", "params": {"version": 999, "show": True}, "error": "not_kept"},
    {"op": "import", "params": {"text": "{}"}, "error": "not_library"},
    {"op": "divine", "params": {}, "error": "unknown_operation"},
]
"""What the extension of today sends: as background/session.js, background/watching.js and library/*.js build it.

`gets` is what it answers to the host's wishes for documents, by address: a 404 for all others. `error` is the code of
the answer where it is one.
"""


def resolve(params: Any, answers: list[Any], shapes: list[Shape]) -> Any:
    """Params as they are sent, given the answers so far and the shapes in which they are known."""
    if isinstance(params, list):
        return [resolve(each, answers, shapes) for each in params]
    if not isinstance(params, dict):
        return params
    match params:
        case {"$sample": str(name)}:
            return _html(name)
        case {"$with": [str(name), str(more)]}:
            return _html(name).replace("</main>", f"{more}</main>")
        case {"$base64": str(name)}:
            return b64encode(_html(name).encode()).decode()
        case {"$export": int(number)}:
            return b64decode(answers[number]["body"]).decode()
        case {"$answer": [int(number), *fields]}:
            value = only(answers[number], shapes[number])
            for field in fields:
                value = value[field]
            return value
    return {name: resolve(each, answers, shapes) for name, each in params.items()}


def _html(name: str) -> str:
    return (POLICIES / name / "source.html").read_text(encoding="utf-8")


def main() -> None:
    """Record the extension of today. Raises FileExistsError where its version is recorded already."""
    version = json.loads(_MANIFEST.read_text(encoding="utf-8"))["version"]
    data = {
        "extension": version,
        "protocol": PROTOCOL,
        "codes": sorted(CODES),
        "answers": ANSWERS,
        "details": DETAILS,
        "exchanges": EXCHANGES,
    }
    with (FOLDER / f"{version}.json").open("x", encoding="utf-8") as file:
        file.write(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main()
