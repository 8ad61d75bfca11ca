"""Discovery: is this page a privacy policy, and where is the policy of its site?

recognition = recognise(policy)
links = find_links(page.frames)                        documents that a page leads to, best first
versions = versions_in(frozenset({"en"}), page.frames)     the same document in other languages
moments = find_moments(page.frames)                    where it asks its readers to agree to them
detection = detect(policy, page.frames)                recognition and candidates
"""

from smallprint.discovery.alternates import versions_in
from smallprint.discovery.candidates import find_links, usual_paths
from smallprint.discovery.detection import detect
from smallprint.discovery.kinds import link_kind
from smallprint.discovery.moments import find_moments
from smallprint.discovery.recognise import Recognition, recognise
from smallprint.discovery.sections import policy_sections

__all__ = [
    "Recognition",
    "detect",
    "find_links",
    "find_moments",
    "link_kind",
    "policy_sections",
    "recognise",
    "usual_paths",
    "versions_in",
]
