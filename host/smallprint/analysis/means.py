"""How a sentence says that something is done: in the settings, in the browser, with the button called so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallprint.analysis.units import Unit
    from smallprint.knowledge.actions import Actions

_STEP = r"[A-Z][\w’'-]{0,20}(?: [A-Z&][\w’'-]{0,20}){0,3}"
# "Settings > Privacy > Ads". What begins a sentence has a capital for that, so a path does not stand there.
_PATH = re.compile(rf"(?<=[a-z:,(“\"] )[(“\"]?({_STEP}(?: ?(?:>|→|»|›) ?{_STEP}){{1,4}})")
_ARROWS = frozenset(">→»›")


def means_in(unit: Unit, text: str, actions: Actions) -> dict[str, str]:
    """The means of [means] in actions.toml that a sentence names, and `control` and `path` with the policy's words.

    `text` is the sentence as the policy has it, without its lead-in.
    """
    means = {name: "" for name, _, _ in actions.means.search(unit.folded, unit.stems)}
    if (control := actions.controls.search(text)) is not None:
        means["control"] = control.group()
    if not _ARROWS.isdisjoint(text) and (path := _PATH.search(text)) is not None:
        means["path"] = path[1]
    return means
