"""What holds for everything that is read or answered, whatever it was made of."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from smallprint import wire
from smallprint.errors import CODES, SmallprintError
from smallprint.reading.canonical import squeeze
from tests.reading.test_properties import check as check_offsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallprint.messages import Message, Report
    from smallprint.reading.policy import Policy


def check_policy(policy: Policy) -> None:
    """A policy holds together, and its text is as `read` promises."""
    check_offsets(policy)
    for block in policy.blocks:
        words = policy.text[block.start : block.end]
        assert words == squeeze(words), "not canonical"
        check_text(*block.section, *block.headers)
    check_text(policy.text, policy.title, policy.service, policy.language, *policy.warnings)
    for link in policy.links:
        check_text(link.href)
    if policy.last_updated and policy.last_updated.date:
        check_date(policy.last_updated.date)


def check_text(*texts: str) -> None:
    """Texts can be written: none holds half of a surrogate pair."""
    for text in texts:
        text.encode()


def check_date(day: date) -> None:
    """A date is one that a policy can have."""
    assert 1900 <= day.year < 2100


def check_message(message: Message) -> Any:
    """An answer can be sent, and is the same on the other side. Returns it as plain data."""
    plain = message.model_dump(mode="json", by_alias=True)
    check_plain(plain)
    assert type(message).model_validate(plain) == message
    return plain


def check_plain(plain: Any) -> None:
    """A result comes through the wire as it is."""
    frames = [wire.decode(frame[4:]) for frame in wire.result_frames(1, plain)]
    if frames[0]["type"] == "result":
        [frame] = frames
        assert frame["result"] == plain
    else:
        assert json.loads("".join(frame["data"] for frame in frames)) == plain
    json.dumps(plain, ensure_ascii=False).encode()


def check_report(report: Report, policy: Policy) -> None:
    """A report can be sent, each of its items is proved by the policy's own words, and its addresses are harmless."""
    plain = check_message(report)
    for holder in _objects(plain):
        if holder.keys() == {"text", "start", "end", "section"}:
            assert policy.text[holder["start"] : holder["end"]] == holder["text"] != ""
        if holder.get("href"):
            assert urlsplit(holder["href"]).scheme in ("http", "https", "mailto")
    blocks = {(block.start, block.end) for block in policy.blocks}
    assert {(topic.start, topic.end) for topic in report.topics} <= blocks
    assert len(set(report.not_stated)) == len(report.not_stated)
    if report.last_updated and report.last_updated.date:
        date.fromisoformat(report.last_updated.date)


def check_error(error: SmallprintError, *codes: str) -> None:
    """An error tells its code, one of `codes` if there are any, what happened and what to do, and can be sent."""
    assert error.code in (codes or CODES - {"internal"})
    assert error.message
    assert error.hint
    check_plain([error.message, error.hint, error.details])


def _objects(plain: Any) -> Iterator[dict[str, Any]]:
    """All objects in plain data, however deep."""
    pending = [plain]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            yield value
            pending += value.values()
        elif isinstance(value, list):
            pending += value
