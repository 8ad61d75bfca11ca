"""Which frames of a page count as closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .test_capture import START

if TYPE_CHECKING:
    from .conftest import Visitor
    from .origins import Origins

TOP = "https://shop.example/privacy"
OTHER = "https://legal.example/"


def frame(address: str, side: int = 400) -> str:
    return f"<iframe src='{address}' width={side} height={side}></iframe>"


def closed(visitor: Visitor, origins: Origins, content: str) -> list[str]:
    """What the host is told of the frames of a page at TOP."""
    heard = visitor.host.fake("error", {"code": "nothing_to_read", "message": "", "hint": "", "details": {}})
    visitor.go(origins.add(TOP, START + content)).problem()
    [found] = [line for line in heard.read_text(encoding="utf-8").splitlines() if '"op": "find"' in line]
    frames: list[str] = json.loads(found)["params"]["frames"]
    return frames


def test_one_that_was_read_where_a_redirect_led_is_open(visitor: Visitor, origins: Origins) -> None:
    origins.redirect("https://shop.example/old", "https://shop.example/new")
    origins.add("https://shop.example/new", "<p>Our policy")
    other = frame(origins.add(OTHER, "<p>Elsewhere"))
    hidden = "<iframe hidden src='/new'></iframe>"  # counts in the tree of frames
    assert closed(visitor, origins, hidden + other + frame("/old")) == [OTHER]


def test_one_that_has_not_loaded_yet_is_closed(visitor: Visitor, origins: Origins) -> None:
    far = "<p style='height: 9000px'></p><iframe loading=lazy width=400 height=400 src='/late'></iframe>"
    assert closed(visitor, origins, far) == ["https://shop.example/late"]


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_those_in_shadow_roots(visitor: Visitor, origins: Origins, mode: str) -> None:
    origins.add("https://shop.example/in", "<p>Read")
    origins.add(OTHER, "<p>Elsewhere")
    roots = "".join(
        f"<div><template shadowrootmode={mode}>{frame(src)}</template></div>" for src in ("/in", OTHER)
    )
    assert closed(visitor, origins, roots) == [OTHER]


def test_the_two_largest_are_told(visitor: Visitor, origins: Origins) -> None:
    sizes = {"small": 300, "large": 500, "larger": 600}
    frames = [frame(origins.add(OTHER + name, "<p>x"), side) for name, side in sizes.items()]
    assert closed(visitor, origins, "".join(frames)) == [OTHER + "larger", OTHER + "large"]
