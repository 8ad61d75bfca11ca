"""Counts ordinary policy language: in how many of the open policies each word and each pair of words stands.

The texts are those of `corpus.py`; a text that stands there twice counts once. Run it whenever the folding of
words changes: python -m scripts.training.background
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.training.corpus import policies
from smallprint import knowledge
from smallprint.analysis.units import units_of
from smallprint.knowledge.background import pairs, write_background

if TYPE_CHECKING:
    from smallprint.knowledge import ReadingRules
    from smallprint.reading.policy import Policy

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_FILE = Path(knowledge.__file__).parent / "en" / "background.model"
_BITS = 19
_FEWEST = 3  # policies; what fewer have is as good as unheard of, and a policy cannot vouch for itself
_LEAST_WORDS = 300


def main() -> int:
    """Count, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m scripts.training.background", description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="a folder of the form of shared/data")
    options = parser.parse_args()
    rules = knowledge.load("en").rules
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for policy in policies(options.data):
        if policy.text not in seen and policy.words() >= _LEAST_WORDS:
            seen.add(policy.text)
            counts.update(keys_of(policy, rules))
    kept = {key: count for key, count in counts.items() if count >= _FEWEST}
    _FILE.write_bytes(write_background(kept, len(seen), _BITS))
    print(f"{_FILE.name}: {len(kept)} words and pairs of {len(seen)} policies, {_FILE.stat().st_size} bytes")
    return 0


def keys_of(policy: Policy, rules: ReadingRules) -> set[str]:
    """All words and pairs of a policy's sentences, each once."""
    keys: set[str] = set()
    for unit in units_of(policy, rules):
        stems = [word.stem for word in unit.words[unit.own :]]
        keys.update(stems)
        keys.update(pairs(stems))
    return keys


if __name__ == "__main__":
    sys.exit(main())
