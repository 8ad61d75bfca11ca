"""On which pages the icon is lit: the patterns that Chromium compares addresses with, against known addresses."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from scripts.tools.addresses import patterns
from smallprint.discovery.address import read_address

if TYPE_CHECKING:
    from pathlib import Path


def evaluate_lit(data: Path) -> dict[str, Any]:
    """Precision, recall and F1 over the distinct addresses in `data`, one that is ever listed as a policy being one.

    `host_f1` is what read_address reaches on the same; `beyond_reach` counts policies whose fragments alone tell,
    which the browser leaves out; `false` names the pages lit in vain.
    """
    wanted: dict[str, bool] = defaultdict(bool)
    for line in (data / "urls" / "policy_urls.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        wanted[entry["url"]] |= entry["is_privacy"]
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns()]
    policies = {url for url, is_policy in wanted.items() if is_policy}
    lit = {url for url in wanted if any(pattern.search(_bare(url)) for pattern in compiled)}
    told = {url for url in wanted if _is_told(url)}
    return {
        "precision": len(lit & policies) / len(lit),
        "recall": len(lit & policies) / len(policies),
        "f1": _f1(lit, policies),
        "host_f1": _f1(told, policies),
        "beyond_reach": sum(_is_told(url) and not _is_told(_bare(url)) for url in policies),
        "false": sorted(lit - policies),
    }


def _bare(url: str) -> str:
    return url.partition("#")[0]


def _is_told(url: str) -> bool:
    name = read_address(url)
    return name is not None and name.kind in ("privacy", "children")


def _f1(found: set[str], wanted: set[str]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))
