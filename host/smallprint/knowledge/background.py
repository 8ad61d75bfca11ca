"""Ordinary policy language: in how many policies two words stand side by side, in a file that needs no library.

The file is a line of JSON (`policies`, `bits`), then 2^bits bytes, deflated: for the words and the pairs of words
that hash into a bucket, the level of how many policies have them. `python -m scripts.training.background` makes it.
"""

from __future__ import annotations

import json
import math
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEPS = 2  # levels to a doubling
_EDGE = ""  # stands before the first word of a sentence and after the last


class BackgroundError(ValueError):
    """The file is not a background."""


@dataclass(frozen=True, slots=True)
class Background:
    """How many policies have a word or a pair. Two that share a bucket count as the more frequent of them."""

    policies: int
    bits: int
    levels: bytes = field(repr=False)

    def surprise(self, key: str) -> float:
        """Of a word or pair (see `pairs`), in bits: 0 for what all policies say, log2(policies + 1) at most."""
        level = self.levels[_bucket(key, self.bits)]
        # The rarest level is that of no policy, not of one.
        return max(0.0, math.log2(self.policies + 1) - level / _STEPS)

    def novelty(self, stems: Sequence[str]) -> float:
        """The mean surprise of a sentence's pairs of words, in bits."""
        keys = pairs(stems)
        return sum(map(self.surprise, keys)) / len(keys)


def pairs(stems: Sequence[str]) -> list[str]:
    """Each two neighbours of a sentence as a key, its two ends included: one more than there are words."""
    return list(map(" ".join, zip([_EDGE, *stems], [*stems, _EDGE], strict=True)))


def write_background(counts: Mapping[str, int], policies: int, bits: int) -> bytes:
    """The file. `counts` has the number of policies, of `policies`, that have each word and each pair."""
    levels = bytearray(1 << bits)
    for key, count in counts.items():
        at = _bucket(key, bits)
        levels[at] = max(levels[at], round(_STEPS * math.log2(count + 1)))
    head = json.dumps({"policies": policies, "bits": bits})
    return head.encode() + b"\n" + zlib.compress(bytes(levels), 9)


def read_background(data: bytes) -> Background:
    """The background of a file. Raises BackgroundError."""
    head, _, packed = data.partition(b"\n")
    try:
        fields = json.loads(head)
        policies, bits = int(fields["policies"]), int(fields["bits"])
        levels = zlib.decompress(packed)
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise BackgroundError(f"not a background: {error}") from error
    if policies < 1 or not 0 <= bits < 32 or len(levels) != 1 << bits:
        raise BackgroundError(f"{len(levels)} levels of {policies} policies for 2^{bits} buckets")
    return Background(policies, bits, levels)


def _bucket(key: str, bits: int) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) & ((1 << bits) - 1)
