"""The policies read last, in memory: questions are asked of them, kept in the library or not."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallprint.asking import Asker
    from smallprint.messages import Report
    from smallprint.reading.policy import Policy

    Read = tuple[Policy, Report | dict[str, Any]]

_MOST = 4


class Recent:
    """Policies with their reports by the hash of their texts. The one that was used least lately goes first."""

    def __init__(self) -> None:
        self._read: OrderedDict[str, Read | Asker] = OrderedDict()

    def note(self, sha256: str, policy: Policy, report: Report | dict[str, Any]) -> None:
        """Hold on to a policy that was just read, with its report as a message or as plain data."""
        if sha256 not in self._read:
            self._read[sha256] = policy, report
        self._use(sha256)

    def asker(self, sha256: str, otherwise: Callable[[str], Read]) -> Asker:
        """What answers questions about a policy, which `otherwise` gets where it is not at hand."""
        from smallprint import asking, engine, messages

        held = self._read.get(sha256) or otherwise(sha256)
        if isinstance(held, tuple):
            policy, report = held
            if isinstance(report, dict):
                report = messages.Report.model_validate(report)
            held = asking.Asker(policy, report, engine.knowledge_for(policy))
        self._read[sha256] = held
        self._use(sha256)
        return held

    def clear(self) -> None:
        """Let go of all of them."""
        self._read.clear()

    def _use(self, sha256: str) -> None:
        self._read.move_to_end(sha256)
        if len(self._read) > _MOST:
            self._read.popitem(last=False)
