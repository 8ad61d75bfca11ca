"""Records of invented policies for the tests of the store."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from smallprint.library.store import Record


def record(name: str = "Fernlock", text: str = "We collect your email address.", **other: Any) -> Record:
    """A version of the policy of an invented service: its text decides its hash, and what is packed."""
    site = f"{name.lower()}.example"
    made = Record(
        address=f"{site}/privacy",
        language="en",
        url=f"https://{site}/privacy",
        service=name,
        title="Privacy Policy",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        words=len(text.split()),
        updated="2024-01-16",
        watch_outs=1,
        serious=0,
        practices=frozenset({"collects_email"}),
        cards="They collect your email address.",
        text=text,
        policy=b"policy " + text.encode(),
        report=b"report " + text.encode(),
        engine="1",
    )
    return replace(made, **other)


def moment(minute: int) -> str:
    """A time, so many minutes into a day."""
    return f"2026-03-01T{minute // 60:02}:{minute % 60:02}:00.000+00:00"
