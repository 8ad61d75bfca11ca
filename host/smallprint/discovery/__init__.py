"""Discovery: is this page a privacy policy, and where is the policy of its site?

recognition = recognise(policy)
view = View(page.frames, url)                       its frames, each parsed once for all that follows
links = find_links(view)                            documents that a page leads to, best first
versions = versions_in(frozenset({"en"}), view)     the same document in other languages
moments = find_moments(view)                        where it asks its readers to agree to them
detection = detect(policy, view)                    recognition and candidates
"""

from smallprint.discovery.alternates import versions_in
from smallprint.discovery.candidates import find_links, is_sure, usual_paths
from smallprint.discovery.consent import find_moments
from smallprint.discovery.detection import detect
from smallprint.discovery.recognise import recognise
from smallprint.discovery.sections import policy_sections
from smallprint.discovery.view import View

__all__ = [
    "View",
    "detect",
    "find_links",
    "find_moments",
    "is_sure",
    "policy_sections",
    "recognise",
    "usual_paths",
    "versions_in",
]
