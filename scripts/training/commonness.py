"""Counts how common each practice is: in which share of the open policies it is found.

The texts are those of `corpus.py`; a text that stands there twice counts once. Run it when practices have changed
much: python -m scripts.training.commonness
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from scripts.training.corpus import policies
from smallprint import knowledge
from smallprint.analysis import analyse

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_FILE = Path(knowledge.__file__).parent / "en" / "commonness.toml"
_HEAD = """# In which share of policies each practice is found: the Summary prefers what few others say.
# Counted over {count} open policies by scripts/training/commonness.py; a practice that is not here counts as rare.

"""
_LEAST_WORDS = 300


def main() -> int:
    """Count, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m scripts.training.commonness", description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="a folder of the form of shared/data")
    options = parser.parse_args()
    known = knowledge.load("en")
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for policy in policies(options.data):
        if policy.text not in seen and policy.words() >= _LEAST_WORDS:
            seen.add(policy.text)
            counts.update(finding.practice.id for finding in analyse(policy, known).findings)
    lines = [f"{name} = {max(count / len(seen), 0.01):.2f}\n" for name, count in sorted(counts.items())]
    _FILE.write_text(_HEAD.format(count=len(seen)) + "".join(lines), encoding="utf-8")
    print(f"{_FILE.name}: {len(counts)} of {len(known.practices)} practices in {len(seen)} policies")
    return 0


if __name__ == "__main__":
    sys.exit(main())
