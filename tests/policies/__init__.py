"""The sample policies that we wrote: POLICIES is their folder, SAMPLES those that can be summarized."""

from __future__ import annotations

import json
from pathlib import Path

POLICIES = Path(__file__).parent
SAMPLES = [
    file.parent
    for file in sorted(POLICIES.glob("*/expected.json"))
    if "error" not in json.loads(file.read_text(encoding="utf-8"))
]
