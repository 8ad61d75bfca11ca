"""The sample policies that ship: what each must tell, and what would be wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scripts.evaluation.seed import compared
from smallprint import engine

_SAMPLES = Path(__file__).resolve().parents[2] / "tests" / "policies"


def evaluate_samples(_data: Path) -> dict[str, Any]:
    """Facts told over all samples, with what is missing and what is wrong by sample."""
    told = of = 0
    missing: dict[str, list[str]] = {}
    wrong: dict[str, list[str]] = {}
    for folder in sorted(_SAMPLES.iterdir()):
        if not (folder / "expected.json").is_file():
            continue
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        if "error" in expected:
            continue
        html = (folder / "source.html").read_bytes()
        summary = engine.summarize(engine.open_document(html, expected["url"]))
        row = compared(summary.model_dump(mode="json", by_alias=True), expected)
        told += row["told"]
        of += row["of"]
        if row["missing"]:
            missing[folder.name] = row["missing"]
        if row["wrong"]:
            wrong[folder.name] = row["wrong"]
    return {"told": told, "of": of, "share": told / of, "missing": missing, "wrong": wrong}
