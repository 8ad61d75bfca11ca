"""Extensions that are in use keep working with the host of today: each recording in `protocol/` is one of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from smallprint.errors import CODES
from smallprint.operations import engine_operations
from smallprint.serving import ALWAYS, PROTOCOL

from .driver import ORIGIN, REAL, Driver
from .recording import ANSWERS, DETAILS, FOLDER, resolve
from .shapes import changes, misfits

if TYPE_CHECKING:
    from pathlib import Path

    from .driver import Frame
    from .shapes import Shape

RECORDINGS = sorted(FOLDER.glob("*.json"), key=lambda path: [int(number) for number in path.stem.split(".")])
"""The oldest extension first."""

DRAWN = (".schema", ".tone", ".severity", ".effect", ".parts[].kind")
"""Fields whose values the extension draws, each in its own way: it has nothing to show for a new one."""


def rule(recording: Path, broken: list[str]) -> str:
    """What to tell whoever breaks what an extension in use relies on."""
    return (
        f"The extension {recording.stem} is in use and relies on what is no longer so:\n  "
        + "\n  ".join(broken)
        + "\nPROTOCOL.md, Versions: what there is stays and keeps its meaning; only more may come beside it.\n"
        "Bring it back. Only where that cannot be, raise the protocol: PROTOCOL in serving.py and in\n"
        "extension/lib/protocol.js, and PROTOCOL.md. Recordings are never changed."
    )


@pytest.fixture(params=RECORDINGS, ids=lambda path: path.stem)
def recording(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def known_to(recording: Path) -> dict[str, Any]:
    """What is recorded. Skips where an extension has another protocol."""
    known: dict[str, Any] = json.loads(recording.read_text(encoding="utf-8"))
    if known["protocol"] != PROTOCOL:
        pytest.skip(f"protocol {known['protocol']}: its reader is told which part to update")
    return known


def last_of(host: Driver, number: int, gets: dict[str, Any]) -> Frame:
    """The last reply to a request; documents that the host wants meanwhile are got as the extension would."""
    gotten = number * 1000
    while (frame := host.frame())["type"] not in ("result", "error") or frame["id"] != number:
        if frame["type"] == "get":
            gotten += 1
            answer = resolve(gets.get(frame["url"], {"reason": "404"}), [], [])
            host.ask(gotten, "got", target=number, number=frame["number"], **answer)
        else:
            wanted = {"id": gotten, "type": "result", "result": {"wanted": True}}
            assert frame["type"] == "progress" or frame == wanted, frame
    return frame


def test_it_is_understood_and_understands_what_it_is_answered(recording: Path, tmp_path: Path) -> None:
    """The whole conversation, with the real host: as it was sent then, and as it was understood then."""
    known = known_to(recording)
    answers: list[Any] = []
    shapes: list[Shape] = []
    broken: list[str] = []
    with Driver(REAL, tmp_path, ORIGIN) as host:
        for number, exchange in enumerate(known["exchanges"], 1):
            operation, error = exchange["op"], exchange.get("error", "")
            host.ask(number, operation, **resolve(exchange["params"], answers, shapes))
            reply = last_of(host, number, exchange.get("gets", {}))
            told: Any = reply.get("result", reply.get("error"))
            code = told["code"] if reply["type"] == "error" else ""
            # What follows may hang on this answer, so the first one that is of another kind ends it.
            assert code == error, rule(recording, [f"{operation}: {code or 'a result'}, {told}"])
            shape = known["details"].get(f"{operation} {error}", {}) if error else known["answers"][operation]
            broken += [f"{operation}: {each}" for each in misfits(told["details"] if error else told, shape)]
            answers.append(told)
            shapes.append(shape)
    assert not broken, rule(recording, broken)


def test_its_answers_have_the_shapes_that_it_knows(recording: Path) -> None:
    """By the models, which tell more than one conversation does: what may be null, and which values there are."""
    known = known_to(recording)
    broken = [
        f"{name}: {each}"
        for old, new in ((known["answers"], ANSWERS), (known["details"], DETAILS))
        for name in old
        for each in (changes(old[name], new[name]) if name in new else ["is gone"])
        if " has new values" not in each or each.partition(" has new values")[0].endswith(DRAWN)
    ]
    assert not broken, rule(recording, broken)


def test_its_error_codes_are_still_there(recording: Path) -> None:
    missing = sorted(set(known_to(recording)["codes"]) - CODES)
    assert not missing, rule(recording, [f"the error code {code}" for code in missing])


def test_every_operation_of_today_is_recorded() -> None:
    known = known_to(RECORDINGS[-1])
    asked = {exchange["op"] for exchange in known["exchanges"] if "error" not in exchange}
    assert asked == known["answers"].keys()
    assert asked == {*ALWAYS, *engine_operations().by_name}, "record it: python -m tests.host.recording"


OLD: dict[str, Any] = {
    "tone": ["one of", "good", "bad"],
    "url": ["any", "string", "null"],
    "points": ["list", {"text": "string", "share": "number"}],
}


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ({**OLD, "more": "string"}, []),
        ({**OLD, "url": "string"}, []),
        ({**OLD, "points": ["list", {"text": "string", "share": "integer", "more": "null"}]}, []),
        ({"tone": OLD["tone"], "url": OLD["url"]}, [".points is gone"]),
        ({**OLD, "points": ["list", {"share": "number"}]}, [".points[].text is gone"]),
        (
            {**OLD, "points": ["any", OLD["points"], "null"]},
            [".points is of another type: null instead of list"],
        ),
        (
            {**OLD, "url": ["any", "integer", "null"]},
            [".url is of another type: integer instead of string"],
        ),
        ({**OLD, "tone": ["one of", "good", "bad", "mixed"]}, [".tone has new values: mixed"]),
        ({**OLD, "tone": "string"}, [".tone is of another type: string instead of one of"]),
    ],
)
def test_more_is_no_change_and_everything_else_is(new: Shape, told: list[str]) -> None:
    assert list(changes(OLD, new)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"tone": "good", "url": None, "points": [{"text": "t", "share": 1}], "more": 1}, []),
        ({"tone": "mixed", "url": "u", "points": []}, []),
        ({"tone": 1, "url": "u", "points": []}, [".tone is of another type: integer instead of string"]),
        ({"tone": "good", "url": 7, "points": []}, [".url is of another type: integer instead of string"]),
        ({"tone": "good", "url": "u", "points": None}, [".points is of another type: null"]),
        ({"tone": "good", "url": "u", "points": [{"share": 0.5}]}, [".points[].text is gone"]),
        ({"tone": "good", "points": []}, [".url is gone"]),
    ],
)
def test_a_value_fits_a_shape_or_it_is_told_where_not(value: Any, told: list[str]) -> None:
    assert list(misfits(value, OLD)) == told
