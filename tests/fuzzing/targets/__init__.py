"""All targets, by name."""

from __future__ import annotations

from tests.fuzzing.targets import asking, discovery, library, loop, protocol, reading, requests, whole, words

TARGETS = {
    name: target
    for module in (words, protocol, loop, discovery, asking, reading, library, requests, whole)
    for name, target in module.TARGETS.items()
}
