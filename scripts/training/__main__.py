"""Trains the topic model of a language from labels.tsv, and prints how well it does on policies held out.

Needs scikit-learn: pip install -e .[training]
"""

from __future__ import annotations

import argparse
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from scripts.training.corpus import Sample, samples
from smallprint import knowledge
from smallprint.knowledge.topic_model import write_model

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent
_DATA = _HERE.resolve().parents[2] / "shared" / "data"
_MODEL = Path(knowledge.__file__).parent / "en" / "topics.model"
_LETTERS = {
    "F": "first_party_collection",
    "T": "third_party_sharing",
    "C": "user_choice",
    "A": "access_edit_deletion",
    "R": "retention",
    "S": "security",
    "P": "policy_change",
    "D": "do_not_track",
    "I": "international_and_specific_audiences",
    "G": "introductory",
    "K": "contact",
    "N": "practice_not_covered",
}
_BITS = 16
_FEWEST = 2  # passages with a feature, below which it has no weight
_STRENGTH = 10.0  # inverse of the regularization; 3 to 30 do as well
_FOLDS = 5
_PARTS_OF_ONE_SOURCE = 30  # PolicyIE does not say which sentences are of one policy


def main() -> int:
    """Train, print the figures, and write the model."""
    parser = argparse.ArgumentParser(prog="python -m scripts.training", description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="a folder of the form of shared/data")
    options = parser.parse_args()
    labels, agreement = read_labels(_HERE / "labels.tsv")
    rules = knowledge.load("en").rules
    known = [sample for sample in samples(options.data, rules) if sample.key in labels]
    if len(known) < len(labels):
        print(f"{len(labels) - len(known)} labels have no text in {options.data}", file=sys.stderr)
    wanted = np.array([[letter in labels[sample.key] for letter in _LETTERS] for sample in known])
    features = _matrix(known)
    features = features @ diags((np.diff(features.tocsc().indptr) >= _FEWEST).astype(float))
    print(f"{len(known)} passages; two readers of the same passage agree at F1 {agreement:.3f}")
    margins = np.zeros(wanted.shape)
    groups = [_group(number, sample) for number, sample in enumerate(known)]
    for train, test in GroupKFold(_FOLDS).split(features, groups=groups):
        weights, bias = _fit(features[train], wanted[train])
        margins[test] = features[test] @ weights.T + bias
    _report(wanted, margins > 0)
    weights, bias = _fit(features, wanted)
    scale = np.abs(weights).max(axis=1) / 127
    small = np.round(weights / scale[:, None]).astype(np.int8)
    _MODEL.write_bytes(
        write_model(
            tuple(_LETTERS.values()),
            [round(float(value), 4) for value in bias],
            [round(float(value), 6) for value in scale],
            small.T.tobytes(),
            _BITS,
        )
    )
    print(f"{_MODEL.name}: {_MODEL.stat().st_size} bytes")
    return 0


def read_labels(path: Path) -> tuple[dict[str, str], float]:
    """The letters of each key, and the F1 between the two readers of those that two have read."""
    labels: dict[str, str] = {}
    both = either = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        key, first, *second = line.split("\t")
        labels[key] = first
        for other in second:
            both += len(set(first) & set(other) - {"-"})
            either += len(set(first) - {"-"}) + len(set(other) - {"-"})
    return labels, 2 * both / either if either else 0.0


def _group(number: int, sample: Sample) -> str:
    return (
        f"{sample.source} {number % _PARTS_OF_ONE_SOURCE}" if sample.source == "policyie" else sample.source
    )


def _matrix(known: Sequence[Sample]) -> csr_matrix:
    """A row a passage, of length one in the number of its features, as TopicModel.scores counts."""
    rows, columns, values = [], [], []
    for row, sample in enumerate(known):
        for feature in sample.features:
            rows.append(row)
            columns.append(zlib.crc32(feature.encode()) & ((1 << _BITS) - 1))
            values.append(1 / np.sqrt(len(sample.features)))
    return csr_matrix((values, (rows, columns)), shape=(len(known), 1 << _BITS))


def _fit(features: csr_matrix, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    weights, bias = [], []
    for column in wanted.T:
        model = LogisticRegression(C=_STRENGTH, class_weight="balanced", solver="liblinear", random_state=0)
        model.fit(features, column)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.array(weights), np.array(bias)


def _report(wanted: np.ndarray, given: np.ndarray) -> None:
    both = (wanted & given).sum(axis=0)
    f1 = 2 * both / np.maximum(1, wanted.sum(axis=0) + given.sum(axis=0))
    micro = 2 * both.sum() / (wanted.sum() + given.sum())
    print(f"policies held out, {_FOLDS} folds: micro F1 {micro:.3f}, macro F1 {f1.mean():.3f}")
    for name, value, count in zip(_LETTERS.values(), f1, wanted.sum(axis=0), strict=True):
        print(f"  {name:38} {value:.3f}  of {count}")


if __name__ == "__main__":
    sys.exit(main())
