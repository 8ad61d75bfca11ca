"""Policies and reports as the library's file has them."""

from __future__ import annotations

import copy
import json
import random
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from smallprint.engine import open_document
from smallprint.library import packing
from smallprint.library.packing import pack, unpack
from smallprint.library.policies import policy_from_json, policy_to_json
from tests.policies import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from smallprint.reading.policy import Policy


def sample(folder: Path) -> Policy:
    """The policy of a sample."""
    [file] = folder.glob("source.*")
    return open_document(file.read_bytes(), "https://sample.example/privacy").policy


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_policy_comes_back_as_it_was(folder: Path) -> None:
    policy = sample(folder)
    assert policy_from_json(unpack(pack(policy_to_json(policy)))) == policy


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values in JSON data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in places(each, (*path, key)))]


def test_damaged_data_is_no_policy_or_one_that_holds_together() -> None:
    """Offsets of what comes back can be relied on, whatever was changed."""
    whole = policy_to_json(sample(SAMPLES[0]))
    rng = random.Random(7)  # noqa: S311 - the same damage each time
    everywhere = places(whole)[1:]
    for _ in range(400):
        data = copy.deepcopy(whole)
        *way, last = rng.choice(everywhere)
        holder = data
        for key in way:
            holder = holder[key]
        holder[last] = rng.choice([None, -1, 10**9, "x", [], {}, True, 1.5, 0])
        try:
            policy = policy_from_json(data)
        except ValueError:
            continue
        spans = [(block.start, block.end) for block in policy.blocks]
        spans += [(sentence.start, sentence.end) for sentence in policy.sentences]
        assert all(0 <= start <= end <= len(policy.text) for start, end in spans)
        assert all(sentence.block < len(policy.blocks) for sentence in policy.sentences)


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\r", "\x7f", "\x9b"])
@pytest.mark.parametrize("field", ["text", "title", "service", "url"])
def test_control_characters_are_of_no_policy(field: str, control: str) -> None:
    data = policy_to_json(sample(SAMPLES[0]))
    with pytest.raises(ValueError, match="control"):
        policy_from_json({**data, field: f"{data[field]}{control}"})
    policy_from_json({**data, field: f"{data[field]}\t\n"})


def test_whatever_a_page_holds_what_was_read_of_it_comes_back() -> None:
    odd = "".join(map(chr, [11, 12, 27, 28, 29, 30, 31, *range(127, 160)]))
    page = f"""<html lang="en{odd}"><head><title>Privacy{odd} Policy</title>
    <meta property="og:site_name" content="Ac{odd}me"><base href="https://x.example/{odd}"></head><body><main>
    <h1>Privacy{odd} Policy</h1><p>Last updated{odd}: 4 March{odd} 2024</p>
    <p>We collect your{odd} address. <a href="https://x.example/{odd}y">li{odd}nk</a></p><table>
    <tr><th>Da{odd}ta</th><th>P</th></tr><tr><td>na{odd}me</td><td>ads</td></tr></table>
    <dl><dt>te{odd}rm</dt><dd>x</dd></dl></main></body></html>"""
    policy = open_document(page.encode(), "https://x.example/privacy").policy
    assert policy.links
    assert policy_from_json(unpack(pack(policy_to_json(policy)))) == policy


@pytest.mark.parametrize("data", [None, [], {}, "text", {"text": "x"}])
def test_what_is_no_policy_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="policy"):
        policy_from_json(data)


@pytest.mark.parametrize("data", [b"", b"text", zlib.compress(b"{}")[:-3], zlib.compress(b"{")])
def test_what_was_not_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(data)


def test_what_unpacks_to_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LIMIT", 1000)
    assert unpack(pack("x" * 990)) == "x" * 990
    with pytest.raises(ValueError, match="too large"):
        unpack(zlib.compress(json.dumps("x" * 5000).encode()))
