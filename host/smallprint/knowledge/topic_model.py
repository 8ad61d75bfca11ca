"""The topic model: a linear classifier over hashed features, in a file that needs no library to read.

The file is a line of JSON (`classes`, `bias`, `scale`, `bits`), then the weights, deflated: for each of
2^bits buckets one signed byte a class. `scripts/train` makes it.
"""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LANE = 3  # bytes in which the weights of one class add up
_MOST = (1 << 8 * _LANE) // 255  # features whose weights fit there
_OFFSET = 128


class ModelError(ValueError):
    """The file is not a topic model."""


@dataclass(frozen=True)
class TopicModel:
    """Weights by bucket. All classes of a bucket are one integer with a lane a class, so that one addition adds
    them all."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    lanes: bytes = field(repr=False)
    bits: int
    _known: dict[str, int] = field(default_factory=dict, repr=False)

    def scores(self, features: set[str]) -> dict[str, float]:
        """The margin of each class: above 0 means that the passage has it."""
        count = len(features)
        if not count:
            return dict(zip(self.classes, self.bias, strict=True))
        known = self._known
        for feature in features.difference(known):
            self._learn(feature)
        length = math.sqrt(count)
        sums = [-_OFFSET * count] * len(self.classes)
        ordered = list(features)
        for first in range(0, count, _MOST):
            some = ordered[first : first + _MOST]
            added = sum(map(known.__getitem__, some)).to_bytes(_LANE * len(self.classes), "little")
            for at in range(len(sums)):
                sums[at] += int.from_bytes(added[at * _LANE : (at + 1) * _LANE], "little")
        return {
            name: sums[at] * self.scale[at] / length + self.bias[at] for at, name in enumerate(self.classes)
        }

    def forget(self) -> None:
        """Drop what was kept of the last policy's words."""
        self._known.clear()

    def _learn(self, feature: str) -> None:
        width = _LANE * len(self.classes)
        at = (zlib.crc32(feature.encode()) & ((1 << self.bits) - 1)) * width
        self._known[feature] = int.from_bytes(self.lanes[at : at + width], "little")


def write_model(
    classes: Sequence[str], bias: Sequence[float], scale: Sequence[float], weights: bytes, bits: int
) -> bytes:
    """The file of a model. `weights` has a signed byte for each class of each bucket."""
    head = {"classes": list(classes), "bias": list(bias), "scale": list(scale), "bits": bits}
    return json.dumps(head).encode() + b"\n" + zlib.compress(weights, 9)


def read_model(data: bytes) -> TopicModel:
    """The model of a file. Raises ModelError."""
    head, _, packed = data.partition(b"\n")
    try:
        fields = json.loads(head)
        weights = zlib.decompress(packed)
        classes, bits = tuple(fields["classes"]), int(fields["bits"])
    except (ValueError, KeyError, zlib.error) as error:
        raise ModelError(f"not a topic model: {error}") from error
    if len(weights) != len(classes) << bits:
        raise ModelError(f"{len(weights)} weights for {len(classes)} classes of 2^{bits} buckets")
    lanes = bytearray(_LANE * len(weights))
    # Unsigned, so that lanes never borrow from each other.
    lanes[::_LANE] = weights.translate(bytes((byte + _OFFSET) & 255 for byte in range(256)))
    return TopicModel(classes, tuple(fields["bias"]), tuple(fields["scale"]), bytes(lanes), bits)
