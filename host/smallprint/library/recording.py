"""What the library keeps of a policy and its report: what is packed, what is searched, what lists show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smallprint.library.addresses import address_key
from smallprint.library.engine_id import engine_id
from smallprint.library.packing import pack
from smallprint.library.policies import policy_to_json
from smallprint.library.records import Record

if TYPE_CHECKING:
    from smallprint.reading.policy import Policy

    Plain = dict[str, Any]


def record_of(policy: Policy, report: Plain) -> Record:
    """A policy that has an address, with its report as plain JSON data."""
    watch_outs, updated = report["watch_outs"], report["last_updated"]
    return Record(
        address=address_key(policy.url or ""),
        language=policy.language,
        url=policy.url or "",
        service=policy.service,
        title=policy.title,
        sha256=report["source"]["sha256"],
        words=report["source"]["words"],
        updated=(updated and updated["date"]) or "",
        watch_outs=len(watch_outs),
        serious=sum(item["severity"] == 3 for item in watch_outs),
        practices=frozenset(finding["practice"] for finding in report["findings"]),
        cards="\n".join(_card_words(report)),
        text=policy.text,
        policy=pack(policy_to_json(policy)),
        # How it was found is not kept: it tells on which page its reader was.
        report=pack({**report, "search": None, "kept": None}),
        engine=engine_id(),
    )


def _card_words(report: Plain) -> list[str]:
    return [
        *(item["text"] for item in report["watch_outs"]),
        *(item["text"] for item in report["overview"]),
        *(item["name"] for item in report["data_collected"]),
        *(f"{item['question']} {item['answer']}" for item in report["questions"]),
        *(item["label"] for item in report["actions"]),
    ]
